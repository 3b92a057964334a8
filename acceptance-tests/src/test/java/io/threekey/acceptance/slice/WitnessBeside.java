package io.threekey.acceptance.slice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The witness that ships, in a process and a folder of its own beside a hospital's home, as the launcher starts it. */
final class WitnessBeside implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final Path ledgerKey;
    private final int port;
    private Optional<Process> process = Optional.empty();

    private WitnessBeside(Path folder, Path ledgerKey) throws IOException {
        this.folder = folder;
        this.ledgerKey = ledgerKey;
        this.port = Hospital.freePort();
    }

    /** It has a key, which a founding can name, and does not answer yet. */
    static WitnessBeside of(Path home) throws IOException {
        var witness =
                new WitnessBeside(home.resolveSibling(home.getFileName() + "-witness"), home.resolve("ledger-key"));
        witness.starts();
        witness.close();
        return witness;
    }

    String[] asTheFoundingNamesIt() throws IOException {
        return new String[] {"--threekey.witness.url=http://127.0.0.1:" + port, "--threekey.witness.key=" + key()};
    }

    String key() throws IOException {
        return Files.readString(folder.resolve("verifier-key")).strip();
    }

    void starts() throws IOException {
        Files.createDirectories(folder);
        var log = folder.resolve("witness.log");
        Files.deleteIfExists(log);
        var command = new ArrayList<>(Packaged.witness());
        command.addAll(List.of("--home", folder.toString(), "--name", "witness.localhost"));
        command.addAll(List.of("--port", String.valueOf(port), "--log-key-file", ledgerKey.toString()));
        command.addAll(
                List.of("--ends-with", String.valueOf(ProcessHandle.current().pid())));
        var started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process = Optional.of(started);
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(log).contains("It answers at")) {
            if (!started.isAlive() || System.nanoTime() > end) {
                throw new IOException("the witness did not start:\n" + Files.readString(log));
            }
            awaitEnd(started, Duration.ofMillis(50));
        }
    }

    @Override
    public void close() throws IOException {
        if (process.isPresent()) {
            process.get().destroy();
            awaitEnd(process.get(), PATIENCE);
            process = Optional.empty();
        }
    }

    private static void awaitEnd(Process process, Duration atMost) throws IOException {
        try {
            process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
