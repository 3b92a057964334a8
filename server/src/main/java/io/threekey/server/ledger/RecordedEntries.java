package io.threekey.server.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads entries by what they are about, those in the tree and those still waiting, as of one moment. What was erased says
 * nothing any more and is not among them.
 */
@Component
class RecordedEntries {

    private static final String EITHER = """
            (SELECT id, at, type, subject, payload, salt, mac, index FROM ledger_entry WHERE erased_by IS NULL
            UNION ALL
            SELECT id, at, type, subject, payload, salt, mac, NULL FROM ledger_queue) recorded""";

    /**
     * Each by its own index and no further than asked: somebody's years of entries are neither read nor sorted. How many
     * stands in the text, since a plan for any number reckons with a tenth of them, and would be made anew each time.
     */
    private static final String NEWEST = """
            SELECT * FROM (
                (SELECT id, at, type, subject, payload, salt, mac, index FROM ledger_entry
                WHERE erased_by IS NULL AND type = ? AND subject = ? ORDER BY index DESC LIMIT %1$d)
                UNION ALL
                (SELECT id, at, type, subject, payload, salt, mac, NULL FROM ledger_queue
                WHERE type = ? AND subject = ? ORDER BY id DESC LIMIT %1$d)) recorded
            ORDER BY index DESC NULLS FIRST, id DESC LIMIT %1$d""";

    private static final String OF_A_PERIOD = " WHERE type = ? AND at >= ? AND at < ?";
    private static final String OF_A_STRETCH =
            " WHERE index >= ? AND index < ? AND erased_by IS NULL AND type = ANY (?)";
    private static final int ROWS_AT_ONCE = 1000;

    private final JdbcTemplate jdbc;
    private final QueueTable queue;
    private final TransactionTemplate reading;

    RecordedEntries(JdbcTemplate jdbc, QueueTable queue, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    record Found(OptionalLong index, QueuedEntry recorded) {}

    List<Found> ofType(String type) {
        writeOwn();
        return jdbc.query(
                "SELECT * FROM " + EITHER + " WHERE type = ? ORDER BY index NULLS LAST, id",
                RecordedEntries::read,
                type);
    }

    List<Found> about(List<String> types, String subject) {
        writeOwn();
        return jdbc.query(
                "SELECT * FROM " + EITHER + " WHERE type = ANY (?) AND subject = ? ORDER BY index NULLS LAST, id",
                RecordedEntries::read,
                types.toArray(String[]::new),
                subject);
    }

    List<Found> about(String type, String subject) {
        writeOwn();
        return jdbc.query(
                "SELECT * FROM " + EITHER + " WHERE type = ? AND subject = ? ORDER BY index NULLS LAST, id",
                RecordedEntries::read,
                type,
                subject);
    }

    List<Found> newestAbout(String type, String subject, int most) {
        writeOwn();
        return jdbc.query(NEWEST.formatted(most), RecordedEntries::read, type, subject, type, subject);
    }

    /** The driver hands out rows in portions only inside of a transaction, else it holds all of them in memory. */
    void eachOf(String type, Instant from, Instant until, Consumer<Found> reader) {
        writeOwn();
        reading.executeWithoutResult(status -> jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement("SELECT * FROM " + EITHER + OF_A_PERIOD);
                    statement.setFetchSize(ROWS_AT_ONCE);
                    statement.setString(1, type);
                    statement.setObject(2, from.atOffset(ZoneOffset.UTC));
                    statement.setObject(3, until.atOffset(ZoneOffset.UTC));
                    return statement;
                },
                row -> {
                    reader.accept(read(row, 0));
                }));
    }

    long countOf(String type, Instant from, Instant until) {
        writeOwn();
        var count = jdbc.queryForObject(
                "SELECT count(*) FROM " + EITHER + OF_A_PERIOD,
                Long.class,
                type,
                from.atOffset(ZoneOffset.UTC),
                until.atOffset(ZoneOffset.UTC));
        return count == null ? 0 : count;
    }

    /** Of the tree alone, in its order. */
    List<Found> between(List<String> types, long from, long until) {
        return jdbc.query(
                "SELECT * FROM ledger_entry" + OF_A_STRETCH + " ORDER BY index",
                RecordedEntries::read,
                from,
                until,
                types.toArray(String[]::new));
    }

    long countBetween(List<String> types, long from, long until) {
        var count = jdbc.queryForObject(
                "SELECT count(*) FROM ledger_entry" + OF_A_STRETCH,
                Long.class,
                from,
                until,
                types.toArray(String[]::new));
        return count == null ? 0 : count;
    }

    /** From a place of the tree on, and those that wait. */
    void eachFrom(List<String> types, long from, Consumer<Found> reader) {
        writeOwn();
        reading.executeWithoutResult(status -> jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement("""
                            SELECT id, at, type, subject, payload, salt, mac, index FROM ledger_entry
                            WHERE index >= ? AND erased_by IS NULL AND type = ANY (?)
                            UNION ALL
                            SELECT id, at, type, subject, payload, salt, mac, NULL FROM ledger_queue
                            WHERE type = ANY (?)""");
                    var wanted = connection.createArrayOf("text", types.toArray());
                    statement.setFetchSize(ROWS_AT_ONCE);
                    statement.setLong(1, from);
                    statement.setArray(2, wanted);
                    statement.setArray(3, wanted);
                    return statement;
                },
                row -> {
                    reader.accept(read(row, 0));
                }));
    }

    /** A transaction finds what it appended itself. */
    private void writeOwn() {
        Recorded.inThisTransaction().ifPresent(recorded -> queue.write(recorded.takeUnwritten()));
    }

    private static Found read(ResultSet row, int number) throws SQLException {
        var index = row.getLong("index");
        return new Found(row.wasNull() ? OptionalLong.empty() : OptionalLong.of(index), QueueTable.read(row, number));
    }
}
