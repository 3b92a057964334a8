package io.threekey.server.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.References;
import io.threekey.server.BareNode;
import io.threekey.server.ServerForTests;
import io.threekey.server.keys.RowSeal;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One server's ledger without its web and without its threads: each step is taken by the test. */
public final class Node implements AutoCloseable {

    static final EntryType TAPPED =
            new EntryType("test.tapped", "test.tapped", References.nothing().person("badge"));

    static final EntryType MOVED = new EntryType(
            "test.moved",
            "test.moved",
            References.nothing().person("who").person("by").scope("site").decision("decision"));

    static final EntryType FOUNDED = new EntryType("installation.founded", "test.founded", References.nothing());

    /** A few, so that a test needs hundreds of entries and not a million for some to be cold. */
    static final int WARM_TILES = 2;

    public final TestDatabase database;
    public final HeldClock clock;
    public final List<Object> alarms = new ArrayList<>();
    /** What the charter says of the ledger's keys, as this node knows it. */
    volatile PinnedLogKeys.Answer pinned = new PinnedLogKeys.NothingFounded();

    /** For a charter that says one thing now and another later. */
    volatile PinnedLogKeys charter = moment -> pinned;

    volatile Supplier<Instant> databaseTime;

    private final Path home;
    private final Path wrappingKey;
    private final EntryTypes types;
    private final HikariDataSource pool = new HikariDataSource();
    private final AnnotationConfigApplicationContext context;

    private Node(TestDatabase database, HeldClock clock, Path home, Path wrappingKey, EntryTypes types) {
        this.database = database;
        this.clock = clock;
        this.home = home;
        this.wrappingKey = wrappingKey;
        this.types = types;
        this.databaseTime = clock::instant;
        pool.setJdbcUrl(database.url());
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(12);
        pool.setMinimumIdle(0);
        context = BareNode.on(pool, clock, settings());
        wire();
    }

    public static Node onFreshDatabase() {
        var home = folder();
        return new Node(
                ServerForTests.freshDatabase(),
                HeldClock.at("2026-11-22T08:00:00Z"),
                home,
                home.resolve("wrapping.key"),
                EntryTypes.of(TAPPED, MOVED, FOUNDED));
    }

    /** The same machine after a restart. */
    public Node restarted() {
        close();
        return knowingTheSame(new Node(database, clock, home, wrappingKey, types));
    }

    /** Another machine of the same installation. */
    public Node andAnother() {
        return knowingTheSame(new Node(database, clock, folder(), wrappingKey, types));
    }

    /** Another machine, on which a release runs that declares these types. */
    Node andOneWith(EntryType... declared) {
        return knowingTheSame(new Node(database, clock, folder(), wrappingKey, EntryTypes.of(declared)));
    }

    private Node knowingTheSame(Node other) {
        other.pinned = pinned;
        return other;
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public int steps() {
        return get(Sequencer.class).step();
    }

    public UUID taps(String subject) {
        return inTransaction(() -> get(Ledger.class).append(TAPPED, subject, tap(subject)));
    }

    public void tapsTimes(int count) {
        for (var i = 0; i < count; i++) {
            taps("badge-" + i);
        }
    }

    static JsonObject tap(String badge) {
        return Json.object().put("badge", badge).build();
    }

    public <T> T inTransaction(Supplier<T> work) {
        return new TransactionTemplate(get(PlatformTransactionManager.class)).execute(status -> work.get());
    }

    /** As somebody who needs no entry. */
    <T> T inTransactionNamed(String name, Supplier<T> work) {
        var transaction = new TransactionTemplate(get(PlatformTransactionManager.class));
        transaction.setName(name);
        return transaction.execute(status -> work.get());
    }

    public JdbcTemplate jdbc() {
        return get(JdbcTemplate.class);
    }

    Path memoryOf(String name) {
        return home.resolve("node").resolve(name);
    }

    Path tileFile(int index) {
        return tiles().resolve("tile/0/%03d".formatted(index));
    }

    Path exports() {
        return home.resolve("exports");
    }

    Path tiles() {
        return home.resolve("tiles");
    }

    /** As a restored backup would; the pool forgets its connections, all of which are cut. */
    public void databaseBecomesAgain(TestDatabase earlier) {
        database.becomeAgain(earlier);
        forgetConnections();
    }

    public TestDatabase copyOfDatabase() {
        var copy = database.copy();
        forgetConnections();
        return copy;
    }

    /** Everything this machine remembers beside the database, to put back with {@link #homeBecomesAgain}. */
    public Map<Path, byte[]> copyOfHome() {
        try (var files = Files.walk(home)) {
            var copy = new HashMap<Path, byte[]>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                copy.put(file, Files.readAllBytes(file));
            }
            return copy;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public void homeBecomesAgain(Map<Path, byte[]> earlier) {
        try {
            for (var file : earlier.entrySet()) {
                Files.write(file.getKey(), file.getValue());
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void forgetConnections() {
        pool.getHikariPoolMXBean().softEvictConnections();
        get(CommitGuard.class).connections().forgetIdle();
    }

    @Override
    public void close() {
        context.close();
    }

    private Map<String, Object> settings() {
        var ownKey = wrappingKey.startsWith(home);
        return Map.of(
                "threekey.home",
                home.toString(),
                "threekey.wrapping-key-file",
                ownKey ? "" : wrappingKey.toString(),
                "threekey.ledger.warm-tiles",
                WARM_TILES);
    }

    private void wire() {
        context.registerBean("typesOfTheTests", EntryTypes.class, () -> types);
        context.registerBean(PinnedLogKeys.class, () -> moment -> charter.at(moment));
        SettledLedger.tellsTheTimeOfTheDatabase(context, () -> databaseTime.get());
        context.addApplicationListener(this::hears);
        context.register(Slice.class);
        context.refresh();
    }

    private void hears(ApplicationEvent event) {
        if (event instanceof PayloadApplicationEvent<?> payload && !(payload.getPayload() instanceof PayloadsErased)) {
            alarms.add(payload.getPayload());
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("threekey-node");
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @ComponentScan(
            basePackageClasses = {Ledger.class, RowSeal.class},
            excludeFilters = {
                @Filter(
                        type = FilterType.ASSIGNABLE_TYPE,
                        classes = {LedgerThreads.class, ReferenceThread.class}),
                @Filter(type = FilterType.REGEX, pattern = ".*(LedgerWiring|\\.web\\..*|Tests.*|Slice|Tapped.*)")
            })
    static class Slice {

        @org.springframework.context.annotation.Bean
        CommitGuard transactionManager(DataSource dataSource, Outstanding outstanding) {
            return new CommitGuard(dataSource, outstanding);
        }
    }
}
