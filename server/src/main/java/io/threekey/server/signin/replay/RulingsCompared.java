package io.threekey.server.signin.replay;

import io.threekey.charter.PersonId;
import io.threekey.evidence.KeyTraits;
import io.threekey.server.governance.GroupName;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.ImpactCut;
import io.threekey.server.governance.ImpactExample;
import io.threekey.server.governance.ImpactTally;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.governance.RuledOtherwise;
import io.threekey.server.timing.UsualTimes.Usual;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rules on the same past sign-ins twice, by the policies in force and with a proposed one among them. Somebody is hindered
 * who is let in now and would not be then. Knows no clock and no database, and no keys of anybody but those that were used.
 * A situation is ruled on once, however many were in it; every sign-in is counted, by three numbers.
 */
final class RulingsCompared {

    /** Different situations in which the sign-ins of a period may be: some two hundred megabytes. */
    private static final int MOST = 1 << 18;

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final int NOT_CONCERNED = -1;
    private static final int NOT_ASKED_YET = -2;

    private final PoliciesTried tried;
    private final RuledAgain again;
    private final House house;
    private final ReplayedPeriod period;
    private final int most;
    private final Map<Situation, Integer> numbers = new HashMap<>();
    private final List<SituationTried> situations = new ArrayList<>();
    private final Map<PersonId, Optional<Somebody>> people = new HashMap<>();
    private final List<Somebody> everybody = new ArrayList<>();
    private final Numbers taken;
    private final ImpactTally tally = new ImpactTally();
    private long otherwise;
    private long firstOtherwise = Long.MAX_VALUE;

    RulingsCompared(PoliciesTried tried, RuledAgain again, House house, ReplayedPeriod period) {
        this(tried, again, house, period, MOST);
    }

    /** @param most different situations; of an hour there may be more */
    RulingsCompared(PoliciesTried tried, RuledAgain again, House house, ReplayedPeriod period, int most) {
        this.tried = tried;
        this.again = again;
        this.house = house;
        this.period = period;
        this.most = most;
        this.taken = new Numbers(period.from().toEpochMilli());
    }

    /**
     * What a hospital knows of the people whose sign-ins are tried.
     *
     * @param people where everybody works today
     * @param keys what keys are called
     * @param usual how long it takes to sign in
     */
    record House(Map<PersonId, AtWork> people, Function<KeyTraits, GroupName> keys, Usual usual) {}

    /**
     * Of a period or, where that is too much to be kept in mind, of the newer half of it, or the half of that; the figures say
     * of which.
     *
     * @param past reads the sign-ins of a period
     */
    static Impact impact(
            ReplayedPeriod period,
            Function<ReplayedPeriod, RulingsCompared> begun,
            BiConsumer<ReplayedPeriod, Consumer<SignInColumns>> past,
            int smallestGroup) {
        var read = period;
        var impact = impactOf(read, begun, past, smallestGroup);
        while (impact.isEmpty()) {
            read = read.newerHalf();
            impact = impactOf(read, begun, past, smallestGroup);
        }
        return impact.get();
    }

    /** Empty where it is too much. What was kept in mind for it is forgotten then, before less is tried. */
    private static Optional<Impact> impactOf(
            ReplayedPeriod period,
            Function<ReplayedPeriod, RulingsCompared> begun,
            BiConsumer<ReplayedPeriod, Consumer<SignInColumns>> past,
            int smallestGroup) {
        var compared = begun.apply(period);
        past.accept(period, compared::take);
        return compared.isTooMuch() ? Optional.empty() : Optional.of(compared.impact(smallestGroup));
    }

    private boolean isTooMuch() {
        return numbers.size() > most && period.length().compareTo(SHORTEST) > 0;
    }

    /** Those of the period count; the others may be there or not. */
    void take(SignInColumns columns) {
        if (isTooMuch()) {
            return;
        }
        var who = columns.people().stream().map(this::somebody).toList();
        var what = new int[columns.situations().size()];
        Arrays.fill(what, NOT_ASKED_YET);
        var from = firstMillisecond(period.from());
        var until = firstMillisecond(period.until());
        columns.forEach((person, situation, at, entry) -> {
            if (at < from || at >= until || isTooMuch()) {
                return;
            }
            if (what[situation] == NOT_ASKED_YET) {
                what[situation] = numbered(columns.situations().get(situation));
            }
            if (what[situation] != NOT_CONCERNED) {
                take(who.get(person), situations.get(what[situation]), at, entry);
            }
        });
        columns.unreadable().stream()
                .filter(at -> !at.isBefore(period.from()) && at.isBefore(period.until()))
                .forEach(at -> tally.unknown());
    }

    private static long firstMillisecond(Instant instant) {
        var before = instant.toEpochMilli();
        return Instant.ofEpochMilli(before).isBefore(instant) ? before + 1 : before;
    }

    /** Whose place is not known any more cannot be counted in a group, and nothing is tried on what was not described. */
    private void take(Optional<Somebody> known, SituationTried in, long at, long entry) {
        if (!in.again.comesOut(at)) {
            otherwise++;
            firstOtherwise = entry < 0 ? firstOtherwise : Math.min(firstOtherwise, entry);
        }
        if (known.isEmpty() || !in.described) {
            tally.unknown();
            return;
        }
        var somebody = known.get();
        somebody.situations.note(in.number, entry);
        taken.add(somebody.number, in.number, at);
    }

    private int numbered(Situation situation) {
        return numbers.computeIfAbsent(situation, fresh -> {
            if (!tried.concerned().test(fresh)) {
                return NOT_CONCERNED;
            }
            var described = fresh.workplace().isPresent() && tried.described().test(fresh);
            situations.add(new SituationTried(situations.size(), fresh, again.of(fresh), described));
            return situations.size() - 1;
        });
    }

    private Optional<Somebody> somebody(PersonId person) {
        return people.computeIfAbsent(person, fresh -> {
            var work = Optional.ofNullable(house.people().get(fresh));
            return work.map(known -> {
                var somebody = new Somebody(everybody.size(), fresh, known);
                everybody.add(somebody);
                return somebody;
            });
        });
    }

    /** How many different situations the sign-ins were in. */
    int situations() {
        return situations.size();
    }

    /** Once, after the last sign-in. */
    Impact impact(int smallestGroup) {
        var drawers = drawers();
        taken.forEach((number, situation, at) -> {
            var somebody = everybody.get(number);
            var verdict = situations.get(situation).verdict(somebody.drawer, tried, drawers);
            somebody.take(verdict, Instant.ofEpochMilli(at), tally);
        });
        var those = everybody.stream().filter(Somebody::cameIn).toList();
        var comingIn = new ComingInAgain(
                house.usual(),
                those.stream()
                        .filter(Somebody::isEverAsked)
                        .map(somebody -> somebody.work.ward())
                        .collect(Collectors.toSet()));
        those.forEach(somebody -> somebody.sumUp(comingIn, among(somebody)));
        tally.examples(examples(those, drawers, smallestGroup));
        tally.ruledOtherwise(
                new RuledOtherwise(otherwise, Optional.of(firstOtherwise).filter(index -> index < Long.MAX_VALUE)));
        return tally.impact(period, smallestGroup);
    }

    /** Every set of keys that somebody used, and to whom it belongs. */
    private List<Set<KeyTraits>> drawers() {
        var known = new LinkedHashMap<Set<KeyTraits>, Integer>();
        everybody.forEach(somebody -> somebody.drawer = known.computeIfAbsent(keysOf(somebody), keys -> known.size()));
        return List.copyOf(known.keySet());
    }

    private Set<KeyTraits> keysOf(Somebody somebody) {
        return somebody.situations
                .numbers()
                .mapToObj(number -> situations.get(number).situation.key().orElseThrow())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<ImpactCut.By, GroupName> among(Somebody somebody) {
        var keys = keysOf(somebody).stream().map(house.keys()).distinct().toList();
        return Map.of(
                ImpactCut.By.PROFESSION,
                GroupName.ofProfession(somebody.work.profession()),
                ImpactCut.By.KEYS,
                keys.size() == 1 ? keys.getFirst() : GroupName.ofKeys(GroupName.Keys.SEVERAL));
    }

    private List<ImpactExample> examples(List<Somebody> those, List<Set<KeyTraits>> drawers, int smallestGroup) {
        var examples = new Examples();
        those.forEach(somebody -> examples.take(
                somebody,
                somebody.situations
                        .numbers()
                        .mapToObj(situations::get)
                        .map(in -> new Examples.Met(
                                in,
                                in.verdict(somebody.drawer, tried, drawers),
                                house.keys().apply(in.situation.key().orElseThrow())))));
        return examples.shown(smallestGroup);
    }
}
