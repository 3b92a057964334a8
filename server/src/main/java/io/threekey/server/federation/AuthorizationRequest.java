package io.threekey.server.federation;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.applications.RedirectUri;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An application asks who is there.
 *
 * @param id which of all questions this is; one that travelled is answered with a code once
 * @param scope what it may know, of what we know to tell
 * @param challenge of PKCE, by S256 (RFC 7636)
 * @param jkt the key that whoever redeems the code must hold (RFC 9449, 10), where the application said so
 * @param freshness whether somebody who is in must show their key again
 * @param levels the {@code acr} values of which one must be reached, the one it likes best first; empty for any
 * @param expected whom the application believes to be there, where it said so
 * @param at when it asked: whoever came in since then did so for it
 */
record AuthorizationRequest(
        String id,
        String client,
        ReturnAddress back,
        String scope,
        String challenge,
        Optional<String> jkt,
        Optional<String> nonce,
        Freshness freshness,
        List<String> levels,
        Optional<PersonId> expected,
        Instant at) {

    private static final String FORMAT = "authorization-request/2";

    AuthorizationRequest {
        levels = List.copyOf(levels);
    }

    AuthorizationRequest askedAt(Instant time) {
        return new AuthorizationRequest(
                id, client, back, scope, challenge, jkt, nonce, freshness, levels, expected, time);
    }

    AuthorizationRequest boundTo(String key) {
        return new AuthorizationRequest(
                id, client, back, scope, challenge, Optional.of(key), nonce, freshness, levels, expected, at);
    }

    JsonObject document() {
        var document = Document.of(FORMAT)
                .put("id", id)
                .put("client", client)
                .put("application", back.application())
                .put("redirectUri", back.address().value())
                .put("mode", back.mode().code())
                .put("scope", scope)
                .put("challenge", challenge)
                .put("freshness", freshness.document())
                .put("levels", JsonArray.ofTexts(levels))
                .put("at", at);
        back.state().ifPresent(state -> document.put("state", state));
        jkt.ifPresent(key -> document.put("jkt", key));
        nonce.ifPresent(theirs -> document.put("nonce", theirs));
        expected.ifPresent(person -> document.put("expected", person.value()));
        return document.build();
    }

    /** Empty for one that another release wrote. */
    static Optional<AuthorizationRequest> read(JsonObject document) {
        try {
            return Optional.of(Document.read(document, FORMAT, AuthorizationRequest::read));
        } catch (MalformedDocument otherRelease) {
            return Optional.empty();
        }
    }

    private static AuthorizationRequest read(Fields fields) {
        return new AuthorizationRequest(
                fields.text("id"),
                fields.text("client"),
                new ReturnAddress(
                        fields.text("application"),
                        fields.text("redirectUri", RedirectUri::new),
                        fields.optionalText("state"),
                        fields.text("mode", code -> ResponseMode.ofCode(code).orElseThrow())),
                fields.text("scope"),
                fields.text("challenge"),
                fields.optionalText("jkt"),
                fields.optionalText("nonce"),
                fields.object("freshness", Freshness::read),
                fields.texts("levels"),
                fields.optionalText("expected").map(PersonId::new),
                fields.instant("at"));
    }
}
