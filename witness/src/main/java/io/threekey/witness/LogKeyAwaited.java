package io.threekey.witness;

import io.threekey.tlog.NoteVerifier;
import io.threekey.tlog.UnacceptableNote;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Waits for the key of a log on the same machine, which has none before it is founded. Only a log that is not watched yet
 * is added: who replaces the file later cannot have another key sign for a log that is known.
 */
final class LogKeyAwaited implements Runnable {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Path file;
    private final WitnessHome home;
    private final PrintStream out;

    LogKeyAwaited(Path file, WitnessHome home, PrintStream out) {
        this.file = file;
        this.home = home;
        this.out = out;
    }

    @Override
    public void run() {
        try {
            while (!isThere()) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (UnacceptableNote noKey) {
            out.println("There is no key of a log in " + file + ": " + noKey.getMessage());
        }
    }

    private boolean isThere() {
        try {
            if (!Files.exists(file)) {
                return false;
            }
            List<NoteVerifier> keys = Stream.of(Files.readString(file).strip().split("\n"))
                    .map(NoteVerifier::parse)
                    .toList();
            String origin = keys.getFirst().name();
            if (home.log(origin).isEmpty()) {
                keys.forEach(home::add);
                out.println("It watches " + origin + " from now on, by the key in " + file + ".");
            }
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
