package io.threekey.demo.tour;

import io.threekey.evidence.EvidenceCheck;
import io.threekey.evidence.Verdict;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.ledger.ExportAsked;
import io.threekey.server.ledger.LedgerExport;
import io.threekey.tlog.EntryBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where an export is made and checked, by the library and with nothing but files, as `./threekey verify` does it. */
@Component
class AuditorsRoom {

    private static final Logger log = LoggerFactory.getLogger(AuditorsRoom.class);

    private final LedgerExport export;
    private final PoliciesInForce policies;
    private final Path folder;
    private final AtomicReference<Work> honest = new AtomicReference<>(new Work.None());
    private final AtomicReference<Work> forged = new AtomicReference<>(new Work.None());

    AuditorsRoom(LedgerExport export, PoliciesInForce policies, @Value("${threekey.home}") Path home) {
        this.export = export;
        this.policies = policies;
        this.folder = home.resolve("tour");
    }

    /** What is on the auditor's desk. */
    sealed interface Work {

        record None() implements Work {}

        record UnderWay(Instant begun, Step step) implements Work {}

        record Checked(Instant begun, Verdict verdict) implements Work {}

        record Failed() implements Work {}
    }

    enum Step {
        WRITING,
        CHECKING
    }

    /** How many entries stand in the files of the export that is being written; a bundle of them is a file. */
    long written() {
        try (var bundles = Files.walk(folder.resolve("export/tile/entries"))) {
            return bundles.filter(Files::isRegularFile).count() * EntryBundle.FULL;
        } catch (IOException | UncheckedIOException notYet) {
            return 0;
        }
    }

    Work honest() {
        return honest.get();
    }

    Work forged() {
        return forged.get();
    }

    void exportAndVerify(Instant now) {
        begin(honest, now, () -> {
            var directory = folder.resolve("export");
            delete(directory);
            export.write(directory, new ExportAsked.Whole());
            return directory;
        });
    }

    /** A copy, of which one byte of one payload is another. */
    void changeOneByteAndVerify(Instant now) {
        begin(forged, now, () -> OneByte.changed(folder.resolve("export"), fresh(folder.resolve("forged"))));
    }

    @FunctionalInterface
    private interface Preparation {
        Path directory() throws Exception;
    }

    private void begin(AtomicReference<Work> desk, Instant now, Preparation preparation) {
        var before = desk.get();
        if (!(before instanceof Work.UnderWay) && desk.compareAndSet(before, new Work.UnderWay(now, Step.WRITING))) {
            Thread.ofVirtual().name("tour-auditor").start(() -> desk.set(checked(desk, now, preparation)));
        }
    }

    private Work checked(AtomicReference<Work> desk, Instant now, Preparation preparation) {
        try {
            var fingerprint = policies.chain().fingerprint();
            var directory = preparation.directory();
            desk.set(new Work.UnderWay(now, Step.CHECKING));
            return new Work.Checked(now, EvidenceCheck.verify(directory, Optional.of(fingerprint), Optional.empty()));
        } catch (Exception failed) {
            log.warn("the tour's export could not be checked", failed);
            return new Work.Failed();
        }
    }

    private static Path fresh(Path directory) throws IOException {
        delete(directory);
        return Files.createDirectories(directory);
    }

    private static void delete(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException undeletable) {
                    throw new UncheckedIOException(undeletable);
                }
            });
        }
    }
}
