package io.threekey.server.ledger.export;

import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalId;
import io.threekey.server.ledger.ExportAsked;
import io.threekey.server.ledger.LedgerExport;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * {@code --out DIR [--since CHECKPOINT|SIZE|EXPORT] [--person ID] [--decision PROPOSAL] [--home DIR] [--database-url URL]}:
 * writes the ledger of a running or a stopped server, or goes on where it was interrupted. Without a URL, here or as {@code THREEKEY_DATABASE_URL}, it is the
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
                System.out.println(asked.said(written.entries()) + " written to " + asked.out()
                        + ". Check it anywhere: ./threekey verify " + asked.out() + " --fingerprint F");
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

    private record Asked(Path out, ExportAsked what, Path home, Optional<String> url, String user, String secret) {

        private static final Set<String> OPTIONS =
                Set.of("--out", "--since", "--person", "--decision", "--home", "--database-url");

        static Asked of(String[] arguments, Map<String, String> environment) throws IOException {
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
                    part(given),
                    Path.of(home),
                    url,
                    environment.getOrDefault("THREEKEY_DATABASE_USER", ""),
                    environment.getOrDefault("THREEKEY_DATABASE_PASSWORD", ""));
        }

        private static ExportAsked part(Map<String, String> given) throws IOException {
            if (Stream.of("--since", "--person", "--decision")
                            .filter(given::containsKey)
                            .count()
                    > 1) {
                throw new IllegalArgumentException("one of --since, --person and --decision at a time");
            }
            if (given.containsKey("--since")) {
                return ExportedSince.of(given.get("--since"));
            }
            if (given.containsKey("--person")) {
                return new ExportAsked.AboutPerson(new PersonId(given.get("--person")));
            }
            return given.containsKey("--decision")
                    ? new ExportAsked.OfDecision(new ProposalId(given.get("--decision")))
                    : new ExportAsked.Whole();
        }

        /** Of how much of the ledger the number of entries speaks. */
        String said(long entries) {
            return switch (what) {
                case ExportAsked.Whole() -> entries + " entries";
                case ExportAsked.Since(long after, var root) ->
                    "What came after " + after + " of " + entries + " entries";
                case ExportAsked.AboutPerson(var person) ->
                    "What is recorded about " + person + " (an export by command is not recorded itself)";
                case ExportAsked.OfDecision(var proposal) -> "What decision " + proposal + " rests on";
            };
        }

        ExportedDatabase database() throws IOException {
            return url.isPresent() ? ExportedDatabase.named(url.get(), user, secret) : ExportedDatabase.inHome(home);
        }
    }
}
