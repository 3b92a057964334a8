package io.threekey.server.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads entries by what they are about, those in the tree and those still waiting, as of one moment. */
@Component
class RecordedEntries {

    private static final String EITHER = """
            (SELECT id, at, type, subject, payload, salt, mac, index FROM ledger_entry
            UNION ALL
            SELECT id, at, type, subject, payload, salt, mac, NULL FROM ledger_queue) recorded""";

    private final JdbcTemplate jdbc;

    RecordedEntries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Found(OptionalLong index, QueuedEntry recorded) {}

    List<Found> ofType(String type) {
        return jdbc.query(
                "SELECT * FROM " + EITHER + " WHERE type = ? ORDER BY index NULLS LAST, id",
                RecordedEntries::read,
                type);
    }

    List<Found> about(String type, String subject) {
        return jdbc.query(
                "SELECT * FROM " + EITHER + " WHERE type = ? AND subject = ? ORDER BY index NULLS LAST, id",
                RecordedEntries::read,
                type,
                subject);
    }

    List<Found> newestAbout(String type, String subject, int most) {
        return jdbc.query(
                "SELECT * FROM " + EITHER
                        + " WHERE type = ? AND subject = ? ORDER BY index DESC NULLS FIRST, id DESC LIMIT ?",
                RecordedEntries::read,
                type,
                subject,
                most);
    }

    private static Found read(ResultSet row, int number) throws SQLException {
        var index = row.getLong("index");
        return new Found(row.wasNull() ? OptionalLong.empty() : OptionalLong.of(index), QueueTable.read(row, number));
    }
}
