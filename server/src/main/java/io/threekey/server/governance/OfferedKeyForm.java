package io.threekey.server.governance;

import io.threekey.charter.DecisionKey;
import io.threekey.charter.KeyAlgorithm;
import io.threekey.charter.PersonId;
import io.threekey.charter.json.Json;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;

final class OfferedKeyForm implements SealedForm<OfferedKey> {

    @Override
    public String table() {
        return "governance_offered_key";
    }

    @Override
    public OfferedKey read(ResultSet row) throws SQLException {
        return new OfferedKey(
                row.getString("id"),
                new PersonId(row.getString("person")),
                row.getString("name"),
                new DecisionKey(
                        row.getBytes("credential"),
                        row.getBytes("public_key"),
                        KeyAlgorithm.ofCode(row.getString("algorithm")),
                        row.getString("model"),
                        row.getString("label")),
                row.getTimestamp("offered_at").toInstant());
    }

    @Override
    public Sealed sealed(OfferedKey offered) {
        return Sealed.once(
                offered.id(),
                Json.object()
                        .put("person", offered.person().value())
                        .put("name", offered.name())
                        .put("key", offered.key().document())
                        .put("offeredAt", offered.offeredAt())
                        .build());
    }
}
