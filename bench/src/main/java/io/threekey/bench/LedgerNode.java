package io.threekey.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.threekey.charter.json.Json;
import io.threekey.evidence.References;
import io.threekey.server.access.Origins;
import io.threekey.server.keys.RowSeal;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.EntryTypes;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerAlarm;
import io.threekey.server.ledger.LedgerSearch;
import io.threekey.server.ledger.PinnedLogKeys;
import io.threekey.server.signin.replay.ReplayedMonth;
import io.threekey.testkit.PostgresForTests;
import io.threekey.testkit.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A node's ledger with its own threads, as the server has it, on a PostgreSQL of its own with durability on. */
final class LedgerNode implements AutoCloseable {

    private static final EntryType MEASURED = new EntryType("bench.measured", "bench.measured", References.nothing());

    final TestDatabase database = PostgresForTests.emptyDatabase();
    private final List<LedgerAlarm> alarms = new CopyOnWriteArrayList<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    LedgerNode(int connections) throws IOException {
        this(connections, LedgerAlone.class);
    }

    /** In which nothing happens by itself. */
    static LedgerNode withoutThreads(int connections) throws IOException {
        return new LedgerNode(connections, LedgerWithoutThreads.class);
    }

    private LedgerNode(int connections, Class<?> parts) throws IOException {
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
        wire(connections, parts);
        ledger = context.getBean(Ledger.class);
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    /** One transaction with so many entries. */
    void record(long number, int entries, String text) {
        transaction.executeWithoutResult(status -> {
            for (var entry = 0; entry < entries; entry++) {
                ledger.append(
                        MEASURED,
                        "subject-" + (number + entry) % 10_000,
                        Json.object().put("text", text).build());
            }
        });
    }

    /** How many entries the newest published checkpoint covers. */
    long integrated() {
        return ledger.latestCheckpoint().map(checkpoint -> checkpoint.size()).orElse(0L);
    }

    LedgerSearch search() {
        return context.getBean(LedgerSearch.class);
    }

    ApplicationContext context() {
        return context;
    }

    void requireNoAlarm() {
        if (!alarms.isEmpty()) {
            throw new IllegalStateException("what was measured is not a ledger in order: " + alarms);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private void wire(int connections, Class<?> parts) throws IOException {
        var home = Files.createTempDirectory("threekey-bench");
        var pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(connections);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "node", Map.of("threekey.home", home.toString(), "threekey.wrapping-key-file", "")));
        context.registerBean(DataSource.class, () -> pool);
        context.registerBean(JdbcConnectionDetails.class, () -> new Address(database.url()));
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(RandomGenerator.class, () -> new SecureRandom());
        context.registerBean(
                Origins.class,
                () -> new Origins(URI.create("http://id.localhost:8080"), URI.create("http://seal.localhost:8080")));
        context.registerBean(
                "measuredEntries",
                EntryTypes.class,
                () -> EntryTypes.of(
                        MEASURED,
                        SearchPace.LET_IN,
                        SearchPace.ENDED,
                        SearchPace.DECIDED,
                        ReplayedMonth.LET_IN,
                        ReplayedMonth.REFUSED));
        context.registerBean(PinnedLogKeys.class, () -> moment -> new PinnedLogKeys.NothingFounded());
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> told && told.getPayload() instanceof LedgerAlarm alarm) {
                alarms.add(alarm);
            }
        });
        context.register(parts);
        context.refresh();
    }

    private record Address(String url) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return "postgres";
        }

        @Override
        public String getPassword() {
            return "";
        }
    }

    @ComponentScan(
            basePackageClasses = {Ledger.class, RowSeal.class},
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.(web|export)\\..*"))
    static class LedgerAlone {}

    @ComponentScan(
            basePackageClasses = {Ledger.class, RowSeal.class},
            excludeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = ".*(\\.(web|export)\\..*|\\.LedgerThreads|\\.ReferenceThread)"))
    static class LedgerWithoutThreads {}
}
