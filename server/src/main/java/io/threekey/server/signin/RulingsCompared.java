package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.RecentHistory;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.ImpactFigure;
import io.threekey.server.governance.ImpactTally;
import io.threekey.server.governance.ImpactTally.Share;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.governance.RuledOtherwise;
import io.threekey.server.governance.WorkPlace;
import io.threekey.server.signin.RecordedSignIn.Situation;
import io.threekey.server.signin.SignInFacts.ShownKey;
import io.threekey.server.signin.SignInFacts.Workplace;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Rules on the same past sign-ins twice, by the policies in force and with a proposed one among them. Somebody is hindered
 * who is let in now and would not be then. Knows no clock and no database, and no keys of anybody but those that were used.
 * A situation is ruled on once, however many were in it; what is kept of each sign-in is three numbers.
 */
final class RulingsCompared {

    /** What a ruling counts for the kind of policy that is proposed, under the one in force and under the proposed one. */
    interface Counting {

        List<ImpactFigure> figures(SignInFacts facts, Ruling now, Ruling then);
    }

    private static final WorkPlace NOWHERE = new WorkPlace(CareSetting.HOME, "", ZoneOffset.UTC);

    private final Function<Workplace, PoliciesObeyed> now;
    private final Function<Workplace, PoliciesObeyed> then;
    private final Counting counting;
    private final Predicate<Situation> described;
    private final Map<PersonId, WorkPlace> places;
    private final Map<Situation, Integer> numbers = new HashMap<>();
    private final List<Situation> situations = new ArrayList<>();
    private final Map<KeyTraits, Integer> keys = new LinkedHashMap<>();
    private final List<Optional<Integer>> keyOf = new ArrayList<>();
    private final Map<PersonId, Somebody> people = new HashMap<>();
    private final List<Somebody> everybody = new ArrayList<>();
    private final Numbers taken = new Numbers();
    private final ImpactTally tally = new ImpactTally();
    private long otherwise;
    private long firstOtherwise = Long.MAX_VALUE;

    /** @param described whether enough is recorded of a situation, beside the site and the key, to try it */
    RulingsCompared(
            Function<Workplace, PoliciesObeyed> now,
            Function<Workplace, PoliciesObeyed> then,
            Counting counting,
            Predicate<Situation> described,
            Map<PersonId, WorkPlace> places) {
        this.now = now;
        this.then = then;
        this.counting = counting;
        this.described = described;
        this.places = places;
    }

    /** One person, and which situations they were in with which keys. */
    private static final class Somebody {

        private final int number;
        private final PersonId person;
        private final WorkPlace place;
        private final BitSet keys = new BitSet();
        private int drawer;

        Somebody(int number, PersonId person, WorkPlace place) {
            this.number = number;
            this.person = person;
            this.place = place;
        }
    }

    /** What comes of a situation for whoever has certain keys. */
    private record Verdict(boolean hindered, List<ImpactFigure> figures) {}

    /** The number of a situation, for all sign-ins that were in it. */
    int numbered(Situation situation) {
        return numbers.computeIfAbsent(situation, fresh -> {
            situations.add(fresh);
            keyOf.add(fresh.key().map(key -> keys.computeIfAbsent(key, any -> keys.size())));
            return situations.size() - 1;
        });
    }

    /** Whose place is not known any more cannot be counted in a group, and nothing is tried on what was not described. */
    void take(PersonId person, Instant at, int situation) {
        var somebody = people.computeIfAbsent(person, this::somebody);
        var in = situations.get(situation);
        if (somebody.place == NOWHERE || in.workplace().isEmpty() || !described.test(in)) {
            tally.unknown();
            return;
        }
        keyOf.get(situation).ifPresent(somebody.keys::set);
        taken.add(somebody.number, situation, at);
    }

    void take(RecordedSignIn past, boolean comesOutAsRecorded) {
        take(past.person(), past.at(), numbered(past.situation()));
        if (!comesOutAsRecorded) {
            otherwise++;
            past.index().ifPresent(index -> firstOtherwise = Math.min(firstOtherwise, index));
        }
    }

    private Somebody somebody(PersonId person) {
        var place = places.getOrDefault(person, NOWHERE);
        var fresh = new Somebody(everybody.size(), person, place);
        everybody.add(fresh);
        return fresh;
    }

    /** Once, after the last sign-in. */
    Impact impact(ReplayedPeriod period, int smallestGroup) {
        var drawers = drawers();
        var verdicts = new Verdict[situations.size()][];
        taken.forEach((number, situation, at) -> {
            var somebody = everybody.get(number);
            if (verdicts[situation] == null) {
                verdicts[situation] = drawers.stream()
                        .map(drawer -> verdict(situations.get(situation), drawer))
                        .toArray(Verdict[]::new);
            }
            var verdict = verdicts[situation][somebody.drawer];
            tally.signIn(somebody.person, somebody.place, new Share(at, at, verdict.hindered(), verdict.figures()));
        });
        tally.ruledOtherwise(
                new RuledOtherwise(otherwise, Optional.of(firstOtherwise).filter(index -> index < Long.MAX_VALUE)));
        return tally.impact(period, smallestGroup);
    }

    /** Every set of keys that somebody used, and to whom it belongs. */
    private List<Set<KeyTraits>> drawers() {
        var known = new LinkedHashMap<BitSet, Integer>();
        everybody.forEach(somebody -> somebody.drawer = known.computeIfAbsent(somebody.keys, keys -> known.size()));
        var traits = List.copyOf(keys.keySet());
        return known.keySet().stream()
                .map(used -> used.stream().mapToObj(traits::get).collect(Collectors.toUnmodifiableSet()))
                .toList();
    }

    private Verdict verdict(Situation situation, Set<KeyTraits> used) {
        var work = situation.workplace().orElseThrow();
        var others = new HashSet<>(used);
        situation.key().ifPresent(others::remove);
        var facts = new SignInFacts(
                Optional.of(work),
                new ShownKey(situation.key().orElseThrow(), false),
                others,
                situation.recently().orElse(RecentHistory.UNEVENTFUL).counting(0));
        var rulingNow = RulingFunction.rule(now.apply(work), facts);
        var rulingThen = RulingFunction.rule(then.apply(work), facts);
        return new Verdict(
                rulingNow instanceof Ruling.LetIn && !(rulingThen instanceof Ruling.LetIn),
                counting.figures(facts, rulingNow, rulingThen));
    }
}
