package io.threekey.server.signin;

import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.RiskThresholds;
import io.threekey.evidence.RiskThresholds.Answer;
import java.util.Optional;

/**
 * The policies that a ruling follows, as they are in force for the use case and the site of its facts.
 *
 * @param limits empty where nothing is decided: then nobody is let in
 * @param assurance empty where nothing is decided: then what holds everywhere holds, a key that checks who uses it
 * @param standard empty where nothing is decided: then every model is good enough
 * @param risk empty where nothing is decided: then nothing is made of what went before
 */
public record PoliciesObeyed(
        Optional<DecidedLimits> limits,
        Optional<DecidedAssurance> assurance,
        Optional<DecidedStandard> standard,
        Optional<DecidedThresholds> risk) {

    public static final PoliciesObeyed NOTHING =
            new PoliciesObeyed(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public PoliciesObeyed(Optional<DecidedLimits> limits, Optional<DecidedAssurance> assurance) {
        this(limits, assurance, Optional.empty(), Optional.empty());
    }

    /** The same with this version in the place of the one of its kind. */
    public PoliciesObeyed with(PolicyVersion version) {
        return with(ObeyedPolicy.of(version), version.document());
    }

    /**
     * The same with this document in the place of the one of its kind.
     *
     * @throws IllegalArgumentException for a kind that no sign-in is ruled by
     */
    public PoliciesObeyed with(ObeyedPolicy policy, JsonObject document) {
        var kind = policy.address().kind();
        if (kind.equals(SessionLimitsKind.NAME)) {
            return new PoliciesObeyed(DecidedLimits.of(policy, document), assurance, standard, risk);
        }
        if (kind.equals(AssuranceRequired.KIND)) {
            return new PoliciesObeyed(limits, Optional.of(DecidedAssurance.of(policy, document)), standard, risk);
        }
        if (kind.equals(AuthenticatorStandard.KIND)) {
            return new PoliciesObeyed(limits, assurance, Optional.of(DecidedStandard.of(policy, document)), risk);
        }
        if (kind.equals(RiskThresholds.KIND)) {
            return new PoliciesObeyed(limits, assurance, standard, Optional.of(DecidedThresholds.of(policy, document)));
        }
        throw new IllegalArgumentException(kind + " rules on no sign-in");
    }

    /** What is done about what went before, where they work. */
    Answer answerTo(SignInFacts facts) {
        return risk.flatMap(decided -> facts.workplace()
                        .map(work -> decided.thresholds().answerTo(facts.recently(), work.careSetting())))
                .orElse(Answer.NOTHING);
    }

    /** The first of them that this key does not meet. */
    Optional<DecidedForKeys> unmetBy(KeyTraits key) {
        if (assurance.isPresent() && !assurance.get().required().isMetBy(key)) {
            return Optional.of(assurance.get());
        }
        return standard.isPresent() && !standard.get().required().isMetBy(key)
                ? Optional.of(standard.get())
                : Optional.empty();
    }

    boolean areMetBy(KeyTraits key) {
        return unmetBy(key).isEmpty();
    }
}
