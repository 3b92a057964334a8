package io.threekey.server.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Empties entries in SQL, and everything in the ledger's tables that was copied from them. */
@Component
class ErasureTable {

    private final JdbcTemplate jdbc;

    ErasureTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Has the caller's transaction alone do something about this version; another one waits until it ended. A row says
     * nothing about whether it was carried out, for anybody who reaches the database can write one: the entry says it.
     */
    void holdTurn(int version, Instant at) {
        jdbc.update(
                "INSERT INTO ledger_erasure (version, at) VALUES (?, ?)"
                        + " ON CONFLICT (version) DO UPDATE SET at = excluded.at",
                version,
                at.atOffset(ZoneOffset.UTC));
    }

    /** Whether something was erased of which these first entries do not know yet: its entry came with the erasure. */
    boolean isAnyRecordedAfter(long size) {
        var type = LedgerEntries.ERASED.name();
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "SELECT EXISTS (SELECT FROM ledger_queue WHERE type = ?)"
                        + " OR EXISTS (SELECT FROM ledger_entry WHERE type = ? AND index >= ?)",
                Boolean.class,
                type,
                type,
                size));
    }

    /** Rows that the sequencer has placed change in no other way, so nobody waits for these. */
    void empty(List<TreeEntry> emptied) {
        jdbc.batchUpdate(
                """
                UPDATE ledger_entry SET subject = '', payload = '', salt = '', mac = ?, erased_by = ?
                WHERE index = ? AND erased_by IS NULL""",
                emptied.stream()
                        .map(entry -> new Object[] {
                            entry.recorded().mac(), entry.erasedBy().getAsInt(), entry.index()
                        })
                        .toList());
        jdbc.update("DELETE FROM ledger_reference WHERE index = ANY (?)", (Object)
                emptied.stream().map(TreeEntry::index).toArray(Long[]::new));
        // somebody may have put a copy back into the queue, which was set aside then
        jdbc.update("UPDATE ledger_quarantine SET found = '{}' WHERE id = ANY (?::uuid[])", (Object) QueueTable.texts(
                emptied.stream().map(entry -> entry.recorded().id()).toList()));
    }
}
