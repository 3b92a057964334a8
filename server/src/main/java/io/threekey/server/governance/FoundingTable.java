package io.threekey.server.governance;

import static java.util.Comparator.comparingInt;

import io.threekey.charter.DecisionKey;
import io.threekey.charter.PersonId;
import io.threekey.charter.SeatId;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.FoundedEntry;
import io.threekey.server.governance.template.FoundingSeat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * An unfinished founding. Nothing in it admits anybody, but the charter is made of it: a row that this server did not
 * write as it is counts as absent. All of it is gone once the installation is founded.
 */
@Repository
class FoundingTable {

    private static final Optional<byte[]> NONE = Optional.empty();
    private static final String KEYS = "threekey-founder-keys/1";

    private final JdbcClient jdbc;
    private final FoundingSeal seal;
    private final CharterToFound charter;

    FoundingTable(JdbcClient jdbc, FoundingSeal seal, CharterToFound charter) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.charter = charter;
    }

    /** Founders act at the same time; each transaction that changes something waits for the one before. */
    void oneAtATime() {
        jdbc.sql("lock table governance_founder in share row exclusive mode").update();
    }

    void clear() {
        jdbc.sql("delete from governance_founder").update();
        jdbc.sql("delete from governance_founding_draft").update();
    }

    void invite(FoundingSeat seat, PersonId person, byte[] tokenHash, Instant until) {
        jdbc.sql("""
                insert into governance_founder (seat, person, name, token_hash, token_ends_at, decision_keys, mac)
                values (?, ?, '', ?, ?, ?, '')
                """)
                .params(seat.id().value(), person.value(), tokenHash, Timestamp.from(until), written(List.of()))
                .update();
        seal(seat);
    }

    Optional<Founder> holding(byte[] tokenHash, Instant now) {
        return jdbc.sql("select * from governance_founder where token_hash = ? and token_ends_at > ?")
                .params(tokenHash, Timestamp.from(now))
                .query(this::founder)
                .optional()
                .flatMap(found -> found);
    }

    /**
     * In the order of the charter's seats, those of the newest invitation: a row of an earlier one, put back, counts as
     * absent.
     */
    List<Founder> all() {
        var seats = charter.template().seats();
        return jdbc.sql("""
                select * from governance_founder
                where token_ends_at = (select max(token_ends_at) from governance_founder)
                """).query(this::founder).list().stream()
                .flatMap(Optional::stream)
                .sorted(comparingInt(founder -> seats.indexOf(founder.seat())))
                .toList();
    }

    void save(Founder founder) {
        jdbc.sql("update governance_founder set name = ?, decision_keys = ? where seat = ?")
                .params(
                        founder.name(),
                        written(founder.keys()),
                        founder.seat().id().value())
                .update();
        founder.passkey()
                .ifPresent(passkey -> jdbc.sql("update governance_founder set sign_in_passkey = ? where seat = ?")
                        .params(passkey, founder.seat().id().value())
                        .update());
        seal(founder.seat());
    }

    private void seal(FoundingSeat seat) {
        var mac = jdbc.sql("select * from governance_founder where seat = ?")
                .param(seat.id().value())
                .query((row, number) -> this.seal.ofFounder(row))
                .single();
        jdbc.sql("update governance_founder set mac = ? where seat = ?")
                .params(mac, seat.id().value())
                .update();
    }

    /** The drafted charter and the acts on it so far, in the form in which the ledger will record them. */
    Optional<FoundedEntry> draft() {
        return jdbc.sql("select draft, mac from governance_founding_draft")
                .query((row, number) -> seal.holdsForDraft(row) ? Optional.of(row.getBytes("draft")) : NONE)
                .optional()
                .flatMap(found -> found)
                .map(bytes -> FoundedEntry.parse((JsonObject) CanonicalJson.read(bytes)));
    }

    void saveDraft(FoundedEntry draft) {
        var bytes = CanonicalJson.bytes(draft.payload());
        jdbc.sql("""
                insert into governance_founding_draft (draft, mac) values (?, ?)
                on conflict (only_one) do update set draft = excluded.draft, mac = excluded.mac
                """).params(bytes, seal.ofDraft(bytes)).update();
    }

    private static byte[] written(List<DecisionKey> keys) {
        return CanonicalJson.bytes(Document.of(KEYS)
                .put(
                        "keys",
                        new JsonArray(keys.stream().map(DecisionKey::document).toList()))
                .build());
    }

    private Optional<Founder> founder(ResultSet row, int number) throws SQLException {
        var seat = charter.template().seat(new SeatId(row.getString("seat")));
        return seat.isPresent() && seal.holdsForFounder(row) ? Optional.of(founder(seat.get(), row)) : Optional.empty();
    }

    private static Founder founder(FoundingSeat seat, ResultSet row) throws SQLException {
        return new Founder(
                seat,
                new PersonId(row.getString("person")),
                row.getString("name"),
                Document.read(row.getBytes("decision_keys"), KEYS, fields -> fields.objects("keys", DecisionKey::read)),
                Optional.ofNullable(row.getBytes("sign_in_passkey")));
    }
}
