package io.threekey.server.governance;

import com.zaxxer.hikari.HikariDataSource;
import io.threekey.server.Intruder;
import io.threekey.server.ServerForTests;
import io.threekey.server.access.Origins;
import io.threekey.server.frame.HouseZone;
import io.threekey.server.frame.StandingAlert;
import io.threekey.server.jobs.Jobs;
import io.threekey.server.keys.RowSeal;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.SettledLedger;
import io.threekey.server.notices.Alerts;
import io.threekey.server.sealedrows.Seals;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One server's governance with ledger and alerts, without its web and without its watch: the test says when it looks. */
final class Node implements AutoCloseable {

    static final String START = "2026-11-22T08:00:00Z";

    final TestDatabase database;
    final HeldClock clock;
    final Intruder intruder;
    private final Path home;
    private final List<FounderOfTheTests> founders;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final HikariDataSource pool = new HikariDataSource();

    private Node(TestDatabase database, HeldClock clock, Path home, List<FounderOfTheTests> founders) {
        this(database, clock, home, founders, "group");
    }

    private Node(TestDatabase database, HeldClock clock, Path home, List<FounderOfTheTests> founders, String charter) {
        this.database = database;
        this.clock = clock;
        this.home = home;
        this.founders = founders;
        this.intruder = new Intruder(database);
        pool.setJdbcUrl(database.url());
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(6);
        pool.setMinimumIdle(0);
        wire(charter);
    }

    private static final class Once {
        static final RegisteredOnce REGISTERED = RegisteredOnce.now();
        static final FoundedOnce FOUNDED = FoundedOnce.now();
    }

    /** Where six people have registered everything and nobody has signed, made once in this JVM. */
    private record RegisteredOnce(TestDatabase database, Path home, AFounding founding) {

        static RegisteredOnce now() {
            var home = Homes.fresh();
            var database = ServerForTests.freshDatabase();
            try (var node = new Node(database, HeldClock.at(START), home, List.of())) {
                return new RegisteredOnce(
                        database, home, AFounding.begunOn(node.context).everybodyRegisters());
            }
        }
    }

    /** What a founding leaves behind, made once in this JVM. */
    private record FoundedOnce(TestDatabase database, Path home, List<FounderOfTheTests> founders) {

        static FoundedOnce now() {
            try (var node = registered()) {
                var founding = node.foundingThatAllRegisteredFor();
                founding.isSignedByAll();
                return new FoundedOnce(node.database, node.home, founding.founders());
            }
        }
    }

    static Node unfounded() {
        return new Node(ServerForTests.freshDatabase(), HeldClock.at(START), Homes.fresh(), List.of());
    }

    /** Where the founding starts from another charter: a shipped one, or a file. */
    static Node unfoundedWith(String charter) {
        return new Node(ServerForTests.freshDatabase(), HeldClock.at(START), Homes.fresh(), List.of(), charter);
    }

    static Node registered() {
        var once = Once.REGISTERED;
        return new Node(once.database().copy(), HeldClock.at(START), Homes.copyOf(once.home()), List.of());
    }

    /** A hospital of its own, an hour after its founding. */
    static Node founded() {
        var once = Once.FOUNDED;
        return new Node(
                once.database().copy(),
                HeldClock.at(START).advance(Duration.ofHours(1)),
                Homes.copyOf(once.home()),
                once.founders());
    }

    /** The same machine after a restart. */
    Node restarted() {
        close();
        return new Node(database, clock, home, founders);
    }

    AFoundedHospital hospital() {
        return new AFoundedHospital(context, founders);
    }

    AFounding foundingThatAllRegisteredFor() {
        return Once.REGISTERED.founding().goesOnAt(context);
    }

    AFounding beginsAFounding() {
        return AFounding.begunOn(context);
    }

    BeanFactory context() {
        return context;
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    PoliciesInForce policies() {
        return get(PoliciesInForce.class);
    }

    /** A few seconds later, when every stored byte has been compared again. */
    void looksAgain() {
        clock.advance(Duration.ofSeconds(3));
        policies().lookAgain();
    }

    List<String> alerts() {
        return get(Alerts.class).standing().stream().map(StandingAlert::code).toList();
    }

    void hears(Object event) {
        context.publishEvent(event);
    }

    /** What this server remembers under a name, outside of the database. */
    Path memoryOf(String name) {
        return home.resolve("node").resolve(name);
    }

    /** As a restored backup would; the pool forgets its connections, all of which are cut. */
    void databaseBecomesAgain(TestDatabase earlier) {
        database.becomeAgain(earlier);
        pool.getHikariPoolMXBean().softEvictConnections();
        new SettledLedger(context).forgetConnections();
    }

    TestDatabase copyOfDatabase() {
        var copy = database.copy();
        pool.getHikariPoolMXBean().softEvictConnections();
        new SettledLedger(context).forgetConnections();
        return copy;
    }

    @Override
    public void close() {
        context.close();
    }

    private void wire(String charter) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "node",
                        Map.of(
                                "threekey.home",
                                home.toString(),
                                "threekey.time-zone",
                                "UTC",
                                "threekey.charter",
                                charter)));
        context.registerBean(DataSource.class, () -> pool);
        context.registerBean(JdbcConnectionDetails.class, () -> new Address(database.url()));
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(RandomGenerator.class, () -> new SecureRandom());
        context.registerBean(
                Origins.class,
                () -> new Origins(URI.create("http://id.localhost:8080"), URI.create("http://seal.localhost:8080")));
        SettledLedger.tellsTheTimeOfTheDatabase(context, clock::instant);
        context.register(Slice.class, HouseZone.class, PasskeysForFounders.class, ForeseenByTheTest.class);
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
            basePackageClasses = {
                PoliciesInForce.class,
                Ledger.class,
                RowSeal.class,
                Alerts.class,
                Jobs.class,
                Seals.class
            },
            excludeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = ".*(LedgerThreads|JobThreads|\\.web\\..*|Tests.*|Slice)"))
    @ComponentScan(
            basePackages = {"io.threekey.server.signin", "io.threekey.server.people", "io.threekey.server.witnessing"},
            useDefaultFilters = false,
            includeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*\\.(SessionLimits|AssuranceRequired|RiskThresholds|StaffMonitoring|Witnessing)Kind"))
    static class Slice {

        @Bean
        MessageSource messageSource() {
            var texts = new ResourceBundleMessageSource();
            texts.setBasename("text/governance");
            // bundles are shared by the whole JVM: whoever reads one first decides for all
            texts.setDefaultEncoding("UTF-8");
            return texts;
        }

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }
    }
}
