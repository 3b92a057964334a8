package io.threekey.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedExportsTest {

    private static final int FILES = 13;

    @TempDir
    private Path directory;

    private final AHospitalsLedger ledger = AHospitalsLedger.withOneDecision("st anna");

    @BeforeEach
    void someNursesComeIn() {
        for (int i = 0; i < 700; i++) {
            ledger.signIn("nurse-" + i);
        }
    }

    /** A disk that has room for so many files and then for half of one. */
    private static ExportFolder.Disk fullAfter(int files) {
        int[] written = {0};
        return (file, bytes) -> {
            boolean fits = written[0]++ < files;
            Files.write(file, fits ? bytes : Arrays.copyOf(bytes, bytes.length / 2));
            if (!fits) {
                throw new IOException("No space left on device");
            }
        };
    }

    private void write(Path folder, Extent extent, ExportFolder.Disk disk) throws IOException {
        ExportSource.Shown shown = extent instanceof Extent.Since since
                ? ledger.chain().since(since.after())
                : new ExportSource.Shown(List.of(), List.of(), new java.util.TreeSet<>());
        ExportWriter.write(folder, ledger.page(extent), ledger.checkpoint(), ledger.source(shown), disk);
    }

    private static TreeMap<String, List<Byte>> content(Path folder) throws IOException {
        var content = new TreeMap<String, List<Byte>>();
        for (Path file : ExportsOnDisk.files(folder)) {
            content.put(folder.relativize(file).toString(), boxed(Files.readAllBytes(file)));
        }
        return content;
    }

    private static List<Byte> boxed(byte[] bytes) {
        Byte[] boxed = new Byte[bytes.length];
        Arrays.setAll(boxed, i -> bytes[i]);
        return List.of(boxed);
    }

    @Nested
    class OnAFullDisk {

        @Test
        void goOnWhereTheyStoppedAndEndWithTheSameBytes() throws IOException {
            for (Extent extent : List.of(new Extent.Whole(), new Extent.Since(300, 6))) {
                Path uninterrupted = directory.resolve("uninterrupted-" + extent.wholeFrom(708));
                write(uninterrupted, extent, Files::write);
                int files = ExportsOnDisk.files(uninterrupted).size();
                for (int room = 0; room < files; room++) {
                    Path folder = directory.resolve(extent.wholeFrom(708) + "-with-room-for-" + room);
                    ExportFolder.Disk full = fullAfter(room);
                    assertThatThrownBy(() -> write(folder, extent, full)).isInstanceOf(IOException.class);
                    assertThat(ExportsOnDisk.verify(folder)).as("%s", room).isInstanceOf(Verdict.Fails.class);
                    write(folder, extent, Files::write);
                    assertThat(content(folder)).as("%s", room).isEqualTo(content(uninterrupted));
                }
            }
        }

        @Test
        void doNotWriteAgainWhatIsThere() throws IOException {
            Path folder = directory.resolve("folder");
            assertThatThrownBy(() -> write(folder, new Extent.Whole(), fullAfter(FILES - 3)))
                    .isInstanceOf(IOException.class);
            int[] written = {0};
            write(folder, new Extent.Whole(), (file, bytes) -> {
                written[0]++;
                Files.write(file, bytes);
            });
            assertThat(written[0]).isLessThan(FILES / 2);
        }

        @Test
        void saysThatItWasNotFinished() throws IOException {
            Path folder = directory.resolve("folder");
            assertThatThrownBy(() -> write(folder, new Extent.Whole(), fullAfter(6)));
            assertThat(ExportsOnDisk.failures(ExportsOnDisk.verify(folder)))
                    .extracting(Failure::toString)
                    .containsExactly("manifest.json: The export was not finished: whoever writes it can go on with the"
                            + " same command.");
        }

        @Test
        void goOnAtTheCheckpointTheyBeganAt() throws IOException {
            Path folder = directory.resolve("folder");
            assertThatThrownBy(() -> write(folder, new Extent.Whole(), fullAfter(6)));
            assertThat(ExportWriter.begunAt(folder)).hasValue(ledger.checkpoint());
            write(folder, new Extent.Whole(), Files::write);
            assertThat(ExportWriter.begunAt(folder)).isEmpty();
        }
    }

    @Nested
    class AfterAPowerCut {

        @Test
        void writeAgainWhatLostItsBytes() throws IOException {
            Path whole = ExportsOnDisk.write(ledger, directory.resolve("whole"));
            for (String lost : List.of("payloads/001.jsonl", "tile/entries/000", "tile/0/001", "checkpoint")) {
                Path folder = directory.resolve("lost-" + lost.replace('/', '-'));
                int room = 100;
                write(folder, new Extent.Whole(), fullAfter(room));
                Files.move(folder.resolve("manifest.json"), folder.resolve("unfinished.json"));
                Files.write(folder.resolve(lost), new byte[0]);
                write(folder, new Extent.Whole(), Files::write);
                assertThat(content(folder)).isEqualTo(content(whole));
            }
        }
    }

    @Nested
    class AfterAPowerCutAtTheBeginning {

        @Test
        void beginAnewWhereNotEvenTheCheckpointIsThere() throws IOException {
            Path folder = Files.createDirectory(directory.resolve("folder"));
            Files.write(folder.resolve("unfinished.json"), new byte[0]);

            assertThat(ExportWriter.begunAt(folder)).isEmpty();
            write(folder, new Extent.Whole(), Files::write);

            assertThat(content(folder)).isEqualTo(content(ExportsOnDisk.write(ledger, directory.resolve("whole"))));
        }

        @Test
        void sayPlainlyThatAnEmptyCheckpointCannotBeRead() throws IOException {
            Path folder = directory.resolve("folder");
            assertThatThrownBy(() -> write(folder, new Extent.Whole(), fullAfter(6)));
            Files.write(folder.resolve("checkpoint"), new byte[0]);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ExportWriter.begunAt(folder))
                    .withMessageContaining("name another folder");
        }
    }

    @Nested
    class InAFolder {

        @Test
        void areBegunByOneAtATime() throws IOException {
            Path folder = directory.resolve("folder");
            boolean[] second = {false};
            write(folder, new Extent.Whole(), (file, bytes) -> {
                Files.write(file, bytes);
                if (!second[0]) { // the very first file is on its way
                    second[0] = true;
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> write(folder, new Extent.Whole(), Files::write))
                            .withMessageContaining("Somebody is writing");
                }
            });
            assertThat(ExportsOnDisk.verify(folder)).isInstanceOf(Verdict.Holds.class);
        }

        @Test
        void areNotMixedWithOthers() throws IOException {
            Path folder = directory.resolve("folder");
            assertThatThrownBy(() -> write(folder, new Extent.Whole(), fullAfter(6)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> write(folder, new Extent.Since(300, 6), Files::write))
                    .withMessageContaining("is another one");
        }

        @Test
        void areWrittenByOneAtATime() {
            Path folder = directory.resolve("folder");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> write(folder, new Extent.Whole(), (file, bytes) -> {
                        Files.write(file, bytes);
                        if (Files.exists(folder.resolve("checkpoint"))) {
                            write(folder, new Extent.Whole(), Files::write);
                        }
                    }))
                    .withMessageContaining("Somebody is writing");
        }

        @Test
        void areNotWrittenOverAFinishedOne() throws IOException {
            Path folder = ExportsOnDisk.write(ledger, directory.resolve("folder"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> write(folder, new Extent.Whole(), Files::write))
                    .withMessageContaining("something in");
        }
    }
}
