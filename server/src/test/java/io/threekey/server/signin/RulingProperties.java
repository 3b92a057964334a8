package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.CareSetting;
import io.threekey.evidence.KeyTraits;
import io.threekey.server.signin.Ruling.Obligation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every ruling there can be. */
class RulingProperties {

    private static final int WEAK = 0;
    private static final int STRONG = 1;
    private static final List<SignInFacts> FACTS = RulingTruth.everyFact();
    private static final List<PoliciesObeyed> POLICIES = RulingTruth.everyPolicy();

    @Example
    void everyRulingIsWhatTheTableSays() {
        for (var policies : POLICIES) {
            for (var facts : FACTS) {
                assertThat(RulingTruth.of(RulingFunction.rule(policies, facts)))
                        .as("%s under %s", facts, policies)
                        .isEqualTo(RulingTruth.of(policies, facts));
            }
        }
    }

    @Example
    void strongerFactsNeverGetAWorseRuling() {
        var comparable = comparable();
        for (var policies : POLICIES) {
            var rulings = FACTS.stream()
                    .map(facts -> RulingTruth.of(RulingFunction.rule(policies, facts)))
                    .toList();
            for (var pair : comparable) {
                if (rulings.get(pair[STRONG]).compareTo(rulings.get(pair[WEAK])) < 0) {
                    throw new AssertionError(FACTS.get(pair[STRONG]) + " is worse off than " + FACTS.get(pair[WEAK]));
                }
            }
        }
        assertThat(comparable.size() * POLICIES.size()).isGreaterThan(1_000_000);
    }

    private static List<int[]> comparable() {
        var pairs = new ArrayList<int[]>();
        for (var weak = 0; weak < FACTS.size(); weak++) {
            for (var strong = 0; strong < FACTS.size(); strong++) {
                if (FACTS.get(strong).areAtLeastAsStrongAs(FACTS.get(weak))) {
                    pairs.add(new int[] {weak, strong});
                }
            }
        }
        return pairs;
    }

    @Property
    void anotherKeyInTheDrawerNeverMakesItWorse(
            @ForAll("policies") PoliciesObeyed policies,
            @ForAll("facts") SignInFacts facts,
            @ForAll("keys") KeyTraits key) {
        var more = new HashSet<>(facts.otherKeys());
        more.add(key);
        var richer = new SignInFacts(facts.workplace(), facts.key(), more, facts.recently());

        assertThat(richer.areAtLeastAsStrongAs(facts))
                .isEqualTo(facts.recently().isUneventful() || more.equals(facts.otherKeys()));
        assertThat(RulingTruth.of(RulingFunction.rule(policies, richer)))
                .isGreaterThanOrEqualTo(RulingTruth.of(RulingFunction.rule(policies, facts)));
    }

    /** Clinical safety: a signal is told, and whoever is at the bedside goes on. */
    @Property
    void aSignalAloneChangesNothingButWhatIsRecorded(
            @ForAll("policies") PoliciesObeyed policies, @ForAll("facts") SignInFacts facts) {
        var quiet = with(false, facts);
        var signalled = with(true, facts);

        assertThat(RulingTruth.of(RulingFunction.rule(policies, signalled)))
                .isEqualTo(RulingTruth.of(RulingFunction.rule(policies, quiet)));
        if (RulingFunction.rule(policies, signalled) instanceof Ruling.LetIn in) {
            assertThat(in.obligations()).containsExactly(Obligation.RECORD_THAT_THE_COUNTER_WENT_BACK);
        }
    }

    @Property
    void whoeverIsLetInGetsTheLimitsOfTheirPlaceAndTheVersionsTheyWereHeldTo(
            @ForAll("policies") PoliciesObeyed policies, @ForAll("facts") SignInFacts facts) {
        if (RulingFunction.rule(policies, facts) instanceof Ruling.LetIn in) {
            var limits = policies.limits().orElseThrow();
            CareSetting setting = facts.workplace().orElseThrow().careSetting();
            assertThat(in.limit()).isEqualTo(limits.limits().in(setting));
            assertThat(in.policy()).isEqualTo(limits.policy());
            assertThat(in.assurance()).isEqualTo(policies.assurance().map(DecidedAssurance::policy));
            assertThat(in.standard()).isEqualTo(policies.standard().map(DecidedStandard::policy));
        }
    }

    @Provide
    Arbitrary<SignInFacts> facts() {
        return Arbitraries.of(FACTS);
    }

    @Provide
    Arbitrary<PoliciesObeyed> policies() {
        return Arbitraries.of(POLICIES);
    }

    @Provide
    Arbitrary<KeyTraits> keys() {
        return Arbitraries.of(RulingTruth.KEYS);
    }

    private static SignInFacts with(boolean wentBack, SignInFacts facts) {
        return new SignInFacts(facts.workplace(), facts.key(), facts.otherKeys(), RulingTruth.before(wentBack));
    }
}
