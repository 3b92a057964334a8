package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.charter.Charter;
import io.threekey.charter.Fingerprint;
import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalId;
import io.threekey.evidence.Extent;
import io.threekey.evidence.Manifest;
import io.threekey.server.Intruder;
import io.threekey.tlog.BundleAddress;
import io.threekey.tlog.EntryBundle;
import io.threekey.tlog.Hash;
import io.threekey.tlog.NoteVerifier;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.TileStore;
import io.threekey.tlog.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form of an export; what it proves is shown where the evidence is checked. */
class LedgerExportTests {

    @TempDir
    Path folder;

    Node node;
    LedgerExport export;

    @BeforeEach
    void start() {
        node = Node.onFreshDatabase();
        export = node.get(LedgerExport.class);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    Charter found() {
        return ANodesFounding.on(node);
    }

    TileStore tiles() {
        return address -> read(address.path());
    }

    Optional<byte[]> read(String path) {
        var file = folder.resolve("export").resolve(path);
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void saysOfADatabaseOfAnotherReleaseWhatToDo() {
        found();
        node.steps();
        new Intruder(node.database).runs("ALTER TABLE ledger_entry DROP COLUMN erased_by");

        assertThatThrownBy(() -> export.write(folder.resolve("export"), new ExportAsked.Whole()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("start this release's server on it once");
    }

    @Test
    void leavesNoArchiveBehindAlsoWhereTheServerDiedWhileItWasSent() throws Exception {
        found();
        node.steps();
        var left = node.get(ExportArchive.class).of(new ExportAsked.Whole());
        assertThat(node.exports()).isNotEmptyDirectory();

        node = node.restarted();

        assertThat(node.exports()).doesNotExist();
        left.close();
        try (var sent = node.get(ExportArchive.class).of(new ExportAsked.Whole())) {
            assertThat(node.exports()).isNotEmptyDirectory();
        }
        assertThat(node.exports()).isEmptyDirectory();
    }

    @Test
    void holdsEveryEntryUnderTheSignedCheckpoint() throws Exception {
        var charter = found();
        node.tapsTimes(299);
        node.steps();

        assertThat(export.write(folder.resolve("export"), new ExportAsked.Whole()))
                .isEqualTo(new LedgerExport.Written(300, 0));

        var head = SignedCheckpoint.openExactly(
                        read("checkpoint").orElseThrow(),
                        NoteVerifier.parse(charter.log().verifierKey()))
                .checkpoint()
                .head();
        assertThat(head.size()).isEqualTo(300);
        assertThat(Tree.head(tiles(), 300)).isEqualTo(head);
        assertThat(BundleAddress.allOf(300).stream()
                        .mapToInt(
                                bundle -> EntryBundle.parse(read(bundle.path()).orElseThrow())
                                        .entries()
                                        .size())
                        .sum())
                .isEqualTo(300);
    }

    @Test
    void saysWhoseItIs() throws Exception {
        var charter = found();
        node.steps();

        export.write(folder.resolve("export"), new ExportAsked.Whole());

        assertThat(Manifest.parse(read("manifest.json").orElseThrow()))
                .isEqualTo(new Manifest(
                        charter.installation(),
                        new Fingerprint(charter.digest()),
                        charter.log().origin(),
                        1));
    }

    @Test
    void leavesOutWhatStillWaits() throws Exception {
        found();
        node.steps();
        node.tapsTimes(3);

        assertThat(export.write(folder.resolve("export"), new ExportAsked.Whole()))
                .isEqualTo(new LedgerExport.Written(1, 0));
    }

    @Test
    void copiesWhatWasAlteredAsItIs() throws Exception {
        found();
        node.taps("badge");
        node.steps();
        new Intruder(node.database).runs("UPDATE ledger_entry SET payload = '{\"badge\":\"forged\"}' WHERE index = 1");

        export.write(folder.resolve("export"), new ExportAsked.Whole());

        assertThat(new String(read("payloads/000.jsonl").orElseThrow(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("forged");
    }

    @Test
    void isRefusedBeforeTheFounding() {
        node.taps("an alert before the founding");
        node.steps();

        assertThatThrownBy(() -> export.write(folder.resolve("export"), new ExportAsked.Whole()))
                .isInstanceOf(LedgerExport.NothingToExport.class);
    }

    @Test
    void isRefusedWhereSomethingIsAlready() throws Exception {
        found();
        node.steps();
        Files.createDirectories(folder.resolve("export/other"));

        assertThatThrownBy(() -> export.write(folder.resolve("export"), new ExportAsked.Whole()))
                .hasMessageContaining("already");
    }

    @Test
    void holdsTheSameBytesAgainWhileTheLedgerGrows() throws Exception {
        found();
        node.tapsTimes(300);
        node.steps();
        var full = folder.resolve("full");
        export.write(full, new ExportAsked.Whole());
        var begun = folder.resolve("begun");
        Files.createDirectories(begun);
        Files.copy(full.resolve("manifest.json"), begun.resolve("unfinished.json"));
        Files.copy(full.resolve("checkpoint"), begun.resolve("checkpoint"));
        node.tapsTimes(500);
        node.steps();

        assertThat(export.write(begun, new ExportAsked.Whole()).entries()).isEqualTo(301);

        try (var files = Files.walk(full)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(
                                    begun.resolve(full.relativize(file).toString()))
                            .hasSameBinaryContentAs(file));
        }
    }

    @Test
    void isOfOneMomentWhileOthersWrite() throws Exception {
        found();
        node.tapsTimes(600);
        node.steps();
        var more = Thread.ofVirtual().start(() -> {
            for (var i = 0; i < 20; i++) {
                node.tapsTimes(20);
                node.steps();
            }
        });

        var size =
                export.write(folder.resolve("export"), new ExportAsked.Whole()).entries();

        more.join();
        assertThat(Tree.head(tiles(), size).size()).isEqualTo(size);
        assertThat(read("checkpoint").map(note -> new String(note, java.nio.charset.StandardCharsets.UTF_8)))
                .hasValueSatisfying(note -> assertThat(note)
                        .contains("\n" + size + "\n"
                                + Tree.head(tiles(), size).root().base64()));
    }

    @Test
    void goesOnOnlyWithTheSameLedger() throws Exception {
        found();
        node.tapsTimes(3);
        node.steps();
        var full = folder.resolve("full");
        export.write(full, new ExportAsked.Whole());
        try (var other = Node.onFreshDatabase()) {
            Files.move(full.resolve("manifest.json"), full.resolve("unfinished.json"));
            other.tapsTimes(9);
            other.steps();
            assertThatThrownBy(() -> other.get(LedgerExport.class).write(full, new ExportAsked.Whole()))
                    .isInstanceOf(ExportAsked.Impossible.class);
        }
    }

    @Nested
    class SinceACheckpoint {

        @Test
        void holdsWhatCameAfterIt() throws Exception {
            found();
            node.tapsTimes(300);
            node.steps();

            export.write(folder.resolve("export"), new ExportAsked.Since(280, Optional.empty()));

            assertThat(Manifest.parse(read("manifest.json").orElseThrow()).extent())
                    .isEqualTo(new Extent.Since(280, 1));
            assertThat(read("tile/entries/000")).isEmpty();
            assertThat(read("tile/entries/001.p/45")).isPresent();
            assertThat(Tree.head(tiles(), 301).size()).isEqualTo(301);
        }

        @Test
        void isRefusedForMoreThanThereIsAndForAnotherLedger() {
            found();
            node.tapsTimes(3);
            node.steps();
            var other = Optional.of(new Hash(new byte[32]));
            assertThatThrownBy(() -> export.write(folder.resolve("export"), new ExportAsked.Since(9, Optional.empty())))
                    .hasMessageContaining("has 4");
            assertThatThrownBy(() -> export.write(folder.resolve("export"), new ExportAsked.Since(2, other)))
                    .hasMessageContaining("another ledger");
        }
    }

    @Nested
    class AboutAPerson {

        @Test
        void holdsTheEntriesThatReferToThemEachWithItsProof() throws Exception {
            found();
            node.taps("anna");
            node.tapsTimes(300);
            node.taps("anna");
            node.steps();
            var anna = new ExportAsked.AboutPerson(new PersonId("anna"));
            assertThatThrownBy(() -> export.write(folder.resolve("too-early"), anna))
                    .isInstanceOf(ExportAsked.Impossible.class);
            node.get(ReferenceFollower.class).step();

            export.write(folder.resolve("export"), anna);

            assertThat(Manifest.parse(read("manifest.json").orElseThrow()).extent())
                    .isEqualTo(new Extent.AboutPerson(new PersonId("anna"), 1, 2));
            assertThat(new String(read("chosen/000.jsonl").orElseThrow(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("\"index\":1,", "\"index\":302,", "\"badge\":\"anna\"")
                    .doesNotContain("badge-17");
            assertThat(read("tile/0/000")).isEmpty();
        }
    }

    @Nested
    class OfADecision {

        @Test
        void isRefusedForAProposalThatNobodyMade() {
            found();
            node.steps();
            assertThatThrownBy(() ->
                            export.write(folder.resolve("export"), new ExportAsked.OfDecision(new ProposalId("p-1"))))
                    .hasMessageContaining("no proposal p-1");
        }
    }
}
