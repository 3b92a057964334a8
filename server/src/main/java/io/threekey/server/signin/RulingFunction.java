package io.threekey.server.signin;

import io.threekey.evidence.KeyTraits;
import io.threekey.server.signin.Ruling.Obligation;
import java.util.Optional;
import java.util.Set;

/**
 * Policy and facts in, ruling out: no clock, no database, no memory. Sign-in and replay call the same one. Facts that
 * are at least as strong ({@link SignInFacts#areAtLeastAsStrongAs}) never get a worse ruling, and a signal alone never
 * keeps anybody out.
 */
public final class RulingFunction {

    private RulingFunction() {}

    public static Ruling rule(PoliciesObeyed policies, SignInFacts facts) {
        if (facts.key().withdrawn()) {
            return Ruling.Refused.because(SignInRefusal.KEY_WITHDRAWN);
        }
        if (!isVerified(facts.key().traits())) {
            return Ruling.Refused.because(SignInRefusal.NOT_VERIFIED);
        }
        if (facts.workplace().isEmpty()) {
            return Ruling.Refused.because(SignInRefusal.NO_ROLE);
        }
        if (policies.limits().isEmpty()) {
            return Ruling.Refused.because(SignInRefusal.NOTHING_DECIDED);
        }
        return policies.unmetBy(facts.key().traits())
                .map(decided -> withAnotherKey(decided, policies, facts))
                .orElseGet(() -> letIn(
                        facts.workplace().get(), facts.key(), policies.limits().get(), policies));
    }

    private static boolean isVerified(KeyTraits key) {
        return Assurance.of(key).isAtLeast(Assurance.AAL2);
    }

    private static Ruling letIn(
            SignInFacts.Workplace workplace, SignInFacts.ShownKey key, DecidedLimits limits, PoliciesObeyed policies) {
        return new Ruling.LetIn(
                limits.limits().in(workplace.careSetting()),
                limits.policy(),
                policies.assurance().map(DecidedAssurance::policy),
                policies.standard().map(DecidedStandard::policy),
                obligations(key));
    }

    private static Ruling withAnotherKey(DecidedForKeys decided, PoliciesObeyed policies, SignInFacts facts) {
        return facts.otherKeys().stream().filter(RulingFunction::isVerified).anyMatch(policies::areMetBy)
                ? new Ruling.StepUp(decided.required(), decided.policy())
                : new Ruling.Refused(SignInRefusal.STRONGER_KEY, Optional.of(decided.policy()));
    }

    private static Set<Obligation> obligations(SignInFacts.ShownKey key) {
        return key.counterWentBack() ? Set.of(Obligation.RECORD_THAT_THE_COUNTER_WENT_BACK) : Set.of();
    }
}
