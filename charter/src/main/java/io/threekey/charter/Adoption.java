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

    PolicyVersion version(List<Act> by, Optional<Function> overruled) {
        return new PolicyVersion(
                proposal.address(),
                history.versions(proposal.address()).size() + 1,
                proposal.document(),
                PolicyVersion.digestOf(proposal.document()),
                proposal.digest(),
                at,
                new Validity(recordedFrom(), warnedFrom(), effectiveAt(), until(overruled), Optional.empty()),
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

    /** Whether it is looser than what is obeyed, or than what is to stay and is set aside for hours or on its way. */
    boolean loosensWhatStands() {
        return loosens(before()) || loosens(history.standing(proposal.address(), at));
    }

    /** Without anything before there is nothing to loosen. */
    private boolean loosens(Optional<PolicyVersion> version) {
        return version.filter(before -> !Strictness.compare(rule(), before.document(), proposal.document())
                        .keepsTheFloor())
                .isPresent();
    }

    private Instant recordedFrom() {
        var delay = Math.max(right().delayMinutes(), loosens() ? rule().looseningDelayMinutes() : 0);
        return at.plus(Duration.ofMinutes(delay));
    }

    private Instant warnedFrom() {
        return recordedFrom().plus(Duration.ofMinutes(proposal.staging().recordMinutes()));
    }

    private Instant effectiveAt() {
        return warnedFrom().plus(Duration.ofMinutes(proposal.staging().warnMinutes()));
    }

    /** What came before returns at once: a delay would keep care waiting. */
    private boolean loosens() {
        return proposal.way() == Way.REGULAR && loosens(before());
    }

    private Optional<Instant> until(Optional<Function> overruled) {
        return switch (proposal.way()) {
            case CONTAINMENT -> charter.containment(proposal.address()).map(envelope -> hoursLater(envelope.hours()));
            case CONTINUITY -> charter.continuity(proposal.address()).map(clause -> hoursLater(clause.hours()));
            case REGULAR, FOUNDING, WAY_OUT -> {
                var days = overruled.isPresent() ? WAY_OUT_DAYS : right().lastsDays();
                yield days == 0
                        ? Optional.empty()
                        : Optional.of(charter.calendar().workingMorning(at.plus(Duration.ofDays(days))));
            }
        };
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
