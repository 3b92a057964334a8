package io.threekey.server.federation;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an application redeems for the answer to its question, once and within a minute.
 *
 * @param digest of the code; nobody can come back from it
 * @param redirectUri where it was sent
 * @param challenge of which only the application that asked knows the verifier
 */
record AuthorizationCode(
        Digest digest,
        Access access,
        String redirectUri,
        String challenge,
        Optional<String> nonce,
        Authenticated authenticated,
        Instant expiresAt) {

    static final Duration LIFETIME = Duration.ofMinutes(1);

    /** How somebody came in, as the application is told. */
    record Authenticated(String acr, List<String> amr, Instant at) {

        Authenticated {
            amr = List.copyOf(amr);
        }
    }

    static final class Form implements SealedForm<AuthorizationCode> {

        @Override
        public String table() {
            return "federation_code";
        }

        @Override
        public AuthorizationCode read(ResultSet row) throws SQLException {
            return new AuthorizationCode(
                    Digest.parse(row.getString("digest")),
                    new Access(
                            row.getString("client"),
                            row.getString("scope"),
                            row.getString("session"),
                            new PersonId(row.getString("person"))),
                    row.getString("redirect_uri"),
                    row.getString("challenge"),
                    Optional.of(row.getString("nonce")).filter(nonce -> !nonce.isEmpty()),
                    new Authenticated(
                            row.getString("acr"),
                            Arrays.asList(row.getString("amr").split(" ")),
                            row.getTimestamp("authenticated_at").toInstant()),
                    row.getTimestamp("expires_at").toInstant());
        }

        @Override
        public Sealed sealed(AuthorizationCode code) {
            return Sealed.once(
                    code.digest().hex(),
                    Json.object()
                            .put("client", code.access().client())
                            .put("scope", code.access().scope())
                            .put("session", code.access().session())
                            .put("person", code.access().person().value())
                            .put("redirectUri", code.redirectUri())
                            .put("challenge", code.challenge())
                            .put("nonce", code.nonce().orElse(""))
                            .put("acr", code.authenticated().acr())
                            .put("amr", JsonArray.ofTexts(code.authenticated().amr()))
                            .put("authenticatedAt", code.authenticated().at())
                            .put("expiresAt", code.expiresAt())
                            .build());
        }
    }
}
