package io.threekey.server.governance;

import io.threekey.charter.DecisionKey;
import io.threekey.charter.PersonId;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.FoundedEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** An unfinished founding. Nothing in it admits anybody; it is gone once the installation is founded. */
@Repository
class FoundingTable {

    private static final String KEYS = "threekey-founder-keys/1";

    private final JdbcClient jdbc;

    FoundingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Founders act at the same time; each transaction that changes something waits for the one before. */
    void oneAtATime() {
        jdbc.sql("lock table governance_founder in share row exclusive mode").update();
    }

    void clear() {
        jdbc.sql("delete from governance_founder").update();
        jdbc.sql("delete from governance_founding_draft").update();
    }

    void invite(FoundingCharter.FoundingSeat seat, PersonId person, byte[] tokenHash, Instant until) {
        jdbc.sql("""
                insert into governance_founder (seat, person, name, token_hash, token_ends_at, decision_keys)
                values (?, ?, '', ?, ?, ?)
                """)
                .params(seat.name(), person.value(), tokenHash, Timestamp.from(until), written(List.of()))
                .update();
    }

    Optional<Founder> holding(byte[] tokenHash, Instant now) {
        return jdbc.sql("select * from governance_founder where token_hash = ? and token_ends_at > ?")
                .params(tokenHash, Timestamp.from(now))
                .query(FoundingTable::founder)
                .optional();
    }

    List<Founder> all() {
        return jdbc.sql("select * from governance_founder").query(FoundingTable::founder).list().stream()
                .sorted(java.util.Comparator.comparing(Founder::seat))
                .toList();
    }

    void save(Founder founder) {
        jdbc.sql("update governance_founder set name = ?, decision_keys = ? where seat = ?")
                .params(founder.name(), written(founder.keys()), founder.seat().name())
                .update();
        founder.passkey()
                .ifPresent(passkey -> jdbc.sql("update governance_founder set sign_in_passkey = ? where seat = ?")
                        .params(passkey, founder.seat().name())
                        .update());
    }

    /** The drafted charter and the acts on it so far, in the form in which the ledger will record them. */
    Optional<FoundedEntry> draft() {
        return jdbc.sql("select draft from governance_founding_draft")
                .query((row, number) -> row.getBytes("draft"))
                .optional()
                .map(bytes -> FoundedEntry.parse((JsonObject) CanonicalJson.read(bytes)));
    }

    void saveDraft(FoundedEntry draft) {
        jdbc.sql("""
                insert into governance_founding_draft (draft) values (?)
                on conflict (only_one) do update set draft = excluded.draft
                """).param(CanonicalJson.bytes(draft.payload())).update();
    }

    private static byte[] written(List<DecisionKey> keys) {
        return CanonicalJson.bytes(Document.of(KEYS)
                .put(
                        "keys",
                        new JsonArray(keys.stream().map(DecisionKey::document).toList()))
                .build());
    }

    private static Founder founder(ResultSet row, int number) throws SQLException {
        return new Founder(
                FoundingCharter.FoundingSeat.valueOf(row.getString("seat")),
                new PersonId(row.getString("person")),
                row.getString("name"),
                Document.read(row.getBytes("decision_keys"), KEYS, fields -> fields.objects("keys", DecisionKey::read)),
                Optional.ofNullable(row.getBytes("sign_in_passkey")));
    }
}
