package io.threekey.server.federation;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What a code was redeemed for, as long as its access token lasts. Without its row the token opens nothing here.
 *
 * @param id the token's {@code jti}
 * @param code digest of the code, by which a second redemption finds it
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
                    new Access(
                            row.getString("client"),
                            row.getString("scope"),
                            row.getString("session"),
                            new PersonId(row.getString("person"))),
                    row.getTimestamp("expires_at").toInstant());
        }

        @Override
        public Sealed sealed(GivenAccess given) {
            return Sealed.once(
                    given.id(),
                    Json.object()
                            .put("code", given.code())
                            .put("client", given.access().client())
                            .put("scope", given.access().scope())
                            .put("session", given.access().session())
                            .put("person", given.access().person().value())
                            .put("expiresAt", given.expiresAt())
                            .build());
        }
    }
}
