package io.threekey.server.federation;

import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * An access token, as long as it lasts. Without its row the token opens nothing here.
 *
 * @param id the token's {@code jti}
 * @param code digest of the code with which it began, by which a second redemption finds it
 */
record GivenAccess(String id, Digest code, Access access, Instant expiresAt) {

    static final class Form implements SealedForm<GivenAccess> {

        @Override
        public String table() {
            return "federation_access";
        }

        @Override
        public GivenAccess read(ResultSet row) throws SQLException {
            return new GivenAccess(
                    row.getString("id"),
                    Digest.parse(row.getString("code")),
                    Access.read(row),
                    row.getTimestamp("expires_at").toInstant());
        }

        @Override
        public Sealed sealed(GivenAccess given) {
            var content = Json.object().put("code", given.code()).put("expiresAt", given.expiresAt());
            return Sealed.once(given.id(), given.access().sealedInto(content).build());
        }
    }
}
