package io.threekey.server.governance.web;

import io.threekey.charter.Act;
import io.threekey.charter.ActKind;
import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.charter.Seat;
import io.threekey.charter.SpokenDigest;
import io.threekey.charter.StandingActs;
import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterInWords;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.PolicyKind;
import io.threekey.server.governance.PolicyKinds;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.governance.ProposalStatus.Adopted;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Shows a case to one reader. */
@Component
class ProposalViews {

    private final PolicyKinds kinds;
    private final PoliciesInForce policies;
    private final Clock clock;

    ProposalViews(PolicyKinds kinds, PoliciesInForce policies, Clock clock) {
        this.kinds = kinds;
        this.policies = policies;
        this.clock = clock;
    }

    ProposalView of(ProposalCase one, PersonId reader) {
        var proposal = one.proposal();
        var standing = ProposalStanding.of(one);
        return new ProposalView(
                proposal.id().value(),
                CharterWords.subject(proposal.address()),
                standing.sentence(),
                standing.badge(),
                standing.tone(),
                one.replaced().isPresent(),
                changes(one),
                whole(one),
                effect(one),
                proposal.reason(),
                nameOf(one, proposal.proposedBy()),
                proposal.proposedAt(),
                proposal.openUntil(),
                one.isOpen(),
                plan(one, reader),
                Words.of("governance.charter.objection."
                        + one.right().objection().code()),
                timeline(one),
                actions(one, reader),
                proposal.digest().hex(),
                spoken(one),
                wayOut(one),
                proposal.charterVersion(),
                proposal.replacesVersion(),
                proposal.impact().flatMap(ImpactView::of));
    }

    List<Words> changes(ProposalCase one) {
        var document = one.proposal().document();
        if (one.proposal().address().replacesCharter()) {
            return one.replaced()
                    .map(before -> CharterInWords.changes(before, document))
                    .orElse(List.of());
        }
        return kind(one)
                .map(kind -> one.replaced()
                        .map(before -> kind.changesInWords(before, document))
                        .orElseGet(() -> kind.inWords(document)))
                .orElse(List.of());
    }

    /** While it is undecided, as if it were adopted now; once adopted, as it became; else it has none. */
    List<Words> effect(ProposalCase one) {
        if (one.status() instanceof Adopted(var version)) {
            return EffectWords.of(version, clock.instant());
        }
        return one.isOpen() ? EffectWords.of(one.proposal(), policies.preview(one.proposal())) : List.of();
    }

    static String spoken(ProposalCase one) {
        return String.join(" ", SpokenDigest.of(one.proposal().digest()));
    }

    private Optional<Words> wayOut(ProposalCase one) {
        return one.charter()
                .wayOutOpens(one.proposal())
                .filter(opens -> one.isOpen())
                .map(opens -> Words.of(
                        clock.instant().isBefore(opens)
                                ? "governance.proposal.way-out"
                                : "governance.proposal.way-out.open",
                        opens));
    }

    private List<Words> whole(ProposalCase one) {
        var document = one.proposal().document();
        return one.proposal().address().replacesCharter()
                ? CharterInWords.whole(document)
                : kind(one).map(kind -> kind.inWords(document)).orElse(List.of());
    }

    private Optional<PolicyKind> kind(ProposalCase one) {
        return kinds.named(one.proposal().address().kind().value());
    }

    static String nameOf(ProposalCase one, PersonId person) {
        return one.seatOf(person).map(Seat::holderName).orElse(person.value());
    }

    private List<ProposalView.Place> plan(ProposalCase one, PersonId reader) {
        var now = clock.instant();
        return EnumSet.allOf(Function.class).stream()
                .filter(function -> Possibilities.signs(one, function))
                .map(function -> place(one, function, reader, now))
                .toList();
    }

    private static ProposalView.Place place(ProposalCase one, Function function, PersonId reader, Instant now) {
        var seats = one.charter().seats().stream()
                .filter(seat -> seat.function() == function)
                .filter(seat -> seat.isHeldAt(now))
                .toList();
        var standing = StandingActs.of(one.acts());
        var signature = standing.signatures(deciding(one, now)).stream()
                .filter(act -> act.seat().function() == function)
                .findFirst();
        var last =
                seats.stream().flatMap(seat -> standing.of(seat.id()).stream()).findFirst();
        return new ProposalView.Place(
                CharterWords.function(function),
                signature
                        .map(act -> state("signed", act.statement().madeAt()))
                        .or(() -> last.map(ProposalViews::unfilled))
                        .orElseGet(() -> untouched(one)),
                people(signature, seats),
                signature.isPresent(),
                one.isOpen() && seats.stream().anyMatch(seat -> seat.holder().equals(reader)));
    }

    /** A decided proposal is shown as it was decided: its signatures do not go stale afterwards. */
    private static Instant deciding(ProposalCase one, Instant now) {
        return one.status() instanceof Adopted(var version) ? version.adoptedAt() : now;
    }

    /** Nobody waits any more for what is decided otherwise. */
    private static Words untouched(ProposalCase one) {
        if (one.isOpen()) {
            return state("waiting", one.proposal().proposedAt());
        }
        return Words.of("governance.proposal.plan." + (one.status() instanceof Adopted ? "not-needed" : "unsigned"));
    }

    private static Words unfilled(Act act) {
        return state(
                act.kind() == ActKind.OBJECT ? "objected" : "stale",
                act.statement().madeAt());
    }

    private static Words people(Optional<Act> signature, List<Seat> seats) {
        if (signature.isPresent()) {
            return Words.of(
                    "governance.proposal.plan.person", signature.get().seat().holderName());
        }
        if (seats.isEmpty()) {
            return Words.of("governance.proposal.plan.nobody");
        }
        return seats.size() == 1
                ? Words.of("governance.proposal.plan.person", seats.getFirst().holderName())
                : Words.of(
                        "governance.proposal.plan.or",
                        seats.getFirst().holderName(),
                        seats.getLast().holderName());
    }

    private static Words state(String key, Instant at) {
        return Words.of("governance.proposal.plan." + key, at);
    }

    private static List<ProposalView.Event> timeline(ProposalCase one) {
        var events = new ArrayList<ProposalView.Event>();
        events.add(new ProposalView.Event(
                did(nameOf(one, one.proposal().proposedBy()), "proposed"),
                Optional.empty(),
                one.proposal().proposedAt(),
                Tone.NEUTRAL,
                "file-plus"));
        one.acts().forEach(act -> events.add(event(act)));
        if (one.status() instanceof Adopted(var version)) {
            events.add(new ProposalView.Event(
                    version.overruled()
                            .map(function -> Words.of(
                                    "governance.proposal.timeline.adopted-against", CharterWords.function(function)))
                            .orElseGet(() -> Words.of("governance.proposal.timeline.adopted")),
                    Optional.empty(),
                    version.adoptedAt(),
                    Tone.GOOD,
                    "lock-check"));
            version.revertedAt()
                    .map(at -> new ProposalView.Event(
                            Words.of("governance.proposal.timeline.reverted"),
                            Optional.empty(),
                            at,
                            Tone.CAUTION,
                            "arrow-back-up"))
                    .ifPresent(events::add);
        }
        return events;
    }

    private static ProposalView.Event event(Act act) {
        var seat = act.seat();
        return new ProposalView.Event(
                Words.of(
                        "governance.proposal.timeline.by",
                        Words.of("governance.policies.signer", seat.holderName(), CharterWords.seat(seat)),
                        Words.of("governance.proposal.timeline." + act.kind().code())),
                act.statement().reason(),
                act.statement().madeAt(),
                switch (act.kind()) {
                    case SIGN -> Tone.GOOD;
                    case OBJECT, OVERRULE -> Tone.CAUTION;
                    case WITHDRAW, STOP, ADVISE -> Tone.NEUTRAL;
                },
                switch (act.kind()) {
                    case SIGN -> "signature";
                    case OBJECT -> "hand-stop";
                    case WITHDRAW -> "arrow-back-up";
                    case STOP -> "x";
                    case ADVISE -> "message";
                    case OVERRULE -> "gavel";
                });
    }

    private static Words did(String who, String what) {
        return Words.of("governance.proposal.timeline.by", who, Words.of("governance.proposal.timeline." + what));
    }

    private List<ProposalView.Action> actions(ProposalCase one, PersonId reader) {
        Set<ActKind> possible = policies.inDoubt() ? Set.of() : Possibilities.of(one, reader, clock.instant());
        return possible.stream()
                .map(act -> new ProposalView.Action(
                        act.code(),
                        Words.of("governance.proposal.act." + act.code()),
                        "/proposals/" + one.proposal().id() + "/acts",
                        act.givesReason(),
                        act == ActKind.SIGN))
                .toList();
    }
}
