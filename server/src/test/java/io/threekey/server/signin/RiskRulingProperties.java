package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.CareSetting;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Digest;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.RecentHistory.Elsewhere;
import io.threekey.evidence.RiskSignal;
import io.threekey.evidence.RiskThresholds;
import io.threekey.evidence.RiskThresholds.Weight;
import io.threekey.server.signin.Ruling.Obligation;
import io.threekey.server.signin.SignInFacts.ShownKey;
import io.threekey.server.signin.SignInFacts.Workplace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every ruling about a risk, whatever was decided about it. */
class RiskRulingProperties {

    private static final KeyTraits CARRIED = new KeyTraits(true, true);
    private static final KeyTraits SYNCED = new KeyTraits(true, false);
    private static final Set<CareSetting> NO_CARE_IS_GIVEN_IN = Set.of(CareSetting.OFFICE, CareSetting.HOME);

    @Property
    void nobodyIsKeptFromPatientsBySignalsAlone(
            @ForAll("thresholds") RiskThresholds thresholds, @ForAll("facts") SignInFacts facts) {
        Assume.that(!NO_CARE_IS_GIVEN_IN.contains(settingOf(facts)));

        switch (RulingFunction.rule(under(thresholds), facts)) {
            case Ruling.LetIn in -> assertThat(in.risk()).contains(version());
            case Ruling.StepUp up -> {
                assertThat(facts.otherKeys()).contains(CARRIED);
                var tryingAgain = new SignInFacts(
                        facts.workplace(),
                        facts.key(),
                        facts.otherKeys(),
                        facts.recently().asked(true));
                assertThat(RulingFunction.rule(under(thresholds), tryingAgain)).isInstanceOf(Ruling.LetIn.class);
            }
            case Ruling.Refused out -> throw new AssertionError(facts + " under " + thresholds);
        }
    }

    @Property
    void strongerFactsNeverGetAWorseRuling(
            @ForAll("thresholds") RiskThresholds thresholds,
            @ForAll("facts") SignInFacts one,
            @ForAll("histories") RecentHistory history,
            @ForAll("keys") Set<KeyTraits> keys) {
        for (var other : List.of(
                new SignInFacts(one.workplace(), one.key(), one.otherKeys(), history),
                new SignInFacts(one.workplace(), one.key(), keys, history),
                new SignInFacts(one.workplace(), new ShownKey(CARRIED, false), one.otherKeys(), history),
                new SignInFacts(one.workplace(), one.key(), keys, RecentHistory.UNEVENTFUL))) {
            if (other.areAtLeastAsStrongAs(one)) {
                assertThat(rank(RulingFunction.rule(under(thresholds), other)))
                        .as("%s beside %s", other, one)
                        .isGreaterThanOrEqualTo(rank(RulingFunction.rule(under(thresholds), one)));
            }
        }
    }

    @Property
    void anUneventfulSignInIsNeverHindered(
            @ForAll("thresholds") RiskThresholds thresholds, @ForAll("facts") SignInFacts facts) {
        var uneventful = new SignInFacts(facts.workplace(), facts.key(), facts.otherKeys(), RecentHistory.UNEVENTFUL);

        assertThat(RulingFunction.rule(under(thresholds), uneventful))
                .isInstanceOfSatisfying(
                        Ruling.LetIn.class, in -> assertThat(in.obligations()).isEmpty());
    }

    @Property
    void whoeverIsKeptOutIsToldOfAndSoIsWhoeverShouldHaveGivenMoreAndCould(
            @ForAll("thresholds") RiskThresholds thresholds, @ForAll("facts") SignInFacts facts) {
        var points = expectedPoints(thresholds, facts.recently());
        var ruling = RulingFunction.rule(under(thresholds), facts);

        if (ruling instanceof Ruling.LetIn in) {
            assertThat(in.obligations().contains(Obligation.TELL_THAT_IT_LOOKS_UNLIKE_THEM))
                    .isEqualTo(points >= thresholds.tellFrom());
        } else {
            assertThat(points).isGreaterThanOrEqualTo(thresholds.askMoreFrom());
        }
        if (ruling instanceof Ruling.Refused) {
            assertThat(points).isGreaterThanOrEqualTo(thresholds.keepOutFrom());
            assertThat((long) facts.recently().keptOutLately()).isLessThan(thresholds.keepOutAtMost());
        }
        if (ruling instanceof Ruling.StepUp) {
            assertThat(facts.key().traits()).isEqualTo(SYNCED);
        }
    }

    /** Told apart from the code under test: one signal after the other, by the words of the rule. */
    private static long expectedPoints(RiskThresholds thresholds, RecentHistory history) {
        long points = 0;
        for (var weight : thresholds.signals()) {
            var shown = switch (RiskSignal.ofCode(weight.signal())) {
                case COUNTER_BACK -> history.counterWentBack();
                case KEY_UNSEEN -> history.keyUnseen() && !history.vouchedFor();
                case LONG_AWAY -> history.daysAway().orElse(-1) >= thresholds.daysAway() && !history.vouchedFor();
                case BURST -> history.signInsLately() >= thresholds.signInsLately();
                case TWO_PLACES ->
                    history.elsewhere()
                            .map(there -> there.stillIn() && there.minutes() < thresholds.placesMinutes())
                            .orElse(false);
                case TRAVEL ->
                    history.elsewhere()
                            .map(there -> there.minutes() < thresholds.travelMinutes())
                            .orElse(false);
            };
            points += shown ? weight.points() : 0;
        }
        return points;
    }

    private static int rank(Ruling ruling) {
        return switch (ruling) {
            case Ruling.LetIn in -> 2;
            case Ruling.StepUp up -> 1;
            case Ruling.Refused out -> 0;
        };
    }

    private static PoliciesObeyed under(RiskThresholds thresholds) {
        return new PoliciesObeyed(
                Optional.of(new DecidedLimits(version(), SomeLimits.everywhere(10, 480))),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new DecidedThresholds(version(), thresholds)));
    }

    private static ObeyedPolicy version() {
        return new ObeyedPolicy(SessionLimitsKind.addressFor(UseCase.SHARED_WORKSTATION), 1, Digest.of(new byte[] {1}));
    }

    private static CareSetting settingOf(SignInFacts facts) {
        return facts.workplace().orElseThrow().careSetting();
    }

    @Provide
    Arbitrary<RiskThresholds> thresholds() {
        var points = Arbitraries.longs().between(0, 100).list().ofSize(RiskSignal.values().length);
        var rising = Arbitraries.longs()
                .between(1, 300)
                .list()
                .ofSize(3)
                .map(list -> list.stream().sorted().toList());
        return Combinators.combine(
                        points,
                        Arbitraries.longs().between(14, 200),
                        Arbitraries.longs().between(2, 20),
                        Arbitraries.longs().between(1, 60),
                        Arbitraries.longs().between(1, 60),
                        rising,
                        Arbitraries.longs().between(0, 3))
                .as((each, days, signIns, places, travel, from, most) -> new RiskThresholds(
                        Arrays.stream(RiskSignal.values())
                                .map(signal -> new Weight(signal.code(), each.get(signal.ordinal())))
                                .toList(),
                        days,
                        signIns,
                        places,
                        travel,
                        from.get(0),
                        from.get(1),
                        from.get(2),
                        most));
    }

    @Provide
    Arbitrary<RecentHistory> histories() {
        var elsewhere = Combinators.combine(Arbitraries.integers().between(0, 90), Arbitraries.of(true, false))
                .as(Elsewhere::new)
                .optional();
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(0, 14, 90, 400).optional(),
                        Arbitraries.integers().between(0, 20),
                        elsewhere,
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false))
                .as(RecentHistory::new);
    }

    @Provide
    Arbitrary<Set<KeyTraits>> keys() {
        return Arbitraries.of(CARRIED, SYNCED).set();
    }

    @Provide
    Arbitrary<SignInFacts> facts() {
        return Combinators.combine(
                        Arbitraries.of(CareSetting.class), Arbitraries.of(CARRIED, SYNCED), keys(), histories())
                .as((setting, key, others, history) -> new SignInFacts(
                        Optional.of(new Workplace(UseCase.SHARED_WORKSTATION, setting, Scope.site("north"))),
                        new ShownKey(key, false),
                        others,
                        history));
    }
}
