package io.threekey.server;

import io.threekey.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Somebody with full rights on the database and nothing else: no guard, no key, no home folder. */
public final class Intruder {

    private final JdbcTemplate jdbc;

    public Intruder(TestDatabase database) {
        this.jdbc = new JdbcTemplate(database.dataSource());
    }

    /** @return how many rows the statement changed */
    public int runs(String sql, Object... arguments) {
        return jdbc.update(sql, arguments);
    }

    public List<Map<String, @Nullable Object>> reads(String sql, Object... arguments) {
        return jdbc.queryForList(sql, arguments);
    }
}
