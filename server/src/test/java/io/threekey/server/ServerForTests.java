package io.threekey.server;

import io.threekey.server.ledger.SettledLedger;
import io.threekey.testkit.DatabaseTemplate;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Gives a module's tests their database, home, port and clock.
 *
 * @param module all test classes under {@code io.threekey.server.<module>} share one server
 */
public record ServerForTests(String module) implements ContextCustomizer {

    private static final String START = "2026-11-22T08:00:00Z";

    static final class Factory implements ContextCustomizerFactory {
        @Override
        public ContextCustomizer createContextCustomizer(
                Class<?> test, List<ContextConfigurationAttributes> configuration) {
            var own = test.getPackageName()
                    .substring(ServerTest.class.getPackageName().length());
            return new ServerForTests(own.isEmpty() ? "server" : own.split("\\.")[1]);
        }
    }

    /** An empty database of this server, migrated once in this JVM and copied since. */
    public static TestDatabase freshDatabase() {
        return DatabaseTemplate.migratedBy(
                        "threekey",
                        empty -> Flyway.configure()
                                .dataSource(empty)
                                .locations("classpath:db/migration")
                                .outOfOrder(true)
                                .load()
                                .migrate())
                .fresh();
    }

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        var database = freshDatabase();
        var port = freePort();
        TestPropertyValues.of(
                        "threekey.database-url=" + database.url(),
                        "threekey.database-user=postgres",
                        "threekey.home=" + temporaryHome(),
                        "server.port=" + port,
                        "server.address=127.0.0.1",
                        "spring.datasource.hikari.maximum-pool-size=8",
                        "spring.datasource.hikari.minimum-idle=1")
                .applyTo(context);
        context.getBeanFactory().registerSingleton("heldClock", HeldClock.at(START));
        context.getBeanFactory().registerSingleton("testDatabase", database);
        context.getBeanFactory().registerSingleton("intruder", new Intruder(database));
        context.getBeanFactory().registerSingleton("visitor", new Visitor(port));
        context.getBeanFactory().registerSingleton("settledLedger", new SettledLedger(context));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static String temporaryHome() {
        try {
            return Files.createTempDirectory("threekey-home").toString();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
