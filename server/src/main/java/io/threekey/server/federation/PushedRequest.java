package io.threekey.server.federation;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * A question that an application put to us itself, and that somebody's browser names within a minute, once (RFC 9126).
 *
 * @param digest of the name that the application was given for it
 */
record PushedRequest(Digest digest, JsonObject request, Instant expiresAt) {

    /** As long as somebody's browser may take to be sent here. */
    static final Duration LIFETIME = Duration.ofSeconds(60);

    static final class Form implements SealedForm<PushedRequest> {

        @Override
        public String table() {
            return "federation_pushed";
        }

        @Override
        public PushedRequest read(ResultSet row) throws SQLException {
            var request = row.getString("request").getBytes(StandardCharsets.UTF_8);
            return new PushedRequest(
                    Digest.parse(row.getString("digest")),
                    (JsonObject) CanonicalJson.read(request),
                    row.getTimestamp("expires_at").toInstant());
        }

        @Override
        public Sealed sealed(PushedRequest pushed) {
            return Sealed.once(
                    pushed.digest().hex(),
                    Json.object()
                            .put("request", pushed.request())
                            .put("expiresAt", pushed.expiresAt())
                            .build());
        }
    }
}
