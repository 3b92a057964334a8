package io.threekey.server.signin;

import io.threekey.evidence.KeyTraits;
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

    public PoliciesObeyed(Optional<DecidedLimits> limits, Optional<DecidedAssurance> assurance) {
        this(limits, assurance, Optional.empty(), Optional.empty());
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
