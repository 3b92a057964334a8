package io.threekey.server.governance;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Document;
import io.threekey.server.keys.RowSeal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the rows of an unfinished founding that this server wrote from those that somebody else put there. */
@Component
class FoundingSeal {

    private static final String FOUNDER = "governance_founder";
    private static final String DRAFT = "governance_founding_draft";
    private static final String FORMAT = "threekey-founder/1";
    private static final int VERSION = 1;

    private final RowSeal seal;

    FoundingSeal(RowSeal seal) {
        this.seal = seal;
    }

    byte[] ofFounder(ResultSet row) throws SQLException {
        return seal.mac(FOUNDER, row.getString("seat"), VERSION, content(row));
    }

    boolean holdsForFounder(ResultSet row) throws SQLException {
        return seal.verify(FOUNDER, row.getString("seat"), VERSION, content(row), row.getBytes("mac"));
    }

    byte[] ofDraft(byte[] draft) {
        return seal.mac(DRAFT, DRAFT, VERSION, draft);
    }

    boolean holdsForDraft(ResultSet row) throws SQLException {
        return seal.verify(DRAFT, DRAFT, VERSION, row.getBytes("draft"), row.getBytes("mac"));
    }

    private static byte[] content(ResultSet row) throws SQLException {
        var content = Document.of(FORMAT)
                .put("person", row.getString("person"))
                .put("name", row.getString("name"))
                .put("link", row.getBytes("token_hash"))
                .put("linkEndsMillis", row.getTimestamp("token_ends_at").getTime())
                .put("keys", row.getBytes("decision_keys"));
        Optional.ofNullable(row.getBytes("sign_in_passkey")).ifPresent(passkey -> content.put("passkey", passkey));
        return CanonicalJson.bytes(content.build());
    }
}
