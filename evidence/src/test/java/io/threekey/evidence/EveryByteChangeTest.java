package io.threekey.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Not a sample: every byte of every file of a small export, changed to each of its 255 other values, each change
 * verified from the files as an auditor would. Each processor takes its share of the bytes in a copy of its own.
 */
@Tag("prove")
class EveryByteChangeTest {

    private static final int[] EVERY_OTHER_VALUE = IntStream.rangeClosed(1, 255).toArray();

    @Test
    void isCaught(@TempDir Path directory) throws Exception {
        Path export = ExportsOnDisk.write(AHospitalsLedger.withOneDecision("st anna"), directory.resolve("export"));
        List<Path> files = ExportsOnDisk.files(export);
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        long began = System.nanoTime();
        long caught = caught(directory, Runtime.getRuntime().availableProcessors());
        assertThat(caught).isEqualTo(EVERY_OTHER_VALUE.length * bytes);
        say(caught, bytes, files.size(), Duration.ofNanos(System.nanoTime() - began));
    }

    private static long caught(Path directory, int processors) throws Exception {
        List<Callable<Long>> shares = IntStream.range(0, processors)
                .<Callable<Long>>mapToObj(share -> () -> {
                    Path copy = directory.resolve("copy-" + share);
                    AHospitalsLedger.withOneDecision("st anna").exportTo(copy);
                    return new ByteChanges(copy)
                            .allCaught(share, processors, EVERY_OTHER_VALUE)
                            .tried();
                })
                .toList();
        long caught = 0;
        try (var threads = Executors.newFixedThreadPool(processors)) {
            for (var share : threads.invokeAll(shares)) {
                caught += share.get();
            }
        }
        return caught;
    }

    private static void say(long changes, long bytes, int files, Duration time) throws IOException {
        Path summary = Files.createDirectories(Path.of("target", "prove")).resolve("every-byte-change.md");
        Files.writeString(summary, """
                ## Every changed byte of an export
                %,d changes, each of the %,d bytes in %d files of a small export to every other value: each was noticed and named.
                That took %d seconds.

                """.formatted(changes, bytes, files, time.toSeconds()));
    }
}
