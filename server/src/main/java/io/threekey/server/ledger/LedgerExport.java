package io.threekey.server.ledger;

import io.threekey.evidence.ExportWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
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
     * @param directory new, empty, or one in which this export was begun: then it goes on at the checkpoint of then
     * @return how many entries the ledger has at its checkpoint
     */
    public long write(Path directory, ExportAsked asked) throws IOException, SQLException {
        try (var connection = database.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                var ledger = new ExportedLedger(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
                return write(directory, asked, ledger);
            } finally {
                connection.rollback();
            }
        }
    }

    private static long write(Path directory, ExportAsked asked, ExportedLedger ledger) throws IOException {
        var newest = ledger.newest();
        var checkpoint = ExportWriter.begunAt(directory).orElse(newest);
        if (!ledger.beganWith(checkpoint.checkpoint().head())) {
            throw new ExportAsked.Impossible("what was begun in " + directory + " is of another ledger");
        }
        var shown = ledger.shownFor(asked, checkpoint.checkpoint().size());
        var page = ledger.page(asked, shown, checkpoint.checkpoint());
        ExportWriter.write(directory, page, checkpoint, ledger.source(shown));
        return page.size();
    }
}
