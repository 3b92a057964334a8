package io.threekey.server.ledger;

import io.threekey.evidence.ExportWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Writes the ledger for an auditor, or a part of it, as it stands at one moment. It needs no key and judges nothing: what
 * was altered in the database is altered in the export, and the verifier says so.
 */
@Component
public class LedgerExport {

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
     * What was written.
     *
     * @param entries how many the ledger has at the export's checkpoint
     * @param waiting how many more stand in the tree and are left out, because fewer witnesses have confirmed them than
     *     the policy asks for
     */
    public record Written(long entries, long waiting) {}

    /**
     * @param directory new, empty, or one in which this export was begun: then it goes on at the checkpoint of then
     */
    public Written write(Path directory, ExportAsked asked) throws IOException, SQLException {
        try (var connection = database.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                var ledger = new ExportedLedger(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
                return write(directory, asked, ledger);
            } catch (BadSqlGrammarException otherTables) {
                throw new IllegalStateException(
                        "this database is of another release, or of no server: start this release's server on it once",
                        otherTables);
            } finally {
                connection.rollback();
            }
        }
    }

    private static Written write(Path directory, ExportAsked asked, ExportedLedger ledger) throws IOException {
        var confirmed = ledger.confirmed();
        var checkpoint = ExportWriter.begunAt(directory).orElse(confirmed);
        if (!ledger.beganWith(checkpoint.checkpoint().head())) {
            throw new ExportAsked.Impossible("what was begun in " + directory + " is of another ledger");
        }
        if (ledger.wasErasedFromAfter(checkpoint.checkpoint().size())) {
            throw new ExportAsked.Impossible(
                    checkpoint.equals(confirmed)
                            ? "payloads were erased by decision just now; ask again in some seconds"
                            : "payloads were erased by decision since this export was begun: delete " + directory
                                    + ", which may still hold them, and begin anew");
        }
        var shown = ledger.shownFor(asked, checkpoint.checkpoint().size());
        var page = ledger.page(asked, shown, checkpoint.checkpoint());
        ExportWriter.write(directory, page, checkpoint, ledger.source(shown));
        return new Written(page.size(), ledger.newest().checkpoint().size() - page.size());
    }
}
