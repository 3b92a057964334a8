package io.threekey.server.ledger;

import io.threekey.tlog.Checkpoint;
import io.threekey.tlog.SignedCheckpoint;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Checkpoints with what outsiders cosigned below them, nothing of it verified: whoever reads it does so, by the keys in
 * the policy. It lies beside the ledger and not in it, since an entry for each cosignature would ask for the next.
 */
@Component
public class CosignatureTable {

    private final JdbcTemplate jdbc;

    public CosignatureTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * In a transaction named {@link CommitExemption#COSIGNATURES}.
     *
     * @param witness its key, as C2SP signed-note writes it
     * @param line what it signed of the checkpoint
     */
    public void add(String witness, SignedCheckpoint checkpoint, String line) {
        jdbc.update("""
                INSERT INTO ledger_cosignature (witness, size, checkpoint, line) VALUES (?, ?, ?, ?)
                ON CONFLICT (witness, size) DO UPDATE SET checkpoint = excluded.checkpoint, line = excluded.line""", witness, checkpoint.checkpoint().size(), checkpoint.note(), line);
    }

    /** How many the policy obeyed asks for; in the same kind of transaction. */
    public void require(int witnesses) {
        jdbc.update("UPDATE ledger_witnesses SET required = ? WHERE required <> ?", witnesses, witnesses);
    }

    /** Forgets what is older than a checkpoint that enough have cosigned, except each witness's last word. */
    public void forgetBefore(long size) {
        jdbc.update("""
                DELETE FROM ledger_cosignature older WHERE size < ? AND EXISTS (
                    SELECT 1 FROM ledger_cosignature newer WHERE newer.witness = older.witness AND newer.size > older.size)""", size);
    }

    /** The newest that this witness is said to have cosigned, with its line. */
    public Optional<CosignedCheckpoint> newestOf(String witness) {
        return read("WHERE witness = ? ORDER BY size DESC LIMIT 1", witness).stream()
                .findFirst()
                .map(row -> below(row, List.of(row)));
    }

    /** The newest that so many have cosigned, no larger than the tree, with all their lines. */
    public Optional<CosignedCheckpoint> newestBy(int witnesses, long largest) {
        return jdbc
                .query(
                        "SELECT size FROM ledger_cosignature WHERE size <= ? GROUP BY size HAVING count(*) >= ?"
                                + " ORDER BY size DESC LIMIT 1",
                        (row, number) -> row.getLong("size"),
                        largest,
                        witnesses)
                .stream()
                .findFirst()
                .flatMap(this::of);
    }

    /** The checkpoint of this size, with all its lines. */
    public Optional<CosignedCheckpoint> of(long size) {
        var rows = read("WHERE size = ? ORDER BY witness", size);
        return rows.stream().findFirst().map(first -> below(first, rows));
    }

    int required() {
        return jdbc.query("SELECT required FROM ledger_witnesses", (row, number) -> row.getInt("required")).stream()
                .findFirst()
                .orElse(0);
    }

    private record Row(String checkpoint, String line) {}

    private List<Row> read(String where, Object argument) {
        return jdbc.query(
                "SELECT checkpoint, line FROM ledger_cosignature " + where,
                (row, number) -> new Row(row.getString("checkpoint"), row.getString("line")),
                argument);
    }

    /** Lines of rows that speak of another checkpoint of that size are left out. */
    private static CosignedCheckpoint below(Row first, List<Row> rows) {
        // C2SP signed-note: the text ends with the newline before the empty line
        var text = first.checkpoint().substring(0, first.checkpoint().indexOf("\n\n") + 1);
        return new CosignedCheckpoint(
                new SignedCheckpoint(Checkpoint.parse(text), first.checkpoint()),
                rows.stream()
                        .filter(row -> row.checkpoint().equals(first.checkpoint()))
                        .map(Row::line)
                        .toList());
    }
}
