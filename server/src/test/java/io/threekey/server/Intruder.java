package io.threekey.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Somebody with full rights on the database and nothing else: no guard, no key, no home folder. */
public final class Intruder {

    private final TestDatabase database;
    private final JdbcTemplate jdbc;

    public Intruder(TestDatabase database) {
        this.database = database;
        this.jdbc = new JdbcTemplate(database.dataSource());
    }

    /** @return how many rows the statement changed */
    public int runs(String sql, Object... arguments) {
        return jdbc.update(sql, arguments);
    }

    /** For a test of what one forged row gets: a statement that changed none would prove nothing. */
    public void changesOne(String sql, Object... arguments) {
        assertThat(runs(sql, arguments)).as("rows changed by %s", sql).isEqualTo(1);
    }

    /** To hold something for as long as it is open. */
    public Connection connection() throws SQLException {
        return database.dataSource().getConnection();
    }

    public List<Map<String, @Nullable Object>> reads(String sql, Object... arguments) {
        return jdbc.queryForList(sql, arguments);
    }
}
