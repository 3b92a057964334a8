package io.threekey.server.ledger;

import io.threekey.evidence.EntryRange;
import io.threekey.evidence.EntryRanges;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class EntryTable {

    private final JdbcTemplate jdbc;

    EntryTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Moves queued rows, which the caller has locked and read, to their places; payloads stay inside the database. */
    void takeFromQueue(List<TreeEntry> entries) {
        var moved = jdbc.update(
                """
                WITH taken AS (DELETE FROM ledger_queue WHERE id = ANY (?::uuid[]) RETURNING *)
                INSERT INTO ledger_entry (index, id, at, type, subject, payload, salt, mac, entered_at, leaf)
                SELECT placed.index, q.id, q.at, q.type, q.subject, q.payload, q.salt, q.mac, placed.entered_at, placed.leaf
                FROM unnest(?::bigint[], ?::uuid[], ?::timestamptz[], ?::bytea[]) AS placed (index, id, entered_at, leaf)
                JOIN taken q USING (id)""",
                ids(entries),
                entries.stream().map(TreeEntry::index).toArray(Long[]::new),
                ids(entries),
                entries.stream().map(entry -> entry.enteredAt().toString()).toArray(String[]::new),
                entries.stream().map(TreeEntry::leaf).toArray(byte[][]::new));
        if (moved != entries.size()) {
            throw new ConcurrencyFailureException(moved + " of " + entries.size() + " queued entries were still there");
        }
    }

    private static String[] ids(List<TreeEntry> entries) {
        return QueueTable.texts(
                entries.stream().map(entry -> entry.recorded().id()).toList());
    }

    Set<UUID> alreadyTaken(List<UUID> ids) {
        return new HashSet<>(jdbc.queryForList(
                "SELECT id FROM ledger_entry WHERE id = ANY (?::uuid[])", UUID.class, (Object) QueueTable.texts(ids)));
    }

    /** Where each of these is; one statement sees one moment, in which an entry is in at most one place. */
    Map<UUID, Whereabouts> whereabouts(List<UUID> ids) {
        var found = new HashMap<UUID, Whereabouts>();
        jdbc.query(
                """
                SELECT id, CASE WHEN EXISTS (SELECT FROM ledger_entry e WHERE e.id = committed.id) THEN 'IN_THE_TREE'
                    WHEN EXISTS (SELECT FROM ledger_queue q WHERE q.id = committed.id) THEN 'WAITING'
                    WHEN EXISTS (SELECT FROM ledger_quarantine s WHERE s.id = committed.id) THEN 'SET_ASIDE'
                    ELSE 'NOWHERE' END AS place
                FROM unnest(?::uuid[]) AS committed (id)""",
                row -> {
                    found.put(row.getObject("id", UUID.class), Whereabouts.valueOf(row.getString("place")));
                },
                (Object) QueueTable.texts(ids));
        return found;
    }

    enum Whereabouts {
        IN_THE_TREE,
        WAITING,
        SET_ASIDE,
        NOWHERE
    }

    Optional<TreeEntry> at(long index) {
        return between(index, index + 1).stream().findFirst();
    }

    List<TreeEntry> named(Collection<UUID> ids) {
        return jdbc.query("SELECT * FROM ledger_entry WHERE id = ANY (?::uuid[])", EntryTable::read, (Object)
                QueueTable.texts(List.copyOf(ids)));
    }

    List<TreeEntry> between(long from, long to) {
        return jdbc.query(
                "SELECT * FROM ledger_entry WHERE index >= ? AND index < ? ORDER BY index", EntryTable::read, from, to);
    }

    private static final String NAMED = "unnest(?::bigint[], ?::bigint[]) AS named (first, last)"
            + " JOIN ledger_entry ON index BETWEEN named.first AND named.last";

    OptionalLong ofTypesWithin(Set<String> types, EntryRanges named) {
        var first = jdbc.queryForObject(
                "SELECT coalesce(min(index), -1) FROM " + NAMED + " WHERE type = ANY (?)",
                Long.class,
                firsts(named),
                lasts(named),
                types.toArray(String[]::new));
        return first == null || first < 0 ? OptionalLong.empty() : OptionalLong.of(first);
    }

    Map<String, Long> countByType(EntryRanges named) {
        var counts = new HashMap<String, Long>();
        jdbc.query(
                "SELECT type, count(*) AS entries FROM " + NAMED + " GROUP BY type",
                row -> {
                    counts.put(row.getString("type"), row.getLong("entries"));
                },
                firsts(named),
                lasts(named));
        return counts;
    }

    private static Long[] firsts(EntryRanges named) {
        return named.ranges().stream().map(EntryRange::first).toArray(Long[]::new);
    }

    private static Long[] lasts(EntryRanges named) {
        return named.ranges().stream().map(EntryRange::last).toArray(Long[]::new);
    }

    List<TreeEntry> ofTypes(List<String> types, long before) {
        return jdbc.query(
                "SELECT * FROM ledger_entry WHERE type = ANY (?) AND index < ? ORDER BY index",
                EntryTable::read,
                types.toArray(String[]::new),
                before);
    }

    List<TreeEntry> at(Collection<Long> indexes) {
        return jdbc.query("SELECT * FROM ledger_entry WHERE index = ANY (?)", EntryTable::read, (Object)
                indexes.toArray(Long[]::new));
    }

    /** Index of the first that entered then or later, by halving: the times that leaves carry never go back. */
    long firstEnteredFrom(Instant instant) {
        var first = jdbc.queryForObject(
                """
                WITH RECURSIVE halved (first, beyond) AS (
                    SELECT 0::bigint, coalesce(max(index), -1) + 1 FROM ledger_entry
                    UNION ALL
                    SELECT CASE WHEN entered_at < ? THEN middle + 1 ELSE first END,
                        CASE WHEN entered_at < ? THEN beyond ELSE middle END
                    FROM (SELECT first, beyond, (first + beyond) / 2 AS middle FROM halved WHERE first < beyond) half
                    CROSS JOIN LATERAL (SELECT entered_at FROM ledger_entry WHERE index >= middle
                        ORDER BY index LIMIT 1) there)
                SELECT max(first) FROM halved""", Long.class, instant.atOffset(ZoneOffset.UTC), instant.atOffset(ZoneOffset.UTC));
        return first == null ? 0 : first;
    }

    List<byte[]> leavesBetween(long from, long to) {
        return jdbc.query(
                "SELECT leaf FROM ledger_entry WHERE index >= ? AND index < ? ORDER BY index",
                (row, number) -> row.getBytes("leaf"),
                from,
                to);
    }

    /** Rows that no publication put there. */
    List<Long> outsideTheTree() {
        return jdbc.query(
                "SELECT index FROM ledger_entry WHERE index < 0 OR index >= (SELECT size FROM ledger_head) LIMIT 10",
                (row, number) -> row.getLong("index"));
    }

    private static TreeEntry read(ResultSet row, int number) throws SQLException {
        return new TreeEntry(
                row.getLong("index"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                QueueTable.read(row, number),
                row.getBytes("leaf"),
                erasedBy(row));
    }

    private static OptionalInt erasedBy(ResultSet row) throws SQLException {
        var version = row.getInt("erased_by");
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(version);
    }
}
