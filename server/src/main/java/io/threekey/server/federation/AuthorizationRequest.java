package io.threekey.server.federation;

import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.applications.RedirectUri;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An application asks who is there.
 *
 * @param scope what it may know, of what we know to tell
 * @param challenge of PKCE, by S256 (RFC 7636)
 * @param freshness whether somebody who is in must show their key again
 * @param levels the {@code acr} values of which one must be reached, the one it likes best first; empty for any
 * @param at when it asked: whoever came in since then did so for it
 */
record AuthorizationRequest(
        String client,
        ReturnAddress back,
        String scope,
        String challenge,
        Optional<String> nonce,
        Freshness freshness,
        List<String> levels,
        Instant at) {

    private static final String FORMAT = "authorization-request/1";

    AuthorizationRequest {
        levels = List.copyOf(levels);
    }

    JsonObject document() {
        var document = Document.of(FORMAT)
                .put("client", client)
                .put("redirectUri", back.address().value())
                .put("scope", scope)
                .put("challenge", challenge)
                .put("freshness", freshness.document())
                .put("levels", JsonArray.ofTexts(levels))
                .put("at", at);
        back.state().ifPresent(state -> document.put("state", state));
        nonce.ifPresent(theirs -> document.put("nonce", theirs));
        return document.build();
    }

    static AuthorizationRequest read(JsonObject document) {
        return Document.read(document, FORMAT, AuthorizationRequest::read);
    }

    private static AuthorizationRequest read(Fields fields) {
        return new AuthorizationRequest(
                fields.text("client"),
                new ReturnAddress(fields.text("redirectUri", RedirectUri::new), fields.optionalText("state")),
                fields.text("scope"),
                fields.text("challenge"),
                fields.optionalText("nonce"),
                fields.object("freshness", Freshness::read),
                fields.texts("levels"),
                fields.instant("at"));
    }
}
