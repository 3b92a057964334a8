package io.threekey.server.signin;

import io.threekey.charter.Stage;
import java.time.Instant;
import java.util.Optional;

/**
 * Session limits that are adopted and not obeyed yet.
 *
 * @param from when they will be
 */
record LimitsOnTheirWay(Stage stage, Instant from, DecidedLimits limits) {

    /** What they would rule; empty where they would not let in, which is for the limits in force to say. */
    Optional<RulingBeside> rule(SignInFacts facts) {
        return switch (RulingFunction.rule(new PoliciesObeyed(Optional.of(limits), Optional.empty()), facts)) {
            case Ruling.LetIn ruling -> Optional.of(new RulingBeside(stage, ruling));
            case Ruling.StepUp another -> Optional.empty();
            case Ruling.Refused refused -> Optional.empty();
        };
    }
}
