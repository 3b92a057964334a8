package io.threekey.server.ledger;

import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Writes that nothing in their transaction reads again. They go to the database with its entries and its commit, all in one
 * round trip; where one of them fails, the commit does, and nothing of the transaction happened.
 */
@Component
public class LateWrites {

    private final Outstanding outstanding;

    LateWrites(Outstanding outstanding) {
        this.outstanding = outstanding;
    }

    /**
     * In the order in which they come. The transaction has to append an entry too, before or after. What it does to the
     * same row meanwhile meets none, and the row is there at the end all the same.
     *
     * @param sql without {@code returning}, whose answer nobody would read
     * @param parameters as {@code JdbcTemplate} takes them, none of them null
     * @throws IllegalStateException outside of a read-write transaction
     */
    public void write(String sql, List<Object> parameters) {
        Recorded.note(new Write(sql, parameters), outstanding);
    }
}
