package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Digest;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.SessionLimitsRow;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.governance.WorkPlace;
import io.threekey.server.signin.RecordedSignIn.Became;
import io.threekey.server.signin.RecordedSignIn.Situation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A month of sign-ins of a hospital, on which an assurance policy is tried. */
public final class ReplayedMonth {

    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final Duration LENGTH = Duration.ofDays(30);
    private static final int PEOPLE = 10_000;
    private static final int WARDS = 200;
    private static final int SMALLEST_GROUP = 5;

    private final PersonId[] people = new PersonId[PEOPLE];
    private final Map<PersonId, WorkPlace> places = new HashMap<>();
    private final List<Situation> situations = new ArrayList<>();
    private final int[] who;
    private final int[] what;
    private final long[] when;

    public ReplayedMonth(int signIns) {
        var random = new Random(20261001);
        var zone = ZoneId.of("Europe/Berlin");
        for (var number = 0; number < PEOPLE; number++) {
            people[number] = new PersonId("person-" + number);
            places.put(people[number], new WorkPlace(CareSetting.WARD, "Ward " + number % WARDS, zone));
        }
        for (var lately = 0; lately < 20; lately++) {
            for (var bound : List.of(true, false)) {
                for (var setting : CareSetting.values()) {
                    situations.add(situation(setting, bound, lately));
                }
            }
        }
        who = random.ints(signIns, 0, PEOPLE).toArray();
        what = random.ints(signIns, 0, situations.size()).toArray();
        when = random.longs(signIns, 0, LENGTH.toSeconds()).sorted().toArray();
    }

    private static Situation situation(CareSetting setting, boolean bound, int lately) {
        return new Situation(
                UseCase.SHARED_WORKSTATION,
                setting,
                Optional.of(Scope.site("main")),
                Optional.of(new KeyTraits(true, bound)),
                Optional.of(new RecentHistory(false, false, Optional.of(0), lately, Optional.empty(), false, 0)),
                new Became.LetIn(new SessionLimit(10, 480)));
    }

    /** From sign-ins whose situations are numbered to the figures that are signed. */
    public Impact replay() {
        var compared = new RulingsCompared(
                work -> policies(2), work -> policies(3), CountedOfRulings::ofKeys, situation -> true, places);
        var numbers = situations.stream().mapToInt(compared::numbered).toArray();
        for (var each = 0; each < who.length; each++) {
            compared.take(people[who[each]], START.plusSeconds(when[each]), numbers[what[each]]);
        }
        return compared.impact(new ReplayedPeriod(START, START.plus(LENGTH)), SMALLEST_GROUP);
    }

    private static PoliciesObeyed policies(long least) {
        return new PoliciesObeyed(
                Optional.of(new DecidedLimits(
                        obeyed(PolicyAddress.forAll(SessionLimitsRow.KIND)),
                        new SessionLimits(Arrays.stream(CareSetting.values())
                                .collect(
                                        Collectors.toMap(Function.identity(), setting -> new SessionLimit(10, 480)))))),
                Optional.of(new DecidedAssurance(
                        obeyed(PolicyAddress.forAll(AssuranceRequired.KIND)),
                        new AssuranceRequired(least, least == 2 ? 1 : 0))));
    }

    private static ObeyedPolicy obeyed(PolicyAddress address) {
        return new ObeyedPolicy(address, 1, Digest.of(new byte[] {1}));
    }
}
