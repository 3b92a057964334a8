package io.threekey.server.federation;

import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What an application is told anew with, once: the answer brings the next one. Its text is a secret and the digest of the
 * code that all of them began with, so that one which was used before still leads to what it gave.
 *
 * @param digest of the text; nobody can come back from it
 * @param expiresAt when the session is over at the latest
 */
record RefreshToken(Digest digest, Digest code, Access access, Authenticated authenticated, Instant expiresAt) {

    static final class Form implements SealedForm<RefreshToken> {

        @Override
        public String table() {
            return "federation_refresh";
        }

        @Override
        public RefreshToken read(ResultSet row) throws SQLException {
            return new RefreshToken(
                    Digest.parse(row.getString("digest")),
                    Digest.parse(row.getString("code")),
                    Access.read(row),
                    Authenticated.read(row),
                    row.getTimestamp("expires_at").toInstant());
        }

        @Override
        public Sealed sealed(RefreshToken token) {
            var content = Json.object().put("code", token.code()).put("expiresAt", token.expiresAt());
            token.authenticated().sealedInto(token.access().sealedInto(content));
            return Sealed.once(token.digest().hex(), content.build());
        }
    }
}
