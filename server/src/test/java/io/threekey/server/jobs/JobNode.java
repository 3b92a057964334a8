package io.threekey.server.jobs;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.threekey.charter.json.Json;
import io.threekey.evidence.References;
import io.threekey.server.BareNode;
import io.threekey.server.Intruder;
import io.threekey.server.ServerForTests;
import io.threekey.server.keys.RowSeal;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.EntryTypes;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.PinnedLogKeys;
import io.threekey.server.ledger.SettledLedger;
import io.threekey.server.sealedrows.Seals;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** One node with jobs, ledger and sealed rows, and what else a test gives it, but without any web. */
public final class JobNode implements AutoCloseable {

    public static final EntryType HAPPENED = new EntryType("test.happened", "test.happened", References.nothing());

    private static final JobName LOOK = new JobName("test.look");
    private static final int LOOKS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public final TestDatabase database;
    public final HeldClock clock;
    public final Intruder intruder;
    private final Path home;
    private final Map<String, Object> settings;
    private final Consumer<AnnotationConfigApplicationContext> more;
    private final HikariDataSource pool = new HikariDataSource();
    private final AnnotationConfigApplicationContext context;
    /** By whichever of the nodes on this database. */
    private final AtomicLong looks;

    private JobNode(
            TestDatabase database,
            HeldClock clock,
            Path home,
            Map<String, Object> settings,
            AtomicLong looks,
            Consumer<AnnotationConfigApplicationContext> more) {
        this.database = database;
        this.clock = clock;
        this.intruder = new Intruder(database);
        this.home = home;
        this.settings = settings;
        this.more = more;
        this.looks = looks;
        pool.setJdbcUrl(database.url());
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(12);
        pool.setMinimumIdle(0);
        context = wired();
    }

    /** @param more beans of the test's own */
    public static JobNode onFreshDatabase(
            Map<String, Object> settings, Consumer<AnnotationConfigApplicationContext> more) {
        return new JobNode(
                ServerForTests.freshDatabase(),
                HeldClock.at("2026-11-22T08:00:00Z"),
                folder(),
                settings,
                new AtomicLong(),
                more);
    }

    /** Another node of the same installation. */
    public JobNode andAnother() {
        return andAnother(settings);
    }

    public JobNode andAnother(Map<String, Object> otherSettings) {
        return new JobNode(database, clock, homeWithTheKey(), otherSettings, looks, more);
    }

    private Path homeWithTheKey() {
        var other = folder();
        try {
            Files.copy(home.resolve("wrapping.key"), other.resolve("wrapping.key"));
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        return other;
    }

    /** What a restart finds when everything was killed this moment, on a copy of the database. */
    public JobNode afterBeingKilled(Map<String, Object> otherSettings) {
        var onDisk = database.copy();
        pool.getHikariPoolMXBean().softEvictConnections();
        new SettledLedger(context).forgetConnections();
        return new JobNode(onDisk, clock, homeWithTheKey(), otherSettings, new AtomicLong(), more);
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** In a transaction that records itself. */
    public void happens(Runnable change) {
        transaction().executeWithoutResult(status -> {
            change.run();
            get(Ledger.class).append(HAPPENED, "test", Json.object().build());
        });
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(get(PlatformTransactionManager.class));
    }

    /**
     * Jobs that are due now were looked for, three times after each other, and all of them are done: what did not happen
     * by then does not happen before the clock is moved.
     */
    public void awaitLooks() {
        for (var look = 1; look <= LOOKS; look++) {
            var before = looks.get();
            var key = "look-" + before;
            happens(() -> get(Jobs.class).schedule(LOOK, key, clock.instant(), ""));
            await().atMost(PATIENCE).until(() -> looks.get() > before);
        }
        await().atMost(PATIENCE).until(() -> !get(Jobs.class).hurry());
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }

    private AnnotationConfigApplicationContext wired() {
        var properties = new HashMap<>(settings);
        properties.put("threekey.home", home.toString());
        properties.putIfAbsent("threekey.time-zone", "Europe/Berlin");
        var node = BareNode.on(pool, clock, properties);
        node.registerBean(PinnedLogKeys.class, () -> moment -> new PinnedLogKeys.NothingFounded());
        node.registerBean("testEntries", EntryTypes.class, () -> EntryTypes.of(HAPPENED));
        node.registerBean(
                "testLook",
                OneTimeJob.class,
                () -> new OneTimeJob(LOOK, due -> {
                    looks.incrementAndGet();
                    return new OneTimeJob.Done();
                }));
        node.register(Slice.class);
        more.accept(node);
        node.refresh();
        return node;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("threekey-node");
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan(
            basePackageClasses = {Jobs.class, Ledger.class, RowSeal.class, Seals.class},
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*(LedgerThreads|\\.web\\..*|Tests.*|Slice)"))
    static class Slice {

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }
    }
}
