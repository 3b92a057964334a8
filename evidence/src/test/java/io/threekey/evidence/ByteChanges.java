package io.threekey.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Changes single bytes of an export, one at a time, and expects each change to be caught. */
final class ByteChanges {

    private final Path export;
    private long tried;

    ByteChanges(Path export) {
        this.export = export;
    }

    /** Every {@code step}th byte of every file from the given one on, with each of the given bits flipped in its turn. */
    ByteChanges allCaught(int from, int step, int... masks) throws IOException {
        assertThat(ExportsOnDisk.verify(export)).isInstanceOf(Verdict.Holds.class);
        for (Path file : ExportsOnDisk.files(export)) {
            byte[] content = Files.readAllBytes(file);
            // in place: to truncate and write again would have the file system wait for the disk each time
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                for (int at = from; at < content.length; at += step) {
                    for (int mask : masks) {
                        put(channel, at, content[at] ^ mask);
                        caught(file, at, mask);
                    }
                    put(channel, at, content[at]);
                }
            }
        }
        assertThat(ExportsOnDisk.verify(export)).isInstanceOf(Verdict.Holds.class);
        return this;
    }

    long tried() {
        return tried;
    }

    private static void put(FileChannel channel, int at, int value) throws IOException {
        channel.write(ByteBuffer.wrap(new byte[] {(byte) value}), at);
    }

    private void caught(Path file, int at, int mask) {
        Verdict verdict = ExportsOnDisk.verify(export);
        if (ExportsOnDisk.failures(verdict).stream()
                .noneMatch(failure ->
                        !failure.where().isBlank() && !failure.sentence().isBlank())) {
            throw new AssertionError(
                    "unnoticed: byte %d of %s with %02x flipped".formatted(at, export.relativize(file), mask));
        }
        tried++;
    }
}
