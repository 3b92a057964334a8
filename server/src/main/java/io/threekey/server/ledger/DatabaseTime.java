package io.threekey.server.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The database's clock: where something cannot be undone, one node's own must not be the only one that is asked. */
@Component("databaseTime")
class DatabaseTime {

    private final JdbcTemplate jdbc;

    DatabaseTime(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Instant instant() {
        return Objects.requireNonNull(jdbc.queryForObject("SELECT clock_timestamp()", OffsetDateTime.class))
                .toInstant();
    }
}
