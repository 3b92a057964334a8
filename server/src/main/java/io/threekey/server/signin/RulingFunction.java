package io.threekey.server.signin;

import io.threekey.evidence.AskedOfKeys;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.RiskThresholds.Answer;
import io.threekey.server.signin.Ruling.Obligation;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Policy and facts in, ruling out: no clock, no database, no memory. Sign-in and replay call the same one. Facts that
 * are at least as strong ({@link SignInFacts#areAtLeastAsStrongAs}) never get a worse ruling, and signals alone never
 * keep anybody out where care is given.
 */
public final class RulingFunction {

    /** A key that is verified and never leaves its device: what a copy of one cannot show. */
    static final AskedOfKeys MORE = new AssuranceRequired(3, 0);

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
                .orElseGet(() -> byWhatWentBefore(policies, facts));
    }

    private static boolean isVerified(KeyTraits key) {
        return Assurance.of(key).isAtLeast(Assurance.AAL2);
    }

    private static Ruling byWhatWentBefore(PoliciesObeyed policies, SignInFacts facts) {
        return switch (policies.answerTo(facts)) {
            case KEEP_OUT ->
                new Ruling.Refused(
                        SignInRefusal.LOOKS_UNLIKE_THEM, policies.risk().map(DecidedThresholds::policy));
            case ASK_MORE -> asksForMore(policies, facts);
            case TELL, NOTHING -> letIn(policies, facts);
        };
    }

    /** It asks those who can give more. Whoever has nothing stronger is let in, and people hear of it. */
    private static Ruling asksForMore(PoliciesObeyed policies, SignInFacts facts) {
        return !MORE.isMetBy(facts.key().traits())
                        && facts.otherKeys().stream().anyMatch(other -> MORE.isMetBy(other) && policies.areMetBy(other))
                ? new Ruling.StepUp(MORE, policies.risk().orElseThrow().policy())
                : letIn(policies, facts);
    }

    private static Ruling letIn(PoliciesObeyed policies, SignInFacts facts) {
        var limits = policies.limits().orElseThrow();
        return new Ruling.LetIn(
                limits.limits().in(facts.workplace().orElseThrow().careSetting()),
                limits.policy(),
                policies.assurance().map(DecidedAssurance::policy),
                policies.standard().map(DecidedStandard::policy),
                policies.risk().map(DecidedThresholds::policy),
                obligations(policies, facts));
    }

    private static Ruling withAnotherKey(DecidedForKeys decided, PoliciesObeyed policies, SignInFacts facts) {
        return facts.otherKeys().stream().filter(RulingFunction::isVerified).anyMatch(policies::areMetBy)
                ? new Ruling.StepUp(decided.required(), decided.policy())
                : new Ruling.Refused(SignInRefusal.STRONGER_KEY, Optional.of(decided.policy()));
    }

    private static Set<Obligation> obligations(PoliciesObeyed policies, SignInFacts facts) {
        var obligations = EnumSet.noneOf(Obligation.class);
        if (facts.recently().counterWentBack()) {
            obligations.add(Obligation.RECORD_THAT_THE_COUNTER_WENT_BACK);
        }
        if (policies.answerTo(facts) != Answer.NOTHING) {
            obligations.add(Obligation.TELL_THAT_IT_LOOKS_UNLIKE_THEM);
        }
        return obligations;
    }
}
