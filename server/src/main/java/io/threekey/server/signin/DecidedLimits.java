package io.threekey.server.signin;

import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import java.util.Optional;

/** Session limits that a decision made, and which version of them they are. */
public record DecidedLimits(ObeyedPolicy policy, SessionLimits limits) {

    /** Empty where the document says nothing that can be obeyed. */
    static Optional<DecidedLimits> of(ObeyedPolicy policy, JsonObject document) {
        try {
            return Optional.of(new DecidedLimits(policy, SessionLimits.read(document)));
        } catch (MalformedDocument faulty) {
            return Optional.empty();
        }
    }
}
