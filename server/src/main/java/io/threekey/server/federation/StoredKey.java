package io.threekey.server.federation;

import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Json;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** @param wrapped the key, in base64url; only the wrapping key opens it, and only for this number */
record StoredKey(int number, Instant signsFrom, String wrapped) {

    String context() {
        return "federation_signing_key/" + number;
    }

    static final class Form implements SealedForm<StoredKey> {

        @Override
        public String table() {
            return "federation_signing_key";
        }

        @Override
        public StoredKey read(ResultSet row) throws SQLException {
            return new StoredKey(
                    row.getInt("number"),
                    row.getTimestamp("signs_from").toInstant(),
                    Base64Url.encode(row.getBytes("wrapped")));
        }

        @Override
        public Sealed sealed(StoredKey key) {
            return Sealed.once(
                    String.valueOf(key.number()),
                    Json.object()
                            .put("signsFrom", key.signsFrom())
                            .put("wrapped", key.wrapped())
                            .build());
        }
    }
}
