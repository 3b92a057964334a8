package io.threekey.server.governance.web;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toSet;

import io.threekey.charter.Act;
import io.threekey.charter.ActKind;
import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.ProposalState;
import io.threekey.charter.Quorum;
import io.threekey.charter.QuorumMatching;
import io.threekey.charter.Seat;
import io.threekey.charter.SeatId;
import io.threekey.charter.Shortfall;
import io.threekey.charter.StandingActs;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.Absentees;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.governance.ProposalStatus.Adopted;
import io.threekey.server.governance.ProposalStatus.Undecided;
import io.threekey.server.governance.QuorumWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who signs a proposal: one place for each signature that counts, one for each that is still missing, with everybody who
 * can fill it and since when it waits for them.
 */
final class ProposalPlan {

    private final ProposalCase one;
    private final StandingActs standing;
    private final Absentees absentees;
    private final Instant now;
    private final List<Act> signatures;
    private final Shortfall missing;

    ProposalPlan(ProposalCase one, Absentees absentees, Instant now) {
        this.one = one;
        this.standing = StandingActs.of(one.acts());
        this.absentees = absentees;
        this.now = now;
        this.signatures = onePerPrincipal(standing.signatures(deciding(one, now)));
        this.missing = missing(one, signatures);
    }

    List<ProposalView.Place> placesFor(PersonId reader) {
        return EnumSet.allOf(Function.class).stream()
                .filter(function ->
                        Possibilities.signs(one, function) || !signed(function).isEmpty())
                .flatMap(function -> places(function, reader))
                .toList();
    }

    private Stream<ProposalView.Place> places(Function function, PersonId reader) {
        var filled = signed(function).stream().map(act -> filled(function, act)).toList();
        var open = open(function, most(function), reader);
        return filled.isEmpty() && open.isEmpty()
                ? Stream.of(place(function, "not-needed"))
                : Stream.concat(filled.stream(), open.stream());
    }

    private static ProposalView.Place filled(Function function, Act act) {
        return new ProposalView.Place(
                CharterWords.function(function),
                state("signed", act.statement().madeAt()),
                person(act.seat()),
                true,
                false);
    }

    /** Of those who could fill them, whoever objected or signed too long ago comes first; only one place is the reader's. */
    private List<ProposalView.Place> open(Function function, int number, PersonId reader) {
        if (!one.isOpen() && number > 0) {
            return List.of(decided(function));
        }
        var able = able(function);
        var acts = unfilled(able);
        var readers = able.stream().anyMatch(seat -> seat.holder().equals(reader));
        return IntStream.range(0, number)
                .mapToObj(place -> new ProposalView.Place(
                        CharterWords.function(function),
                        place < acts.size() ? unfilled(acts.get(place)) : waiting(function, able),
                        people(able),
                        false,
                        place == 0 && readers))
                .toList();
    }

    /** Nobody waits any more for what is decided otherwise. */
    private ProposalView.Place decided(Function function) {
        var able = able(function);
        return new ProposalView.Place(
                CharterWords.function(function),
                unfilled(able).stream()
                        .findFirst()
                        .map(ProposalPlan::unfilled)
                        .orElseGet(() -> said(one.status() instanceof Adopted ? "not-needed" : "unsigned")),
                people(able),
                false,
                false);
    }

    private ProposalView.Place place(Function function, String state) {
        return new ProposalView.Place(
                CharterWords.function(function), said(state), people(able(function)), false, false);
    }

    private List<Act> signed(Function function) {
        return signatures.stream()
                .filter(act -> act.seat().function() == function)
                .toList();
    }

    /** Every seat whose signature could fill an open place: another's that has filled its principal's is none. */
    private List<Seat> able(Function function) {
        var done = signatures.stream().map(act -> act.seat().principal()).collect(toSet());
        return one.charter().seats().stream()
                .filter(seat -> seat.function() == function)
                .filter(seat -> Possibilities.maySignToday(one, seat, now))
                .filter(seat -> !done.contains(seat.principal()))
                .toList();
    }

    private List<Act> unfilled(List<Seat> able) {
        return able.stream().flatMap(seat -> standing.of(seat.id()).stream()).toList();
    }

    /** The most signatures of the function that any way to complete the quorum still asks for. */
    private int most(Function function) {
        return asked(function).max(naturalOrder()).orElse(0);
    }

    private boolean isAskedByEveryWay(Function function) {
        return asked(function).noneMatch(number -> number == 0);
    }

    private Stream<Integer> asked(Function function) {
        return missing.ways().stream().map((Map<Function, Integer> way) -> way.getOrDefault(function, 0));
    }

    private Words waiting(Function function, List<Seat> able) {
        return state(isAskedByEveryWay(function) ? "waiting" : "waiting-or", since(function, able));
    }

    /** Not before the seat was held, its signature taken back, or the objection made that brought the sponsor in. */
    private Instant since(Function function, List<Seat> able) {
        var moments = new ArrayList<Instant>(List.of(one.proposal().proposedAt()));
        if (!QuorumWords.functionsIn(one.right().quorum()).contains(function)) {
            standing.objections().stream()
                    .map(act -> act.statement().madeAt())
                    .min(naturalOrder())
                    .ifPresent(moments::add);
        }
        able.stream().map(Seat::from).min(naturalOrder()).ifPresent(moments::add);
        var seats = able.stream().map(Seat::id).collect(toSet());
        one.acts().stream()
                .filter(act -> act.kind() == ActKind.WITHDRAW
                        && seats.contains(act.seat().id()))
                .map(act -> act.statement().madeAt())
                .forEach(moments::add);
        return moments.stream().max(naturalOrder()).orElseThrow();
    }

    private static Words unfilled(Act act) {
        return state(
                act.kind() == ActKind.OBJECT ? "objected" : "stale",
                act.statement().madeAt());
    }

    /** Whoever is replaced against their word calls for others than the sponsor, and the state knows whom. */
    private static Shortfall missing(ProposalCase one, List<Act> signatures) {
        return one.status() instanceof Undecided(ProposalState.Escalated(var objections, var called))
                        && one.proposal().address().equals(PolicyAddress.SEAT_SUCCESSION)
                ? called
                : QuorumMatching.missing(
                        quorum(one),
                        signatures.stream().map(act -> act.seat().standing()).collect(toSet()));
    }

    private static Quorum quorum(ProposalCase one) {
        return Possibilities.isEscalated(one)
                ? one.right().escalatedQuorum()
                : one.right().quorum();
    }

    /** A decided proposal is shown as it was decided: its signatures do not go stale afterwards. */
    private static Instant deciding(ProposalCase one, Instant now) {
        return one.status() instanceof Adopted(var version) ? version.adoptedAt() : now;
    }

    /** An owner and its deputy fill one place, whoever of them signed first. */
    private static List<Act> onePerPrincipal(List<Act> signatures) {
        var principals = new HashSet<SeatId>();
        return signatures.stream()
                .filter(act -> principals.add(act.seat().principal()))
                .toList();
    }

    private Words people(List<Seat> seats) {
        return AwayWords.of(seats, absentees, now).orElseGet(() -> allOf(seats));
    }

    private static Words allOf(List<Seat> seats) {
        return switch (seats.size()) {
            case 0 -> said("nobody");
            case 1 -> person(seats.getFirst());
            default -> {
                var names = seats.stream().map(Seat::holderName).toList();
                var last = names.size() - 1;
                yield said("or", String.join(", ", names.subList(0, last)), names.get(last));
            }
        };
    }

    private static Words person(Seat seat) {
        return said("person", seat.holderName());
    }

    private static Words state(String key, Instant at) {
        return said(key, at);
    }

    private static Words said(String key, Object... arguments) {
        return Words.of("governance.proposal.plan." + key, arguments);
    }
}
