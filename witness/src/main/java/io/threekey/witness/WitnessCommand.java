package io.threekey.witness;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/** {@code ./threekey witness}: cosigns the checkpoints of the logs it was told to watch, until it is ended. */
public final class WitnessCommand {

    private static final int UNCLEAR = 2;

    private WitnessCommand() {}

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (RunningWitness witness = run(out, List.of(arguments))) {
            Thread.currentThread().join();
        } catch (IllegalArgumentException | IllegalStateException | IOException problem) {
            out.println(problem.getMessage());
            System.exit(UNCLEAR);
        }
    }

    /** @throws IllegalArgumentException where the question is unclear; the message is for people */
    public static RunningWitness run(PrintStream out, List<String> arguments) throws IOException {
        WitnessSettings settings = WitnessSettings.of(arguments);
        WitnessHome home = WitnessHome.open(settings.home());
        Witness witness = new Witness(home.cosigner(settings.name()), home, InstantSource.system());
        settings.added().forEach(home::add);
        WitnessServer server =
                WitnessServer.start(new InetSocketAddress(settings.address(), settings.port()), witness, out);
        out.println("The witness's key, for the hospital that asks it: "
                + witness.key().vkey());
        out.println("It answers at http://" + settings.address() + ":" + server.port() + "/add-checkpoint");
        List<WatchedLog> logs = home.logs();
        logs.forEach(log -> out.println(
                "It watches " + log.origin() + ", last seen with " + log.head().size() + " entries."));
        if (logs.isEmpty()) {
            out.println("It watches no log yet: start it with --add-log and the key of one.");
        }
        Thread waiting = settings.keyFile()
                .map(file -> Thread.ofVirtual().name("log-key").start(new LogKeyAwaited(file, home, out)))
                .orElseGet(() -> Thread.ofVirtual().unstarted(() -> {}));
        settings.endsWith().ifPresent(process -> process.onExit().thenRun(() -> System.exit(0)));
        return new RunningWitness(server, home, waiting);
    }

    /** Its folder stays locked for as long as it answers. */
    public static final class RunningWitness implements AutoCloseable {

        private final WitnessServer server;
        private final WitnessHome home;
        private final Thread waiting;

        private RunningWitness(WitnessServer server, WitnessHome home, Thread waiting) {
            this.server = server;
            this.home = home;
            this.waiting = waiting;
        }

        public int port() {
            return server.port();
        }

        /** As the policy of a hospital names it. */
        public String verifierKey() {
            return server.verifierKey();
        }

        /** Until the key of a log that is founded later was found, or there is none to wait for. */
        void awaitLogKey() throws InterruptedException {
            waiting.join();
        }

        @Override
        public void close() {
            waiting.interrupt();
            server.close();
            home.close();
        }
    }
}
