package io.threekey.server.ledger;

import io.threekey.server.ledger.CosignedCheckpoint.Line;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.UnacceptableNote;
import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Checkpoints with what outsiders cosigned below them, nothing of it verified: whoever reads it does so, by the keys in
 * the policy. It lies beside the ledger and not in it, since an entry for each cosignature would ask for the next.
 */
@Component
public class CosignatureTable {

    /** Rows that do not verify are passed over, as long as there are not more of them than anybody writes by accident. */
    private static final int MOST_TRIED = 20;

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

    /** The newest that this witness is said to have cosigned, with its line; empty where that cannot be read. */
    public Optional<CosignedCheckpoint> newestOf(String witness) {
        return read("WHERE witness = ? GROUP BY size, checkpoint ORDER BY size DESC LIMIT 1", witness)
                .findFirst();
    }

    /**
     * Those that so many are said to have cosigned, no larger than the tree, newest first, each with all its lines. Rows
     * that anybody wrote stand beside those of others and not in their place.
     */
    public List<CosignedCheckpoint> newestBy(int witnesses, long largest) {
        return read(
                        "WHERE size <= ? GROUP BY size, checkpoint HAVING count(*) >= ? ORDER BY size DESC LIMIT "
                                + MOST_TRIED,
                        largest,
                        witnesses)
                .toList();
    }

    /** This checkpoint with all its lines, if there are any. */
    CosignedCheckpoint below(SignedCheckpoint checkpoint) {
        return read(
                        "WHERE size = ? AND checkpoint = ? GROUP BY size, checkpoint",
                        checkpoint.checkpoint().size(),
                        checkpoint.note())
                .findFirst()
                .orElseGet(() -> new CosignedCheckpoint(checkpoint, List.of()));
    }

    int required() {
        return jdbc.query("SELECT required FROM ledger_witnesses", (row, number) -> row.getInt("required")).stream()
                .findFirst()
                .orElse(0);
    }

    private Stream<CosignedCheckpoint> read(String which, Object... arguments) {
        return jdbc
                .query(
                        "SELECT size, checkpoint, array_agg(witness ORDER BY witness) AS witnesses,"
                                + " array_agg(line ORDER BY witness) AS lines FROM ledger_cosignature " + which,
                        (row, number) -> readable(
                                row.getLong("size"),
                                row.getString("checkpoint"),
                                texts(row.getArray("witnesses")),
                                texts(row.getArray("lines"))),
                        arguments)
                .stream()
                .flatMap(Optional::stream);
    }

    private static String[] texts(Array array) throws SQLException {
        return (String[]) array.getArray();
    }

    /** Whoever writes to the database can write anything here: what is no checkpoint is passed over. */
    private static Optional<CosignedCheckpoint> readable(long size, String note, String[] witnesses, String[] lines) {
        try {
            return Optional.of(SignedCheckpoint.unverified(note))
                    .filter(read -> read.checkpoint().size() == size)
                    .map(read -> new CosignedCheckpoint(
                            read,
                            IntStream.range(0, lines.length)
                                    .mapToObj(line -> new Line(witnesses[line], lines[line]))
                                    .toList()));
        } catch (UnacceptableNote nothing) {
            return Optional.empty();
        }
    }
}
