package io.threekey.charter;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of "How a decision lives" as a careful person would check them on paper: what each seat said last, and every
 * assignment of people to places tried one after the other. Knows nothing of how the product decides.
 */
final class NaiveRules {
    private static final List<Function> DOMAINS =
            List.of(Function.IAM, Function.CLINICAL_OPERATIONS, Function.SECURITY);

    /** What a seat said last, and when; nothing is kept of what it took back. */
    record Word(Seat seat, ActKind kind, Instant at) {}

    /**
     * What is to become of the proposal.
     *
     * @param state the name of its state
     * @param overruled whom the sponsor decided against
     * @param signing whose signatures count
     * @param objecting whose objections have an effect
     * @param missing how many signatures are missing on the nearest way
     */
    record Expected(
            String state, Optional<Function> overruled, Set<SeatId> signing, Set<SeatId> objecting, int missing) {}

    private final SmallCharter charter;
    private final Instant proposedAt;
    private final Instant openUntil;
    private final Optional<Instant> wayOutOpens;

    NaiveRules(SmallCharter charter, Proposal proposal, Instant fridayMorning) {
        this.charter = charter;
        this.proposedAt = proposal.proposedAt();
        this.openUntil = proposal.openUntil();
        this.wayOutOpens = charter.wayOut() == 0 || proposal.address().equals(PolicyAddress.CHARTER)
                ? Optional.empty()
                : Optional.of(fridayMorning);
    }

    Expected expected(Map<SeatId, Word> words, Instant now) {
        var signers = signers(words, now);
        var displaced = displaced(words);
        if (displaced.isPresent()) {
            return displaced(displaced.get(), signers, now);
        }
        var objecting = heard(words);
        var effect = objecting.isEmpty() ? ObjectionEffect.NOTED : charter.objection();
        var ways = effect == ObjectionEffect.ESCALATES
                ? charter.ways().stream()
                        .map(way -> with(way, Function.SPONSOR))
                        .toList()
                : charter.ways();
        var decided = effect != ObjectionEffect.BLOCKS && ways.stream().anyMatch(way -> filled(way, signers));
        var overruled =
                decided || !mayOverrule(words, now) ? Optional.<Function>empty() : overruled(objecting, signers);
        var state = now.isAfter(openUntil)
                ? "Lapsed"
                : decided || overruled.isPresent() ? "ReadyToAdopt" : otherwise(effect);
        return new Expected(state, overruled, ids(signers), ids(objecting), fewest(ways, signers));
    }

    /** Who is to be replaced and said no, in office; out of office nobody can. */
    private Optional<Seat> displaced(Map<SeatId, Word> words) {
        return Optional.ofNullable(words.get(SmallCharter.FILLED))
                .filter(word -> charter.address().equals(PolicyAddress.SEAT_SUCCESSION))
                .filter(word -> word.kind() == ActKind.OBJECT)
                .map(Word::seat);
    }

    /** Then everybody else must agree, function by function. */
    private Expected displaced(Seat seat, List<Seat> signers, Instant now) {
        var others = Set.copyOf(charter.ways().stream().flatMap(List::stream).toList()).stream()
                .filter(function -> function != seat.function())
                .toList();
        var decided = filled(others, signers);
        var state = now.isAfter(openUntil) ? "Lapsed" : decided ? "ReadyToAdopt" : "Escalated";
        return new Expected(
                state, Optional.empty(), ids(signers), ids(List.of(seat)), fewest(List.of(others), signers));
    }

    private static String otherwise(ObjectionEffect effect) {
        return switch (effect) {
            case NOTED -> "Open";
            case BLOCKS -> "Blocked";
            case ESCALATES -> "Escalated";
        };
    }

    /** Those whose signature is there and fresh; the sponsor's word against a domain is a word for the proposal too. */
    List<Seat> signers(Map<SeatId, Word> words, Instant now) {
        var signers = new ArrayList<Seat>();
        for (var word : words.values()) {
            if ((word.kind() == ActKind.SIGN || word.kind() == ActKind.OVERRULE) && isFresh(word, now)) {
                signers.add(word.seat());
            }
        }
        return signers;
    }

    /** Those whose objection is there and has an effect. */
    List<Seat> heard(Map<SeatId, Word> words) {
        var objecting = new ArrayList<Seat>();
        for (var word : words.values()) {
            if (word.kind() == ActKind.OBJECT && charter.hears(word.seat().function())) {
                objecting.add(word.seat());
            }
        }
        return objecting;
    }

    static boolean isFresh(Word word, Instant now) {
        return Duration.between(word.at(), now).compareTo(Duration.ofHours(SmallCharter.FRESH_HOURS)) <= 0;
    }

    private boolean mayOverrule(Map<SeatId, Word> words, Instant now) {
        return wayOutOpens.filter(opens -> !now.isBefore(opens)).isPresent()
                && words.values().stream()
                        .anyMatch(word -> word.seat().function() == Function.SPONSOR
                                && word.kind() == ActKind.OVERRULE
                                && isFresh(word, now));
    }

    /** One domain and nobody else, where it is enough without that domain. */
    private Optional<Function> overruled(List<Seat> objecting, List<Seat> signers) {
        var against = against(objecting, signers);
        return against.stream()
                .filter(domain -> against.size() == 1 && DOMAINS.contains(domain))
                .filter(domain -> charter.ways().stream().anyMatch(way -> filledWithout(domain, way, signers)))
                .findFirst();
    }

    /** Whoever stands in the way: domains that object, and any whose silence alone keeps it from being enough. */
    private Set<Function> against(List<Seat> objecting, List<Seat> signers) {
        var against = EnumSet.noneOf(Function.class);
        objecting.forEach(seat -> against.add(seat.function()));
        if (charter.ways().stream().noneMatch(way -> filled(way, signers))) {
            for (var domain : DOMAINS) {
                if (charter.ways().stream()
                        .anyMatch(way -> way.contains(domain) && filledWithout(domain, way, signers))) {
                    against.add(domain);
                }
            }
        }
        return against;
    }

    /** The sponsor and at least one other domain decide, and of the overruled one nobody needs to. */
    private static boolean filledWithout(Function domain, List<Function> way, List<Seat> signers) {
        var rest = new ArrayList<>(way);
        rest.removeIf(place -> place == domain);
        return rest.stream().anyMatch(DOMAINS::contains)
                && filled(rest.contains(Function.SPONSOR) ? rest : with(rest, Function.SPONSOR), signers);
    }

    private static List<Function> with(List<Function> way, Function function) {
        var more = new ArrayList<>(way);
        more.add(function);
        return more;
    }

    /** Tries every person for every place; a person sits once, and so do an owner and the deputy together. */
    static boolean filled(List<Function> places, List<Seat> people) {
        if (places.isEmpty()) {
            return true;
        }
        for (var seat : people) {
            if (seat.function() == places.getFirst()
                    && filled(places.subList(1, places.size()), without(people, seat))) {
                return true;
            }
        }
        return false;
    }

    private static List<Seat> without(List<Seat> people, Seat seated) {
        return people.stream()
                .filter(seat -> !seat.holder().equals(seated.holder()))
                .filter(seat -> !principal(seat).equals(principal(seated)))
                .toList();
    }

    static SeatId principal(Seat seat) {
        return seat.deputisesFor().orElse(seat.id());
    }

    /** Whether the seat may do this now; empty where the design leaves it open. */
    Optional<Boolean> mayAct(ActKind kind, Seat seat, Map<SeatId, Word> words, Instant now) {
        if (now.isBefore(proposedAt) || now.isAfter(openUntil) || !termLets(kind, seat, now)) {
            return Optional.of(false);
        }
        var own = Optional.ofNullable(words.get(seat.id()));
        return switch (kind) {
            case SIGN ->
                own.map(Word::kind).filter(last -> last == ActKind.OVERRULE).isPresent()
                        ? Optional.empty()
                        : Optional.of(own.isEmpty() || own.get().kind() == ActKind.SIGN && !isFresh(own.get(), now));
            case OBJECT -> Optional.of(own.isEmpty() || own.get().kind() != ActKind.OBJECT);
            case WITHDRAW -> Optional.of(own.isPresent());
            case STOP ->
                Optional.of(seat.holder().value().equals("holder-of-iam")
                        || seat.function() == Function.SPONSOR
                                && !charter.address().equals(PolicyAddress.CHARTER)
                                && !charter.address().equals(PolicyAddress.SEAT_SUCCESSION));
            case ADVISE -> Optional.of(true);
            case OVERRULE ->
                seat.function() != Function.SPONSOR
                                || wayOutOpens.isEmpty()
                                || now.isBefore(wayOutOpens.get())
                                || own.filter(last -> last.kind() == ActKind.OBJECT)
                                        .isPresent()
                        ? Optional.of(false)
                        : own.filter(last -> last.kind() == ActKind.OVERRULE && isFresh(last, now))
                                        .isPresent()
                                ? Optional.empty()
                                : Optional.of(true);
        };
    }

    /** Who is in office may act; who was may say who comes next, for others only while those in office are too few. */
    private boolean termLets(ActKind kind, Seat seat, Instant now) {
        if (isInOffice(seat, now)) {
            return true;
        }
        if (now.isBefore(seat.from())
                || !charter.address().equals(PolicyAddress.SEAT_SUCCESSION)
                || kind == ActKind.OBJECT
                || kind == ActKind.STOP
                || kind == ActKind.OVERRULE) {
            return false;
        }
        var inOffice =
                charter.seats().stream().filter(one -> isInOffice(one, now)).toList();
        return seat.id().equals(SmallCharter.FILLED)
                || charter.seats().stream()
                                .noneMatch(one -> one.id().equals(SmallCharter.FILLED) && isInOffice(one, now))
                        && charter.ways().stream().noneMatch(way -> filled(way, inOffice));
    }

    private static boolean isInOffice(Seat seat, Instant now) {
        return !now.isBefore(seat.from()) && now.isBefore(seat.until());
    }

    static Map<SeatId, Word> after(Map<SeatId, Word> words, Seat seat, ActKind kind, Instant at) {
        var next = new LinkedHashMap<>(words);
        switch (kind) {
            case SIGN, OBJECT, OVERRULE -> next.put(seat.id(), new Word(seat, kind, at));
            case WITHDRAW -> next.remove(seat.id());
            case STOP, ADVISE -> {}
        }
        return next;
    }

    /** Where the product's answer is not the expected one, or leaves somebody out, the sentence that says so. */
    static Optional<String> fault(Expected expected, ProposalState state) {
        if (!state.getClass().getSimpleName().equals(expected.state())) {
            return Optional.of("it should be " + expected);
        }
        return switch (state) {
            case ProposalState.ReadyToAdopt(var by, var overruled) ->
                fault(overruled.equals(expected.overruled()), "it should be " + expected)
                        .or(() -> fault(seats(by).equals(expected.signing()), "others signed: " + expected));
            case ProposalState.Blocked(var objections) ->
                fault(seats(objections).equals(expected.objecting()), "others object: " + expected);
            case ProposalState.Escalated(var objections, var missing) ->
                fault(seats(objections).equals(expected.objecting()), "others object: " + expected)
                        .or(() -> fault(missing, expected));
            case ProposalState.Open(var missing) -> fault(missing, expected);
            case ProposalState.Stopped _, ProposalState.Lapsed _, ProposalState.Undecidable _ -> Optional.empty();
        };
    }

    private static Optional<String> fault(boolean holds, String otherwise) {
        return holds ? Optional.empty() : Optional.of(otherwise);
    }

    private static Optional<String> fault(Shortfall shortfall, Expected expected) {
        return fault(shortfall.needed() - shortfall.present() == expected.missing(), "more is missing: " + expected);
    }

    /** How many signatures are missing on the nearest way: places that no assignment of the people fills. */
    private static int fewest(List<List<Function>> ways, List<Seat> signers) {
        return ways.stream()
                .mapToInt(places -> places.size() - most(places, signers))
                .min()
                .orElseThrow();
    }

    private static int most(List<Function> places, List<Seat> people) {
        if (places.isEmpty()) {
            return 0;
        }
        var rest = places.subList(1, places.size());
        var most = most(rest, people);
        for (var seat : people) {
            if (seat.function() == places.getFirst()) {
                most = Math.max(most, 1 + most(rest, without(people, seat)));
            }
        }
        return most;
    }

    private static Set<SeatId> seats(List<Act> acts) {
        return acts.stream().map(act -> act.seat().id()).collect(toSet());
    }

    private static Set<SeatId> ids(List<Seat> seats) {
        return seats.stream().map(Seat::id).collect(toSet());
    }
}
