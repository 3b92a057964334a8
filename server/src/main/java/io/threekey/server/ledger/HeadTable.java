package io.threekey.server.ledger;

import io.threekey.tlog.Hash;
import io.threekey.tlog.TreeHead;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class HeadTable {

    /** ASCII "ledg"; it only spares two sequencers from doing the same work, the epoch keeps them apart. */
    static final long TURN = 0x6c656467L;

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

    /**
     * Has the database plan this transaction's statements anew: a plan kept from when a table was all but empty compares
     * each of thousands of ids with each row of it.
     */
    void planAnew() {
        jdbc.execute("SET LOCAL plan_cache_mode = force_custom_plan");
    }

    /**
     * Ends whoever has the turn and takes nothing of what the database sends, such as a node that was stopped while it
     * read: the database cannot send, so for itself it is not idle.
     */
    void endIfStuck(Duration after) {
        jdbc.query("""
                SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity USING (pid)
                WHERE locktype = 'advisory' AND granted AND classid = 0 AND objid = ? AND objsubid = 1
                    AND datname = current_database() AND database = datid
                    AND wait_event = 'ClientWrite' AND xact_start < clock_timestamp() - ? * interval '1 ms'""", ended -> {}, TURN, after.toMillis());
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
