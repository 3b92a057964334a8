package io.threekey.server.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.JsonObject;
import io.threekey.tlog.Checkpoint;
import io.threekey.tlog.Hash;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.TreeHead;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.context.ApplicationContext;

/**
 * Entries and what is noted of them, written by COPY as sequencer and follower would have left them, each under a seal that
 * holds. There are no tiles, which no search reads: nothing can be proved of this tree.
 */
public final class LoadedEntries {

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] SALT = new byte[32];

    private final ApplicationContext node;
    private final DataSource database;

    public LoadedEntries(ApplicationContext node, DataSource database) {
        this.node = node;
        this.database = database;
    }

    /** What happened, some time. */
    public record Event(EntryType type, String subject, JsonObject payload, Instant at) {}

    public void load(long count, LongFunction<Event> events) throws SQLException, IOException {
        copy("ledger_entry (index, id, at, type, subject, payload, salt, mac, entered_at, leaf)", out -> {
            for (var index = 0L; index < count; index++) {
                out.write(row(index, events.apply(index)).getBytes(UTF_8));
            }
        });
        copy("ledger_reference (kind, value, index)", out -> {
            for (var index = 0L; index < count; index++) {
                out.write(references(index, events.apply(index)).getBytes(UTF_8));
            }
        });
        var log = node.getBean(LogIdentity.class);
        var head = new TreeHead(count, new Hash(new byte[32]));
        var checkpoint = SignedCheckpoint.sign(
                Checkpoint.of(log.origin(), head), log.signers().orElseThrow());
        try (var connection = database.getConnection();
                var publication = connection.prepareStatement(
                        "UPDATE ledger_head SET epoch = 1, size = ?, root = ?, checkpoint = ?");
                var statement = connection.createStatement()) {
            publication.setLong(1, count);
            publication.setBytes(2, new byte[32]);
            publication.setString(3, checkpoint.note());
            publication.executeUpdate();
            statement.executeUpdate("UPDATE ledger_referenced SET until = " + count + ", declarations = '"
                    + node.getBean(EntryTypeRegister.class).declarations().hex() + "'");
            statement.execute("VACUUM ANALYZE ledger_entry");
            statement.execute("VACUUM ANALYZE ledger_reference");
        }
        node.getBean(VerifiedHead.class).follow();
    }

    private interface Rows {
        void writeTo(OutputStream out) throws IOException;
    }

    private void copy(String table, Rows rows) throws SQLException, IOException {
        try (var connection = database.getConnection();
                var out = new BufferedOutputStream(
                        new PGCopyOutputStream(connection.unwrap(PGConnection.class), "COPY " + table + " FROM STDIN"),
                        1 << 20)) {
            rows.writeTo(out);
        }
    }

    private String row(long index, Event event) {
        var payload = CanonicalJson.bytes(event.payload());
        var id = new UUID(index, index);
        var sealed =
                node.getBean(EntrySeal.class).seal(id, event.at(), event.type().name(), event.subject(), payload, SALT);
        return String.join(
                        "\t",
                        String.valueOf(index),
                        id.toString(),
                        event.at().toString(),
                        event.type().name(),
                        event.subject(),
                        bytes(payload),
                        bytes(SALT),
                        bytes(sealed.mac()),
                        event.at().toString(),
                        bytes(TreeEntry.of(index, event.at(), sealed).leaf()))
                + "\n";
    }

    private static String bytes(byte[] content) {
        return "\\\\x" + HEX.formatHex(content);
    }

    private static String references(long index, Event event) {
        var rows = new StringBuilder();
        line(rows, ReferenceRow.Key.ofType(event.type().name()), index);
        event.type()
                .references(event.subject(), event.payload())
                .forEach(reference -> line(rows, ReferenceRow.Key.of(reference), index));
        return rows.toString();
    }

    private static void line(StringBuilder rows, ReferenceRow.Key key, long index) {
        rows.append(key.kind())
                .append('\t')
                .append(key.value())
                .append('\t')
                .append(index)
                .append('\n');
    }
}
