package io.threekey.server.ledger;

import io.threekey.charter.json.Digest;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What entries refer to, in SQL: read from the entries, and good for nothing but finding them quickly. */
@Component
class ReferenceTable {

    private final JdbcTemplate jdbc;

    ReferenceTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The entries before this index are in here. */
    long until() {
        var until = jdbc.queryForList("SELECT until FROM ledger_referenced", Long.class);
        return until.size() == 1 ? until.getFirst() : 0;
    }

    /** The entries before this index are in here as these declarations read them; empty where others were noted. */
    OptionalLong until(Digest declarations) {
        return jdbc
                .queryForList(
                        "SELECT until FROM ledger_referenced WHERE declarations = ?", Long.class, declarations.hex())
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** What is in here stays until it is noted anew, entry by entry; nobody goes by it meanwhile. */
    void beginAnew(Digest declarations) {
        jdbc.update("""
                INSERT INTO ledger_referenced (until, declarations) VALUES (0, ?)
                ON CONFLICT (one) DO UPDATE SET until = 0, declarations = excluded.declarations""", declarations.hex());
    }

    /** False where another node moved on meanwhile, or began anew. */
    boolean moveOn(long from, long to, Digest declarations) {
        return jdbc.update(
                        "UPDATE ledger_referenced SET until = ? WHERE until = ? AND declarations = ?",
                        to,
                        from,
                        declarations.hex())
                == 1;
    }

    void putRight(DifferingReferences differing) {
        write(differing.missing());
        remove(differing.wrong());
    }

    private void write(Collection<ReferenceRow> rows) {
        jdbc.update(
                "INSERT INTO ledger_reference (kind, value, index)"
                        + " SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[]) ON CONFLICT DO NOTHING",
                texts(rows, row -> row.key().kind()),
                texts(rows, row -> row.key().value()),
                indexes(rows));
    }

    private void remove(Collection<ReferenceRow> rows) {
        jdbc.update(
                "DELETE FROM ledger_reference r USING unnest(?::text[], ?::text[], ?::bigint[]) AS gone (kind, value, index)"
                        + " WHERE r.kind = gone.kind AND r.value = gone.value AND r.index = gone.index",
                texts(rows, row -> row.key().kind()),
                texts(rows, row -> row.key().value()),
                indexes(rows));
    }

    /** Entries that refer to one of these at least, in order. */
    List<Long> toAny(Collection<ReferenceRow.Key> keys, long before) {
        return jdbc.query(
                "SELECT DISTINCT r.index FROM ledger_reference r"
                        + " JOIN unnest(?::text[], ?::text[]) AS wanted (kind, value) USING (kind, value)"
                        + " WHERE r.index < ? ORDER BY r.index",
                (row, number) -> row.getLong("index"),
                keys.stream().map(ReferenceRow.Key::kind).toArray(String[]::new),
                keys.stream().map(ReferenceRow.Key::value).toArray(String[]::new),
                before);
    }

    Set<ReferenceRow> between(long from, long to) {
        return jdbc
                .query(
                        "SELECT kind, value, index FROM ledger_reference WHERE index >= ? AND index < ?",
                        (row, number) -> new ReferenceRow(
                                new ReferenceRow.Key(row.getString("kind"), row.getString("value")),
                                row.getLong("index")),
                        from,
                        to)
                .stream()
                .collect(Collectors.toSet());
    }

    private static String[] texts(Collection<ReferenceRow> rows, Function<ReferenceRow, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static Long[] indexes(Collection<ReferenceRow> rows) {
        return rows.stream().map(ReferenceRow::index).toArray(Long[]::new);
    }
}
