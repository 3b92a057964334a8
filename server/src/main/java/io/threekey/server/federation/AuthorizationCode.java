package io.threekey.server.federation;

import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
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

    /** Whoever comes in for an application is led on in the same moment. */
    private static final Duration LED_ON = Duration.ofSeconds(2);

    Instant madeAt() {
        return expiresAt.minus(LIFETIME);
    }

    /** Whether somebody came in for it, and was not in already. */
    boolean followsASignIn() {
        return madeAt().isBefore(authenticated.at().plus(LED_ON));
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
                    Access.read(row),
                    row.getString("redirect_uri"),
                    row.getString("challenge"),
                    Optional.of(row.getString("nonce")).filter(nonce -> !nonce.isEmpty()),
                    Authenticated.read(row),
                    row.getTimestamp("expires_at").toInstant());
        }

        @Override
        public Sealed sealed(AuthorizationCode code) {
            var content = Json.object()
                    .put("redirectUri", code.redirectUri())
                    .put("challenge", code.challenge())
                    .put("nonce", code.nonce().orElse(""))
                    .put("expiresAt", code.expiresAt());
            code.authenticated().sealedInto(code.access().sealedInto(content));
            return Sealed.once(code.digest().hex(), content.build());
        }
    }
}
