package io.threekey.server.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class QueueTable {

    private static final String INSERT = "INSERT INTO ledger_queue (id, at, type, subject, payload, salt, mac)";

    private final JdbcTemplate jdbc;

    QueueTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction at hand, which goes on; so that it finds what it appended itself. */
    void write(List<QueuedEntry> entries) {
        if (!entries.isEmpty()) {
            var insert = insert(entries);
            jdbc.update(insert.sql(), insert.parameters().toArray());
        }
    }

    /** The commit travels with the last rows: a round trip less for each transaction. */
    void writeAndCommit(List<QueuedEntry> entries, List<Write> others) {
        var all = new ArrayList<>(others);
        if (!entries.isEmpty()) {
            all.add(insert(entries));
        }
        if (!all.isEmpty()) {
            jdbc.update(
                    all.stream().map(Write::sql).collect(Collectors.joining("; ", "", "; COMMIT")),
                    all.stream().flatMap(one -> one.parameters().stream()).toArray());
        }
    }

    // the usual single row by itself, since arrays of one cost the database more than the row
    private static Write insert(List<QueuedEntry> entries) {
        if (entries.size() == 1) {
            var entry = entries.getFirst();
            return new Write(
                    INSERT + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    List.of(
                            entry.id(),
                            entry.at().atOffset(ZoneOffset.UTC),
                            entry.type(),
                            entry.subject(),
                            entry.payload(),
                            entry.salt(),
                            entry.mac()));
        }
        return new Write(
                INSERT
                        + " SELECT * FROM unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[])",
                List.of(
                        texts(entries, entry -> entry.id().toString()),
                        texts(entries, entry -> entry.at().toString()),
                        texts(entries, QueuedEntry::type),
                        texts(entries, QueuedEntry::subject),
                        bytes(entries, QueuedEntry::payload),
                        bytes(entries, QueuedEntry::salt),
                        bytes(entries, QueuedEntry::mac)));
    }

    private static String[] texts(List<QueuedEntry> entries, Function<QueuedEntry, String> column) {
        return entries.stream().map(column).toArray(String[]::new);
    }

    private static byte[][] bytes(List<QueuedEntry> entries, Function<QueuedEntry, byte[]> column) {
        return entries.stream().map(column).toArray(byte[][]::new);
    }

    boolean isEmpty() {
        return !Boolean.TRUE.equals(jdbc.queryForObject("SELECT EXISTS (SELECT FROM ledger_queue)", Boolean.class));
    }

    /** The oldest that have committed. They are taken by name, never by "greater than the last": ids commit out of order. */
    List<QueuedEntry> lockOldest(int most) {
        return jdbc.query(
                "SELECT * FROM ledger_queue ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED", QueueTable::read, most);
    }

    private void delete(List<UUID> entries) {
        jdbc.update("DELETE FROM ledger_queue WHERE id = ANY (?::uuid[])", (Object) texts(entries));
    }

    /** Keeps what was found, as it was found. */
    void quarantine(List<UUID> entries, String reason, OffsetDateTime now) {
        jdbc.update("""
                INSERT INTO ledger_quarantine (id, found_at, reason, found)
                SELECT id, ?, ?, to_jsonb(q) FROM ledger_queue q WHERE id = ANY (?::uuid[])""", now, reason, texts(entries));
        delete(entries);
    }

    long quarantined() {
        var count = jdbc.queryForObject("SELECT count(*) FROM ledger_quarantine", Long.class);
        return count == null ? 0 : count;
    }

    static QueuedEntry read(ResultSet row, int number) throws SQLException {
        return new QueuedEntry(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("type"),
                row.getString("subject"),
                row.getBytes("payload"),
                row.getBytes("salt"),
                row.getBytes("mac"));
    }

    static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
