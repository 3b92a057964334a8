package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** A sequencer stops in the middle of its transaction, as in a long pause of its machine, and wakes up later. */
@Timeout(60)
class SleepingSequencerTests {

    static final Duration TAKE_OVER = Duration.ofSeconds(5);

    Node node;
    Node other;
    final ExecutorService bed = Executors.newVirtualThreadPerTaskExecutor();
    final CountDownLatch asleep = new CountDownLatch(1);
    final CountDownLatch alarmClock = new CountDownLatch(1);

    @BeforeEach
    void start() {
        node = Node.onFreshDatabase();
        other = node.andAnother();
        node.taps("before");
        node.steps();
    }

    @AfterEach
    void stop() {
        alarmClock.countDown();
        bed.close();
        other.close();
        node.close();
    }

    @Test
    void isEndedByTheDatabaseSoThatAnotherCanGoOn() throws Exception {
        node.taps("one");
        var sleeper = CompletableFuture.supplyAsync(sleepingIn(node.get(HeadTable.class))::step, bed);
        asleep.await();
        assertThat(other.steps()).as("as long as the sleeper has its turn").isZero();

        assertThat(untilAnotherTakesOver()).isLessThan(TAKE_OVER);
        var published = other.get(HeadTable.class).current();
        alarmClock.countDown();

        assertThatThrownBy(sleeper::join).isInstanceOf(CompletionException.class);
        assertThat(node.get(HeadTable.class).current()).isEqualTo(published);
        assertThat(node.get(EntryTable.class).between(0, 9)).hasSize(2);
    }

    /** The database waits for its reader, and not the other way round: for itself it is not idle. */
    @Test
    void thatWasStoppedWhileItReadIsEndedByAnother() throws Exception {
        node.taps("one");
        var url = node.database.url() + (node.database.url().contains("?") ? "&" : "?") + "socketFactory="
                + StoppedSockets.class.getName();
        try (var stopped = DriverManager.getConnection(url);
                var statement = stopped.createStatement()) {
            stopped.setAutoCommit(false);
            statement.execute("SELECT pg_try_advisory_xact_lock(%d)".formatted(HeadTable.TURN));
            StoppedSockets.stop(alarmClock);
            var reading = CompletableFuture.supplyAsync(() -> reads(statement), bed);

            assertThat(untilAnotherTakesOver()).isLessThan(TAKE_OVER);
            alarmClock.countDown();

            assertThat(reading).failsWithin(Duration.ofSeconds(20));
        } finally {
            StoppedSockets.goOn();
        }
    }

    Duration untilAnotherTakesOver() throws InterruptedException {
        var began = System.nanoTime();
        while (other.steps() == 0) {
            Thread.sleep(100);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    static boolean reads(Statement statement) {
        try {
            return statement.execute("SELECT repeat('x', 1000) FROM generate_series(1, 30000)");
        } catch (SQLException ended) {
            throw new IllegalStateException(ended);
        }
    }

    /** The turn is a courtesy: a connection pooler or a failover may lose it. What holds then is the epoch. */
    @Test
    void thatLostItsTurnUnawaresCannotPublish() throws Exception {
        node.taps("one");
        var sleeper = CompletableFuture.supplyAsync(sleepingIn(alwaysItsTurn(node.jdbc()))::step, bed);
        asleep.await();
        node.taps("two");
        var awake = sequencer(alwaysItsTurn(node.jdbc()), node.clock);
        assertThat(awake.step()).isEqualTo(1);
        var published = other.get(HeadTable.class).current();
        alarmClock.countDown();

        assertThatThrownBy(sleeper::join).isInstanceOf(CompletionException.class);
        assertThat(node.get(HeadTable.class).current()).isEqualTo(published);

        assertThat(node.steps()).as("nothing is lost").isEqualTo(1);
        assertThat(node.get(EntryTable.class).between(0, 9))
                .extracting(entry -> entry.recorded().subject())
                .containsExactly("before", "two", "one");
    }

    Sequencer sleepingIn(HeadTable heads) {
        return sequencer(heads, new Clock() {
            @Override
            public Instant instant() {
                asleep.countDown();
                SequencerTests.await(alarmClock);
                return node.clock.instant();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
    }

    static HeadTable alwaysItsTurn(JdbcTemplate jdbc) {
        return new HeadTable(jdbc) {
            @Override
            boolean takeTurn() {
                return true;
            }
        };
    }

    Sequencer sequencer(HeadTable heads, Clock clock) {
        return new Sequencer(
                node.get(QueueTable.class),
                node.get(EntryTable.class),
                node.get(TileTable.class),
                heads,
                node.get(EntrySeal.class),
                node.get(LogIdentity.class),
                node.get(VerifiedHead.class),
                node.get(Outstanding.class),
                node.get(Alarms.class),
                clock,
                node.get(PlatformTransactionManager.class));
    }
}
