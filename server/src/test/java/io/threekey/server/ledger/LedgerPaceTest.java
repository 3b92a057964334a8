package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.tlog.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How many entries a second the ledger takes, beside what the same database on the same machine in the same run can do
 * at all: durable commits of one small row each. The figures go to {@code target/prove/ledger-pace.md}; what is asserted
 * is only that nothing is lost at that pace.
 */
@Tag("prove")
class LedgerPaceTest {

    static final int WRITERS = 8;
    static final Duration EACH = Duration.ofSeconds(10);

    @Test
    void isMeasuredAgainstSingleDurableCommits() throws Exception {
        var node = Node.onFreshDatabase();
        var plain = new com.zaxxer.hikari.HikariDataSource();
        plain.setJdbcUrl(node.database.url());
        plain.setUsername("postgres");
        plain.setMaximumPoolSize(WRITERS);
        var rows = new JdbcTemplate(plain);
        rows.execute("CREATE TABLE pace (id bigint PRIMARY KEY, at timestamptz NOT NULL, payload bytea NOT NULL)");
        var payload = new byte[200];
        LongConsumer single = id -> rows.update("INSERT INTO pace VALUES (?, now(), ?)", id, payload);
        LongConsumer entry = id -> node.taps("badge-" + id);
        together(single, Duration.ofSeconds(2));
        together(entry, Duration.ofSeconds(2));
        while (node.steps() > 0) {}
        var warm = node.get(HeadTable.class).current();

        var commits = together(id -> single.accept(id + 1_000_000_000), EACH);
        var publications = new AtomicLong();
        var writing = new AtomicBoolean(true);
        var sequencer = Thread.ofPlatform().start(() -> sequence(node, publications, writing::get));
        var began = System.nanoTime();
        var entries = together(entry, EACH);
        writing.set(false);
        sequencer.join();
        while (node.steps() > 0) {
            publications.incrementAndGet();
        }
        var seconds = (System.nanoTime() - began) / 1e9;

        var head = node.get(HeadTable.class).current().tree();
        assertThat(head.size() - warm.tree().size()).isEqualTo(entries);
        assertThat(Tree.head(node.get(TileTable.class), head.size())).isEqualTo(head);
        node.get(IntegrityWalk.class).nextSlice();
        assertThat(node.alarms).isEmpty();
        say(commits, entries, seconds, publications.get());
        plain.close();
        node.close();
    }

    private static long together(LongConsumer work, Duration time) throws InterruptedException {
        var done = new AtomicLong();
        var end = System.nanoTime() + time.toNanos();
        var writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> Thread.ofPlatform().start(() -> {
                    while (System.nanoTime() < end) {
                        work.accept(done.incrementAndGet());
                    }
                }))
                .toList();
        for (var writer : writers) {
            writer.join();
        }
        return done.get();
    }

    private static void sequence(Node node, AtomicLong publications, BooleanSupplier goOn) {
        while (goOn.getAsBoolean()) {
            if (node.steps() > 0) {
                publications.incrementAndGet();
            }
            LockSupport.parkNanos(LedgerThreads.GATHERING.toNanos());
        }
    }

    private static void say(long commits, long entries, double seconds, long publications) throws IOException {
        var file = Path.of("target", "prove", "ledger-pace.md");
        Files.createDirectories(file.getParent());
        var text = """
                ## Pace of the ledger
                %d writers, one change and one entry a transaction, everything durable (fsync, synchronous_commit):
                - single durable commits of one row, no ledger: %,.0f a second
                - entries recorded and taken into the tree: %,.0f a second
                - entries a publication: %,.0f on average
                """.formatted(
                        WRITERS,
                        commits / (double) EACH.toSeconds(),
                        entries / seconds,
                        entries / (double) Math.max(1, publications));
        Files.writeString(file, text);
        System.out.println(text);
    }
}
