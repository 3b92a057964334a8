package io.threekey.server.ledger.drills;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.evidence.AFounding;
import io.threekey.server.ledger.ExportAsked;
import io.threekey.server.ledger.LedgerExport;
import io.threekey.server.ledger.drills.NodeProcess.Word;
import io.threekey.tlog.NoteVerifier;
import io.threekey.tlog.SignedCheckpoint;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.dao.DataAccessException;

/** Two nodes at work on one durable database, each in a process of its own; all of them are killed and come back. */
final class LedgerUnderFire implements AutoCloseable {

    private static final int WRITERS = 3;
    private static final long PATIENCE = Duration.ofMinutes(3).toNanos();

    /** Who has the sequencers' turn, and behind which process of the database. */
    record Turn(String node, long backend) {}

    private final Path folder;
    private final KillablePostgres postgres;
    /** Killed since the last reckoning; of those before nothing more can come. */
    private final List<NodeProcess> ended = new ArrayList<>();

    private final NodeProcess[] nodes = new NodeProcess[2];
    private final AFounding founding;
    private final Reckoning reckoning;
    private final List<Duration> withoutSequencer = new ArrayList<>();
    private int lives;
    private long acknowledgedBefore;

    private LedgerUnderFire(Path folder) throws Exception {
        this.folder = folder;
        postgres = new KillablePostgres(folder.resolve("postgres"));
        Flyway.configure()
                .dataSource(postgres.url(), "postgres", "")
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
        // the first makes the wrapping key that both have, and the log's key, which the founding names
        var first = started(0, 0);
        var log = first.awaitUp().split(" ");
        founding = AFounding.of(
                "drill", log[0], log[1], Clock.tickMillis(ZoneOffset.UTC).instant());
        first.isToldToFound(CanonicalJson.text(founding.payload()));
        first.kill();
        reckoning = new Reckoning(NoteVerifier.parse(log[1]));
        startWhatIsDown();
    }

    static LedgerUnderFire in(Path folder) throws Exception {
        return new LedgerUnderFire(folder);
    }

    int size() {
        return reckoning.size();
    }

    long acknowledged() {
        return acknowledgedBefore + all().mapToLong(NodeProcess::acknowledged).sum();
    }

    /** Everything works, is hit, comes back, and nothing was lost. */
    void survives(Moment moment) {
        pause(moment.lastsMillis());
        kill(moment);
        comesBack();
        mustBeInOrder(new Random(moment.seed()));
    }

    private void kill(Moment moment) {
        switch (moment.victim()) {
            case WRITER -> nodes[1].kill();
            case SEQUENCER -> {
                named(whoeverHasTheTurn(moment).node()).kill();
                awaitTheOther();
            }
            case BOTH_NODES -> killAtOnce(nodes[0]::kill, nodes[1]::kill);
            case POSTMASTER -> postgres.kill();
            case BACKEND_OF_A_WRITER -> KillablePostgres.killBackend(aBackendOf(nodes[1]));
            case BACKEND_OF_THE_SEQUENCER ->
                KillablePostgres.killBackend(whoeverHasTheTurn(moment).backend());
            case POSTMASTER_AND_WRITER -> killAtOnce(postgres::kill, nodes[1]::kill);
            case BACKEND_AND_SEQUENCER -> {
                var turn = whoeverHasTheTurn(moment);
                killAtOnce(() -> KillablePostgres.killBackend(turn.backend()), named(turn.node())::kill);
                awaitTheOther();
            }
            case EVERYTHING -> killAtOnce(postgres::kill, nodes[0]::kill, nodes[1]::kill);
        }
        if (moment.hitsThePostmaster()) {
            postgres.startAgain();
        }
    }

    /** The other node takes over before the one that was killed is started again. */
    private void awaitTheOther() {
        var began = System.nanoTime();
        var size = published();
        await("the other node takes over", () -> published() > size);
        withoutSequencer.add(Duration.ofNanos(System.nanoTime() - began));
    }

    /** How long nobody published after the sequencer was killed, each time. */
    List<Duration> withoutSequencer() {
        return List.copyOf(withoutSequencer);
    }

    private static void killAtOnce(Runnable... kills) {
        var threads = Stream.of(kills).map(Thread.ofPlatform()::start).toList();
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private NodeProcess named(String life) {
        return Stream.of(nodes)
                .filter(node -> node.name.equals(life))
                .findFirst()
                .orElseThrow();
    }

    private long aBackendOf(NodeProcess node) {
        return awaited(
                "a connection of " + node.name,
                () -> postgres
                        .jdbc()
                        .queryForList(
                                "SELECT pid FROM pg_stat_activity WHERE application_name = ? ORDER BY state, pid",
                                Long.class,
                                node.name)
                        .stream()
                        .findFirst());
    }

    /** Looks until somebody publishes, and lets them go on as far as the moment says. */
    private Turn whoeverHasTheTurn(Moment moment) {
        var found = awaited("somebody publishes", () -> turn("true"));
        LockSupport.parkNanos(moment.after() * 1_000_000L);
        return found;
    }

    private Optional<Turn> turn(String condition) {
        return postgres
                .jdbc()
                .query("""
                        SELECT application_name, pid FROM pg_locks JOIN pg_stat_activity USING (pid)
                        WHERE locktype = 'advisory' AND granted AND objsubid = 1
                            AND objid = ('x' || encode('ledg', 'hex'))::bit(32)::int AND\s""" + condition, (row, number) -> new Turn(row.getString(1), row.getLong(2)))
                .stream()
                .findFirst();
    }

    /**
     * Stops a node in the middle of publishing, sees the other one take over, lets the stopped one go on, and finds it
     * unable to publish what it had begun.
     *
     * @return how long nobody published
     */
    Duration handsOver(Moment moment) {
        pause(moment.lastsMillis());
        var sleeper = named(awaited("a node is stopped in time", () -> stoppedInTheMiddle(moment))
                .node());
        var size = published();
        var began = System.nanoTime();
        await("the other node takes over", () -> published() > size);
        var without = Duration.ofNanos(System.nanoTime() - began);
        var failures = sleeper.failedToPublish();
        sleeper.goOn();
        await("the sleeper cannot publish", () -> sleeper.failedToPublish() > failures);
        bothWrite();
        mustBeInOrder(new Random(moment.seed()));
        return without;
    }

    /** Empty where the batch was published before the signal came. */
    private Optional<Turn> stoppedInTheMiddle(Moment moment) {
        var turn = whoeverHasTheTurn(moment);
        named(turn.node()).stop();
        pause(100); // the database finishes what it was asked last
        var still = turn("state = 'idle in transaction'").filter(turn::equals);
        if (still.isEmpty()) {
            named(turn.node()).goOn();
        }
        return still;
    }

    private long published() {
        return counted("SELECT size FROM ledger_head");
    }

    private long counted(String query) {
        return awaited(query, () -> Optional.ofNullable(postgres.jdbc().queryForObject(query, Long.class)));
    }

    private void comesBack() {
        await("the database answers", () -> published() > 0);
        startWhatIsDown();
        bothWrite();
    }

    private void bothWrite() {
        var before = Map.of(nodes[0], nodes[0].acknowledged(), nodes[1], nodes[1].acknowledged());
        await(
                "both nodes write again",
                () -> before.entrySet().stream().allMatch(node -> node.getKey().acknowledged() > node.getValue()));
    }

    private void startWhatIsDown() {
        for (var number = 0; number < nodes.length; number++) {
            if (nodes[number] == null || !nodes[number].isAlive()) {
                if (nodes[number] != null) {
                    nodes[number].kill();
                    ended.add(nodes[number]);
                }
                nodes[number] = started(number, WRITERS);
            }
        }
        Stream.of(nodes).forEach(NodeProcess::awaitUp);
    }

    private NodeProcess started(int number, int writers) {
        var home = folder.resolve("home-" + number);
        var key = number == 0 ? "" : folder.resolve("home-0/wrapping.key").toString();
        return NodeProcess.started(
                "node" + number + "-" + lives++ + (writers == 0 ? "-founds" : ""), postgres.url(), home, key, writers);
    }

    /** What was acknowledged up to now must come to stand in the tree; all that stands there must be in order. */
    void mustBeInOrder(Random random) {
        Map<String, Map<Integer, Map<Integer, Word>>> heard = new LinkedHashMap<>();
        Stream.of(nodes).forEach(node -> heard.put(node.name, node.words()));
        ended.forEach(node -> heard.put(node.name, node.words()));
        await("what was acknowledged stands in the tree", () -> {
            reckoning.readOn(postgres.jdbc(), random);
            return heard.entrySet().stream().allMatch(life -> reckoning.holds(life.getKey(), life.getValue()));
        });
        ended.forEach(node -> reckoning.mustAgreeWith(node.name, node.words(), true));
        Stream.of(nodes).forEach(node -> reckoning.mustAgreeWith(node.name, node.words(), false));
        assertThat(all().flatMap(node -> node.alarms().stream()))
                .as("alarms but those of a database that was away or a machine that was busy")
                .allSatisfy(
                        alarm -> assertThat(alarm).matches("ledger\\.(standing-still|(search-|tiles-)?unwatched) .*"));
        assertThat(counted("SELECT count(*) FROM ledger_quarantine")).isZero();
        acknowledgedBefore +=
                ended.stream().mapToLong(NodeProcess::acknowledged).sum();
        ended.clear();
    }

    AFounding founding() {
        return founding;
    }

    List<SignedCheckpoint> checkpoints() {
        return reckoning.checkpoints();
    }

    /** Of everything, after the writers were killed. */
    Path exported() throws Exception {
        killAtOnce(nodes[0]::kill, nodes[1]::kill);
        var export = folder.resolve("export");
        new LedgerExport(Objects.requireNonNull(postgres.jdbc().getDataSource()))
                .write(export, new ExportAsked.Whole());
        return export;
    }

    private Stream<NodeProcess> all() {
        return Stream.concat(ended.stream(), Stream.of(nodes));
    }

    private static void await(String what, BooleanSupplier met) {
        awaited(what, () -> {
            var isMet = met.getAsBoolean();
            if (!isMet) {
                pause(20);
            }
            return isMet ? Optional.of(true) : Optional.empty();
        });
    }

    /** A database that is away says neither yes nor no. */
    private static <T> T awaited(String what, Supplier<Optional<T>> found) {
        var end = System.nanoTime() + PATIENCE;
        while (true) {
            try {
                var now = found.get();
                if (now.isPresent()) {
                    return now.get();
                }
            } catch (DataAccessException away) {
                pause(20);
            }
            assertThat(System.nanoTime()).as("waited in vain: " + what).isLessThan(end);
            LockSupport.parkNanos(300_000);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        Stream.of(nodes).forEach(NodeProcess::kill);
        postgres.close();
    }
}
