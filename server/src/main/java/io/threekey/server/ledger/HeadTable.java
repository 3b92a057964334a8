package io.threekey.server.ledger;

import io.threekey.tlog.Hash;
import io.threekey.tlog.TreeHead;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class HeadTable {

    /** ASCII "ledg"; it only spares two sequencers from doing the same work, the epoch keeps them apart. */
    private static final long TURN = 0x6c656467L;

    private final JdbcTemplate jdbc;

    HeadTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this transaction has the sequencers' turn, until it ends. */
    boolean takeTurn() {
        return Boolean.TRUE.equals(jdbc.queryForObject("SELECT pg_try_advisory_xact_lock(?)", Boolean.class, TURN));
    }

    /** Has the database end this transaction when its sequencer falls asleep in it, so that another can take the turn. */
    void endIfAsleep(Duration after) {
        jdbc.execute("SET LOCAL idle_in_transaction_session_timeout = " + after.toMillis());
    }

    StoredHead current() {
        var rows = jdbc.query(
                "SELECT epoch, size, root, checkpoint FROM ledger_head",
                (row, number) -> new StoredHead(
                        row.getLong("epoch"),
                        new TreeHead(row.getLong("size"), new Hash(row.getBytes("root"))),
                        row.getString("checkpoint")));
        if (rows.size() != 1) {
            throw new IllegalStateException("the ledger's head is missing from the database");
        }
        return rows.getFirst();
    }

    /** Publishes only on top of the very head that was seen; false where somebody else published meanwhile. */
    boolean publish(StoredHead seen, TreeHead next, String checkpoint) {
        return jdbc.update(
                        "UPDATE ledger_head SET epoch = epoch + 1, size = ?, root = ?, checkpoint = ?"
                                + " WHERE epoch = ? AND size = ? AND root = ?",
                        next.size(),
                        next.root().bytes(),
                        checkpoint,
                        seen.epoch(),
                        seen.tree().size(),
                        seen.tree().root().bytes())
                == 1;
    }
}
