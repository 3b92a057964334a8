package io.threekey.server.ledger;

import io.threekey.charter.Charter;
import io.threekey.charter.Fingerprint;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.EntryType;
import io.threekey.evidence.ExportWriter;
import io.threekey.evidence.FoundedEntry;
import io.threekey.evidence.Manifest;
import io.threekey.tlog.Checkpoint;
import io.threekey.tlog.SignedCheckpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Writes the whole ledger for an auditor, as it stands at one moment. It needs no key and judges nothing: what was
 * altered in the database is altered in the export, and the verifier says so.
 */
@Component
public class LedgerExport {

    private static final int PAGE = 256;

    private final DataSource database;

    public LedgerExport(DataSource database) {
        this.database = database;
    }

    /** The installation was not founded, so that there is nothing to show an auditor. */
    public static final class NothingToExport extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        NothingToExport() {
            super("nothing is recorded here yet: the installation was not founded");
        }
    }

    /**
     * @param directory new or empty
     * @return how many entries were written
     */
    public long write(Path directory) throws IOException, SQLException {
        try (var connection = database.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return writeAsOfNow(directory, new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
            } finally {
                connection.rollback();
            }
        }
    }

    private static long writeAsOfNow(Path directory, JdbcTemplate jdbc) throws IOException {
        var head = new HeadTable(jdbc).current();
        if (head.neverPublished()) {
            throw new NothingToExport();
        }
        var checkpoint = new SignedCheckpoint(Checkpoint.parse(textOf(head.checkpoint())), head.checkpoint());
        var charter = foundingCharter(jdbc);
        var size = checkpoint.checkpoint().size();
        var manifest = new Manifest(
                charter.installation(),
                new Fingerprint(charter.digest()),
                checkpoint.checkpoint().origin(),
                size);
        ExportWriter.write(directory, manifest, checkpoint, new TileTable(jdbc), entries(new EntryTable(jdbc), size));
        return size;
    }

    // C2SP signed-note: the text ends with the newline before the empty line
    private static String textOf(String note) {
        return note.substring(0, note.indexOf("\n\n") + 1);
    }

    private static Charter foundingCharter(JdbcTemplate jdbc) {
        return jdbc
                .query(
                        "SELECT payload FROM ledger_entry WHERE type = ? ORDER BY index LIMIT 1",
                        (row, number) -> row.getBytes("payload"),
                        EntryType.INSTALLATION_FOUNDED.name())
                .stream()
                .map(payload -> FoundedEntry.parse((JsonObject) CanonicalJson.read(payload)))
                .map(founded -> Charter.parse(founded.charter()))
                .findFirst()
                .orElseThrow(NothingToExport::new);
    }

    private static Iterator<io.threekey.evidence.LedgerEntry> entries(EntryTable table, long size) {
        return LongStream.range(0, (size + PAGE - 1) / PAGE)
                .boxed()
                .flatMap(page -> table.between(page * PAGE, Math.min((page + 1) * PAGE, size)).stream())
                .map(entry -> new io.threekey.evidence.LedgerEntry(
                        entry.leaf(), entry.recorded().salt(), entry.recorded().payload()))
                .iterator();
    }
}
