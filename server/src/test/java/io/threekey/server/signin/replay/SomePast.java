package io.threekey.server.signin.replay;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Digest;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.RiskSignal;
import io.threekey.evidence.RiskThresholds;
import io.threekey.evidence.SessionLimitsRow;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.governance.WorkPlace;
import io.threekey.server.signin.ObeyedPolicy;
import io.threekey.server.signin.PoliciesObeyed;
import io.threekey.server.signin.SessionLimit;
import io.threekey.server.signin.SessionLimits;
import io.threekey.server.signin.SignInRefusal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Some people on three wards, what they signed in with, and what was in force meanwhile. */
final class SomePast {

    static final Instant START = Instant.parse("2026-10-20T22:10:00Z");
    static final ReplayedPeriod PERIOD = new ReplayedPeriod(
            START.plusMillis(777_777), START.plus(Duration.ofDays(9)).plusNanos(5));
    static final UUID BLUE = UUID.fromString("b10e0000-0000-4000-8000-000000000001");
    static final KeyTraits CARRIED = new KeyTraits(true, true, true, Optional.of(BLUE));
    static final KeyTraits COPIED = new KeyTraits(true, false);
    static final SessionLimit LIMIT = new SessionLimit(10, 480);
    static final SessionLimit ANOTHER_LIMIT = new SessionLimit(5, 480);
    static final int LEAST = 5;
    static final int PEOPLE = 18;

    /** Whose shifts begin a quarter past the hour of UTC, and over the end of summer time. */
    static final List<WorkPlace> WARDS = List.of(
            new WorkPlace(CareSetting.WARD, "Kathmandu", ZoneId.of("Asia/Kathmandu")),
            new WorkPlace(CareSetting.INTENSIVE_CARE, "Berlin", ZoneId.of("Europe/Berlin")),
            new WorkPlace(CareSetting.OFFICE, "Adelaide", ZoneId.of("Australia/Adelaide")));

    private SomePast() {}

    static PersonId person(int number) {
        return new PersonId("person-" + number);
    }

    static WorkPlace ward(int number) {
        return WARDS.get(number % WARDS.size());
    }

    static WorkPlace ward(PersonId person) {
        return ward(Integer.parseInt(person.value().substring("person-".length())));
    }

    static Arbitrary<List<RecordedSignIn>> recorded() {
        var one = Combinators.combine(Arbitraries.integers().between(0, PEOPLE), moments(), situations())
                .as((who, at, situation) ->
                        new RecordedSignIn(person(who), START.plusMillis(at), OptionalLong.empty(), situation));
        return one.list().ofMaxSize(90).map(SomePast::inTheLedger);
    }

    /** The last few are on their way. */
    private static List<RecordedSignIn> inTheLedger(List<RecordedSignIn> all) {
        var placed = new ArrayList<RecordedSignIn>();
        for (var one : all) {
            var index = placed.size() < all.size() - 3 ? OptionalLong.of(7L * placed.size()) : OptionalLong.empty();
            placed.add(new RecordedSignIn(one.person(), one.at(), index, one.situation()));
        }
        return placed;
    }

    /** Often about the quarter past midnight at which a shift begins in Kathmandu. */
    private static Arbitrary<Long> moments() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, Duration.ofDays(9).toMillis() + 5_000),
                Arbitraries.longs()
                        .between(0, Duration.ofMinutes(20).toMillis())
                        .map(millis -> Duration.ofMinutes(115).toMillis() + millis));
    }

    private static Arbitrary<Situation> situations() {
        var became = Arbitraries.<Situation.Became>of(
                new Situation.Became.LetIn(LIMIT),
                new Situation.Became.LetIn(ANOTHER_LIMIT),
                new Situation.Became.KeptOut(SignInRefusal.ANOTHER_KEY, RiskThresholds.KIND),
                new Situation.Became.KeptOut(SignInRefusal.LOOKS_UNLIKE_THEM, RiskThresholds.KIND),
                new Situation.Became.KeptOut(SignInRefusal.STRONGER_KEY, AssuranceRequired.KIND));
        var key = Arbitraries.of(CARRIED, COPIED);
        return Combinators.combine(
                        Arbitraries.of(CareSetting.WARD, CareSetting.OFFICE),
                        key,
                        histories(),
                        became,
                        Arbitraries.integers().between(0, 9))
                .as((setting, shown, recently, what, told) -> new Situation(
                        UseCase.SHARED_WORKSTATION,
                        setting,
                        told == 0 && what instanceof Situation.Became.LetIn
                                ? Optional.empty()
                                : Optional.of(Scope.site("north")),
                        told <= 1 && what instanceof Situation.Became.LetIn ? Optional.empty() : Optional.of(shown),
                        told <= 2 ? Optional.empty() : Optional.of(recently),
                        what));
    }

    private static Arbitrary<RecentHistory> histories() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(0, 100).optional(),
                        Arbitraries.of(0, 5, 20),
                        Arbitraries.of(new RecentHistory.Elsewhere(3, true), new RecentHistory.Elsewhere(50, false))
                                .optional(),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(true, false))
                .as(RecentHistory::new);
    }

    static Arbitrary<NavigableMap<Instant, PoliciesObeyed>> pasts() {
        return Arbitraries.maps(
                        Arbitraries.longs()
                                .between(-5, Duration.ofDays(9).toSeconds())
                                .map(second -> START.plusSeconds(second).plusNanos(second % 3)),
                        policies())
                .ofMaxSize(4)
                .map(TreeMap::new);
    }

    static Arbitrary<PoliciesObeyed> policies() {
        return Combinators.combine(
                        Arbitraries.of(LIMIT, ANOTHER_LIMIT),
                        Arbitraries.of(new AssuranceRequired(2, 1), new AssuranceRequired(2, 0)),
                        Arbitraries.of(
                                new AuthenticatorStandard(0, List.of(), 0, 1, 1),
                                new AuthenticatorStandard(2, List.of(BLUE), 0, 1, 1)),
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.integers().between(0, 2))
                .as(SomePast::policies);
    }

    /** @param points of each signal, of which 40 ask for more and 60 keep out */
    static PoliciesObeyed policies(
            SessionLimit limit, AssuranceRequired assurance, AuthenticatorStandard standard, int points, int most) {
        return PoliciesObeyed.NOTHING
                .with(version(SessionLimitsRow.KIND), limits(limit).document())
                .with(version(AssuranceRequired.KIND), assurance.document())
                .with(version(AuthenticatorStandard.KIND), standard.document())
                .with(version(RiskThresholds.KIND), thresholds(points, most).document());
    }

    private static RiskThresholds thresholds(int points, int most) {
        return new RiskThresholds(
                Arrays.stream(RiskSignal.values())
                        .map(signal -> new RiskThresholds.Weight(signal.code(), points))
                        .toList(),
                90,
                5,
                15,
                60,
                20,
                40,
                60,
                most);
    }

    private static SessionLimits limits(SessionLimit limit) {
        return new SessionLimits(
                Arrays.stream(CareSetting.values()).collect(Collectors.toMap(Function.identity(), setting -> limit)));
    }

    private static ObeyedPolicy version(PolicyKindName kind) {
        return new ObeyedPolicy(
                new PolicyAddress(kind, Optional.of(UseCase.SHARED_WORKSTATION), Scope.GROUP),
                1,
                Digest.of(new byte[] {1}));
    }
}
