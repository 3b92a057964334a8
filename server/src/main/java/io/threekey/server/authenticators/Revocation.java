package io.threekey.server.authenticators;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Json;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A key was taken back.
 *
 * @param previousMac of the revocation before, empty for the first: so no row can leave without a trace
 */
record Revocation(
        long sequence, String passkey, PersonId person, RevocationReason reason, Instant at, byte[] previousMac) {

    static final class Form implements SealedForm<Revocation> {

        @Override
        public String table() {
            return "authenticators_revocation";
        }

        @Override
        public Revocation read(ResultSet row) throws SQLException {
            return new Revocation(
                    row.getLong("seq"),
                    row.getString("passkey"),
                    new PersonId(row.getString("person")),
                    RevocationReason.ofCode(row.getString("reason")),
                    row.getTimestamp("at").toInstant(),
                    row.getBytes("previous_mac"));
        }

        @Override
        public Sealed sealed(Revocation revocation) {
            return Sealed.once(
                    String.valueOf(revocation.sequence()),
                    Json.object()
                            .put("passkey", revocation.passkey())
                            .put("person", revocation.person().value())
                            .put("reason", revocation.reason().code())
                            .put("at", revocation.at())
                            .put("previousMac", revocation.previousMac())
                            .build());
        }
    }
}
