package io.threekey.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Changes single bytes of an export, one at a time, and expects each change to be caught. */
final class ByteChanges {

    private final Path export;
    private long tried;

    ByteChanges(Path export) {
        this.export = export;
    }

    /** Every {@code step}th byte of every file, with each of the given bits flipped in its turn. */
    ByteChanges allCaught(int step, int... masks) throws IOException {
        assertThat(ExportsOnDisk.verify(export)).isInstanceOf(Verdict.Holds.class);
        for (Path file : ExportsOnDisk.files(export)) {
            byte[] content = Files.readAllBytes(file);
            for (int at = 0; at < content.length; at += step) {
                for (int mask : masks) {
                    caught(file, content, at, mask);
                }
            }
            Files.write(file, content);
        }
        assertThat(ExportsOnDisk.verify(export)).isInstanceOf(Verdict.Holds.class);
        return this;
    }

    long tried() {
        return tried;
    }

    private void caught(Path file, byte[] content, int at, int mask) throws IOException {
        byte[] changed = content.clone();
        changed[at] ^= (byte) mask;
        Files.write(file, changed);
        assertThat(ExportsOnDisk.verify(export))
                .as("byte %d of %s with %x flipped", at, export.relativize(file), mask)
                .isInstanceOfSatisfying(
                        Verdict.Fails.class,
                        fails -> assertThat(fails.failures())
                                .isNotEmpty()
                                .allMatch(failure -> !failure.where().isBlank()
                                        && !failure.sentence().isBlank()));
        tried++;
    }
}
