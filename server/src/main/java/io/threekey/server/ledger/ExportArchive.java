package io.threekey.server.ledger;

import io.threekey.server.keys.HomeLock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** An export as one file for a browser: its files in the order of their names, without times, so that the bytes stay the same. */
@Component
public class ExportArchive {

    private static final int EARLIEST_YEAR_OF_ZIP = 1980;
    private static final java.time.LocalDateTime NO_TIME = java.time.LocalDateTime.of(EARLIEST_YEAR_OF_ZIP, 1, 1, 0, 0);

    private final LedgerExport export;
    private final Path making;

    /** What an earlier process left when it died is somebody's record, and goes first. */
    ExportArchive(LedgerExport export, @Value("${threekey.home}") Path home, HomeLock heldFirst) throws IOException {
        this.export = export;
        this.making = home.resolve("exports");
        remove(making);
    }

    /** Written to disk before the first byte goes out, so that what cannot be exported is refused and not cut off. */
    public final class Ready implements AutoCloseable {

        private final Path folder;

        private Ready(Path folder) {
            this.folder = folder;
        }

        public void writeTo(OutputStream out) throws IOException {
            var archive = new ZipOutputStream(out);
            for (var file : files()) {
                var entry = new ZipEntry(folder.relativize(file).toString());
                entry.setTimeLocal(NO_TIME);
                archive.putNextEntry(entry);
                Files.copy(file, archive);
                archive.closeEntry();
            }
            archive.finish();
        }

        private List<Path> files() throws IOException {
            try (var paths = Files.walk(folder)) {
                return paths.filter(Files::isRegularFile).sorted().toList();
            }
        }

        @Override
        public void close() throws IOException {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        List<Path> all;
        try (var paths = Files.walk(folder)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (var path : all) {
            Files.deleteIfExists(path);
        }
    }

    /** @throws ExportAsked.Impossible where it cannot be written now */
    public Ready of(ExportAsked asked) throws IOException, SQLException {
        Files.createDirectories(making);
        var ready = new Ready(Files.createTempDirectory(making, "record")); // for the server's user alone
        try {
            export.write(ready.folder, asked);
            return ready;
        } catch (IOException | SQLException | RuntimeException failed) {
            ready.close();
            throw failed;
        }
    }
}
