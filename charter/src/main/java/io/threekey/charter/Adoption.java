package io.threekey.charter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The version that a decision makes: from when, until when, and against whom. */
final class Adoption {
    private static final int WAY_OUT_DAYS = 30;

    private final Charter charter;
    private final History history;
    private final Proposal proposal;
    private final Instant at;

    Adoption(Charter charter, History history, Proposal proposal, Instant at) {
        this.charter = charter;
        this.history = history;
        this.proposal = proposal;
        this.at = at;
    }

    Instant at() {
        return at;
    }

    /** @param atLeast how long it waits, whatever the right says */
    PolicyVersion version(List<Act> by, Optional<Function> overruled, Duration atLeast) {
        return new PolicyVersion(
                proposal.address(),
                history.versions(proposal.address()).size() + 1,
                proposal.document(),
                PolicyVersion.digestOf(proposal.document()),
                proposal.digest(),
                at,
                validity(overruled, atLeast),
                by.stream().map(Signer::of).toList(),
                charter.version(),
                overruled.isPresent() ? Way.WAY_OUT : proposal.way(),
                overruled,
                proposal.confirmation());
    }

    /** What would be obeyed at its address without it. */
    Optional<PolicyVersion> before() {
        return history.obeyedAt(proposal.address(), at);
    }

    /**
     * Whether it waits for the delay of its kind: it is looser than what is obeyed, than what lies below that for hours,
     * or than what will have begun before it could. What came before returns at once, because care would wait.
     */
    boolean loosens() {
        return proposal.way() == Way.REGULAR
                && (loosensWhatIsInForce() || loosens(below(begins(right().delayMinutes()))));
    }

    /** Whether it is looser than what is in force, or than what is to stay and on its way. */
    boolean loosensWhatStands() {
        return loosensWhatIsInForce() || loosens(history.standing(proposal.address(), at));
    }

    /** Whether it is looser than what would be obeyed if nothing lay over it for hours. */
    boolean loosensWhatLiesBelow() {
        return loosens(below(at));
    }

    private boolean loosensWhatIsInForce() {
        return loosens(before()) || loosensWhatLiesBelow();
    }

    private Optional<PolicyVersion> below(Instant then) {
        return history.obeyedBelowAt(proposal.address(), then);
    }

    /** Without anything before there is nothing to loosen. */
    private boolean loosens(Optional<PolicyVersion> version) {
        return version.filter(before -> !Strictness.compare(rule(), before.document(), proposal.document())
                        .keepsTheFloor())
                .isPresent();
    }

    private Validity validity(Optional<Function> overruled, Duration atLeast) {
        var delay =
                Duration.ofMinutes(Math.max(right().delayMinutes(), loosens() ? rule().looseningDelayMinutes() : 0));
        var recorded = at.plus(delay.compareTo(atLeast) < 0 ? atLeast : delay);
        var warned = recorded.plus(Duration.ofMinutes(proposal.staging().recordMinutes()));
        return new Validity(
                recorded,
                warned,
                warned.plus(Duration.ofMinutes(proposal.staging().warnMinutes())),
                until(overruled),
                Optional.empty());
    }

    /** When it is obeyed after so long a delay and its stages. */
    private Instant begins(int delayMinutes) {
        var staging = proposal.staging();
        return at.plus(Duration.ofMinutes((long) delayMinutes + staging.recordMinutes() + staging.warnMinutes()));
    }

    /**
     * Whether it would be over before anybody obeyed it, were it not for a weekend that keeps it a little longer: then its
     * signers would have decided nothing, whatever they thought.
     */
    boolean isOverBeforeItIsObeyed(Optional<Function> overruled) {
        return !proposal.way().isPassing()
                && lasts(overruled)
                        .filter(time -> !validity(overruled, Duration.ZERO)
                                .effectiveAt()
                                .isBefore(at.plus(time)))
                        .isPresent();
    }

    private Optional<Duration> lasts(Optional<Function> overruled) {
        var days = overruled.isPresent() ? WAY_OUT_DAYS : right().lastsDays();
        return days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
    }

    private Optional<Instant> until(Optional<Function> overruled) {
        return switch (proposal.way()) {
            case CONTAINMENT ->
                charter.containment(proposal.address())
                        .map(envelope -> noLaterThanTheFirst(hoursLater(envelope.hours())));
            case CONTINUITY -> charter.continuity(proposal.address()).map(clause -> hoursLater(clause.hours()));
            case REGULAR, FOUNDING, WAY_OUT ->
                lasts(overruled).map(time -> charter.calendar().workingMorning(at.plus(time)));
        };
    }

    /** The hours run from the first of a row: tightening a little further must not begin them anew. */
    private Instant noLaterThanTheFirst(Instant end) {
        return EarlierContainments.of(charter, history, proposal.address(), at)
                .standingUntil(proposal.document())
                .filter(first -> first.isBefore(end))
                .orElse(end);
    }

    private Instant hoursLater(int hours) {
        return at.plus(Duration.ofHours(hours));
    }

    private PolicyKindRule rule() {
        return charter.rule(proposal.address()).orElseThrow();
    }

    private DecisionRight right() {
        return charter.rightFor(proposal).orElseThrow();
    }
}
