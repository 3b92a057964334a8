package io.threekey.server.sealedrows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;

/**
 * Genuine rows of several tables for one way to the database and back. Each answer is as of a moment of its own, as if
 * it had been asked for alone: whoever puts them together has to see that they fit.
 */
public final class OneTrip {

    private final JdbcTemplate jdbc;
    private final List<Asked<?>> asked = new ArrayList<>();

    OneTrip(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param query selects whole rows of this table */
    public <T> Asked<T> ask(SealedRows<T> rows, String query, Object... parameters) {
        var one = new Asked<>(rows, query, List.of(parameters));
        asked.add(one);
        return one;
    }

    public void go() {
        var queries = asked.stream().map(one -> one.query).collect(Collectors.joining("; "));
        jdbc.execute(queries, (PreparedStatementCallback<Boolean>) statement -> {
            var place = 1;
            for (var one : asked) {
                for (var parameter : one.parameters) {
                    statement.setObject(place++, parameter);
                }
            }
            statement.execute();
            for (var one : asked) {
                one.read(statement.getResultSet());
                statement.getMoreResults();
            }
            return true;
        });
    }

    /** What comes back of one of them, once the way was gone. */
    public static final class Asked<T> {

        private final SealedRows<T> rows;
        private final String query;
        private final List<Object> parameters;
        private final List<T> found = new ArrayList<>();

        private Asked(SealedRows<T> rows, String query, List<Object> parameters) {
            this.rows = rows;
            this.query = query;
            this.parameters = parameters;
        }

        private void read(ResultSet answer) throws SQLException {
            while (answer.next()) {
                rows.believed(answer).ifPresent(found::add);
            }
        }

        public List<T> found() {
            return List.copyOf(found);
        }

        /** Of a query that selects at most one row. */
        public Optional<T> only() {
            return found.stream().findFirst();
        }
    }
}
