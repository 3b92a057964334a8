package io.threekey.server.governance;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.json.JsonObject;
import java.util.Optional;

/**
 * Has a founding policy say what only this installation knows, such as where its witness answers. It stands in the
 * charter before anybody signs, so the founders read it there.
 */
public interface FoundingDocument {

    PolicyAddress address();

    /** Empty where the charter's own document stays. */
    Optional<JsonObject> document();
}
