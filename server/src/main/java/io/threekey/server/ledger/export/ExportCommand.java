package io.threekey.server.ledger.export;

import io.threekey.server.ledger.ExportAsked;
import io.threekey.server.ledger.LedgerExport;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * {@code --out DIR [--since CHECKPOINT-FILE|SIZE] [--home DIR] [--database-url URL]}: writes the ledger of a running or a
 * stopped server, or goes on where it was interrupted. Without a URL, here or as {@code THREEKEY_DATABASE_URL}, it is the
 * PostgreSQL in the home folder.
 */
public final class ExportCommand {

    private ExportCommand() {}

    public static void main(String[] arguments) {
        LoggingSystem.get(ExportCommand.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        System.exit(run(arguments, System.getenv()));
    }

    static int run(String[] arguments, Map<String, String> environment) {
        try {
            var asked = Asked.of(arguments, environment);
            try (var database = asked.database()) {
                var written = new LedgerExport(database.source()).write(asked.out(), asked.what());
                System.out.println(written.entries() + " entries" + asked.part() + " written to " + asked.out()
                        + ". Check them anywhere: ./threekey verify " + asked.out() + " --fingerprint F");
                if (written.waiting() > 0) {
                    System.out.println(
                            written.waiting()
                                    + " newer entries are left out: fewer witnesses have confirmed them than the policy asks for.");
                }
            }
            return 0;
        } catch (IllegalArgumentException | IllegalStateException | SQLException refused) {
            System.err.println("No export: " + refused.getMessage());
            return 1;
        } catch (IOException interrupted) {
            System.err.println("The export stopped: " + interrupted.getMessage()
                    + ". What is written stays; the same command goes on from there.");
            return 1;
        }
    }

    private record Asked(
            Path out, Optional<String> since, Path home, Optional<String> url, String user, String secret) {

        private static final Set<String> OPTIONS = Set.of("--out", "--since", "--home", "--database-url");

        static Asked of(String[] arguments, Map<String, String> environment) {
            var given = new HashMap<String, String>();
            for (var i = 0; i < arguments.length; i += 2) {
                if (!OPTIONS.contains(arguments[i]) || i + 1 == arguments.length) {
                    throw new IllegalArgumentException("'" + arguments[i] + "' is not understood here");
                }
                given.put(arguments[i], arguments[i + 1]);
            }
            var out = Optional.ofNullable(given.get("--out"))
                    .orElseThrow(() -> new IllegalArgumentException("say where to with --out DIR"));
            var home = given.getOrDefault("--home", environment.getOrDefault("THREEKEY_HOME", "data"));
            var url = Optional.ofNullable(given.get("--database-url"))
                    .or(() -> Optional.ofNullable(environment.get("THREEKEY_DATABASE_URL")))
                    .filter(named -> !named.equals("embedded"));
            return new Asked(
                    Path.of(out),
                    Optional.ofNullable(given.get("--since")),
                    Path.of(home),
                    url,
                    environment.getOrDefault("THREEKEY_DATABASE_USER", ""),
                    environment.getOrDefault("THREEKEY_DATABASE_PASSWORD", ""));
        }

        ExportAsked what() throws IOException {
            return since.isPresent() ? ExportedSince.of(since.get()) : new ExportAsked.Whole();
        }

        String part() {
            return since.map(from -> ", those since " + from + ",").orElse("");
        }

        ExportedDatabase database() throws IOException {
            return url.isPresent() ? ExportedDatabase.named(url.get(), user, secret) : ExportedDatabase.inHome(home);
        }
    }
}
