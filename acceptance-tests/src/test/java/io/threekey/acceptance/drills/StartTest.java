package io.threekey.acceptance.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the demo takes from its start to its first answer, and what memory it has then and after two hundred
 * sign-ins; with the AOT cache that the launcher makes, and without. The figures go to {@code target/prove/start.md}.
 */
@Tag("prove")
class StartTest {

    private static final Path PROC = Path.of("/proc");
    private static final Duration PROMISED = Duration.ofSeconds(15);
    private static final int SIGN_INS = 200;

    @Test
    void andMemoryAreMeasured(@TempDir Path folder) throws Exception {
        var packaged = DemoApplication.packaged();
        assumeTrue(packaged.isPresent(), "the demo is not packaged: ./threekey test does that");
        assumeTrue(Files.isDirectory(PROC), "memory is read from /proc, as Linux has it");
        var application = DemoApplication.unpacked(packaged.get(), folder.resolve("app"));
        var cache = folder.resolve("demo.aot");
        try (var hospital = DemoHospital.in(folder, application, List.of("-XX:AOTCacheOutput=" + cache))) {
            hospital.endInOrder();
            var plain = Start.of(hospital, List.of());
            hospital.endInOrder();
            var cached = Start.of(hospital, List.of("-XX:AOTCache=" + cache));
            var begun = memory(hospital);
            signIn(hospital);
            write(plain, cached, begun, memory(hospital));
            assertThat(cached.processor()).isLessThan(PROMISED);
        }
    }

    /** @param processor tells more than the clock where others use the machine too */
    private record Start(Duration elapsed, Duration processor) {

        static Start of(DemoHospital hospital, List<String> options) throws IOException {
            var elapsed = hospital.startAgain(options);
            return new Start(
                    elapsed, hospital.server().info().totalCpuDuration().orElse(Duration.ZERO));
        }

        String inWords() {
            return "%.1f s (%.1f s of processor time)".formatted(elapsed.toMillis() / 1e3, processor.toMillis() / 1e3);
        }
    }

    private record Memory(long serverMb, long databaseMb) {}

    private static void signIn(DemoHospital hospital) throws IOException {
        var employee = Employee.signedIn(1, hospital.port()).getFirst();
        for (var time = 0; time < SIGN_INS; time++) {
            employee.signIn();
        }
    }

    /** Proportional set sizes: what processes share is counted once. */
    private static Memory memory(DemoHospital hospital) throws IOException {
        var postgres = hospital.postgres();
        return new Memory(
                megabytes(Stream.of(hospital.server())),
                megabytes(Stream.concat(Stream.of(postgres), postgres.descendants())));
    }

    private static long megabytes(Stream<ProcessHandle> processes) {
        return processes
                        .mapToLong(process -> kilobytes(PROC.resolve(process.pid() + "/smaps_rollup")))
                        .sum()
                / 1024;
    }

    private static long kilobytes(Path rollup) {
        try (var lines = Files.lines(rollup)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException | UncheckedIOException ended) {
            return 0;
        }
    }

    private static void write(Start plain, Start cached, Memory begun, Memory used) throws IOException {
        var figures = """
                ## Start and memory of the demo hospital

                - From start to first answer: %s with the AOT cache, %s without
                - Memory after the start: server %d MB, PostgreSQL %d MB
                - Memory after %d sign-ins: server %d MB, PostgreSQL %d MB
                - Load of the machine meanwhile: %.1f

                """.formatted(
                        cached.inWords(),
                        plain.inWords(),
                        begun.serverMb(),
                        begun.databaseMb(),
                        SIGN_INS,
                        used.serverMb(),
                        used.databaseMb(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        var folder = Path.of("target/prove");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("start.md"), figures);
    }
}
