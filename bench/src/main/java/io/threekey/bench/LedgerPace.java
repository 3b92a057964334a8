package io.threekey.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How many entries a second reach the tree, beside what the same database does in the same minute at all: durable
 * commits of one row with as many bytes of payload. The two take turns, since other work on the machine comes and goes;
 * an entry counts when a published checkpoint covers it.
 */
record LedgerPace(List<Round> rounds) {

    static final int WRITERS = 8;
    static final int ENTRIES_TOGETHER = 10;
    private static final int PAYLOAD = 200;

    /**
     * @param statements rows committed by a statement each, which nothing durable undercuts
     * @param transactions rows committed by a transaction each: begin, insert, commit
     * @param singly entries in the tree that came one a transaction
     * @param together entries in the tree that came several a transaction
     * @param mostWaiting entries that had committed and were in no checkpoint yet
     */
    record Round(Pace statements, Pace transactions, Pace singly, Pace together, long mostWaiting) {}

    /** @param cpu microseconds of all processors that one took, in server and database together */
    record Pace(double perSecond, double cpu) {}

    static LedgerPace measure(Length length) throws IOException, InterruptedException {
        try (var node = new LedgerNode(WRITERS + 4);
                var plain = new HikariDataSource()) {
            plain.setJdbcUrl(node.database.url());
            plain.setUsername("postgres");
            plain.setMaximumPoolSize(WRITERS);
            var measured =
                    new LedgerPaceRun(node, rowsIn(plain), new TransactionTemplate(new JdbcTransactionManager(plain)));
            measured.round(length.warmUp());
            var rounds = new ArrayList<Round>();
            for (var round = 0; round < length.rounds(); round++) {
                rounds.add(measured.round(length.each()));
            }
            node.requireNoAlarm();
            return new LedgerPace(rounds);
        }
    }

    private static JdbcTemplate rowsIn(HikariDataSource plain) {
        var rows = new JdbcTemplate(plain);
        rows.execute("CREATE TABLE pace (id bigint PRIMARY KEY, at timestamptz NOT NULL, payload bytea NOT NULL)");
        return rows;
    }

    /** The median of what each round shows by itself. */
    double median(ToDoubleFunction<Round> figure) {
        var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    String report() {
        return """
                ## Pace of the ledger
                %d writers, rows of %d bytes of payload, everything durable (fsync, synchronous_commit); medians of %d rounds. In \
                brackets: processor time of server and database together, which other work on the machine changes less.
                - plain, a row by one statement: %s
                - plain, a row by a transaction: %s
                - one entry a transaction, in the tree: %s
                - %d entries a transaction, in the tree: %s
                - one entry against one plain statement: %.0f %% of the pace (by processor time %.0f %%); against one plain transaction: %.0f %% (%.0f %%)
                - entries that waited for the tree: %,d at most
                """.formatted(
                WRITERS,
                PAYLOAD,
                rounds.size(),
                pace(Round::statements),
                pace(Round::transactions),
                pace(Round::singly),
                ENTRIES_TOGETHER,
                pace(Round::together),
                median(round ->
                        100 * round.singly().perSecond() / round.statements().perSecond()),
                median(round -> 100 * round.statements().cpu() / round.singly().cpu()),
                median(round ->
                        100 * round.singly().perSecond() / round.transactions().perSecond()),
                median(round ->
                        100 * round.transactions().cpu() / round.singly().cpu()),
                rounds.stream().mapToLong(Round::mostWaiting).max().orElse(0));
    }

    private String pace(Function<Round, Pace> which) {
        return "%,.0f a second (%.0f µs each)"
                .formatted(
                        median(round -> which.apply(round).perSecond()),
                        median(round -> which.apply(round).cpu()));
    }

    /** What takes turns. */
    private static final class LedgerPaceRun {

        private static final String INSERT = "INSERT INTO pace VALUES (?, now(), ?)";

        private final LedgerNode node;
        private final JdbcTemplate rows;
        private final TransactionTemplate transaction;
        private final AtomicLong number = new AtomicLong();
        private final byte[] payload = new byte[PAYLOAD];
        // {"text":"..."} is as long as a plain row's payload
        private final String text = "x".repeat(PAYLOAD - 11);

        private LedgerPaceRun(LedgerNode node, JdbcTemplate rows, TransactionTemplate transaction) {
            this.node = node;
            this.rows = rows;
            this.transaction = transaction;
        }

        Round round(Duration each) throws InterruptedException {
            var waiting = new AtomicLong();
            return new Round(
                    perSecond(each, id -> rows.update(INSERT, id, payload)),
                    perSecond(each, id -> transaction.executeWithoutResult(status -> rows.update(INSERT, id, payload))),
                    integrated(each, 1, waiting),
                    integrated(each, ENTRIES_TOGETHER, waiting),
                    waiting.get());
        }

        private Pace perSecond(Duration time, LongConsumer work) throws InterruptedException {
            var cpu = CpuSpent.sinceTheStart();
            var began = System.nanoTime();
            return pace(together(time, work), began, cpu);
        }

        /** The time goes on until the last entry stands in the tree. */
        private Pace integrated(Duration time, int each, AtomicLong mostWaiting) throws InterruptedException {
            var before = node.integrated();
            var written = new AtomicLong();
            var cpu = CpuSpent.sinceTheStart();
            var began = System.nanoTime();
            together(time, id -> {
                node.record(id, each, text);
                var waiting = before + written.addAndGet(each) - node.integrated();
                mostWaiting.accumulateAndGet(waiting, Math::max);
            });
            while (node.integrated() < before + written.get()) {
                Thread.sleep(1);
            }
            return pace(written.get(), began, cpu);
        }

        private static Pace pace(long done, long began, Duration cpuBefore) {
            var seconds = (System.nanoTime() - began) / 1e9;
            var cpu = CpuSpent.sinceTheStart().minus(cpuBefore);
            return new Pace(done / seconds, cpu.toNanos() / 1e3 / done);
        }

        private long together(Duration time, LongConsumer work) throws InterruptedException {
            var done = new AtomicLong();
            var end = System.nanoTime() + time.toNanos();
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> Thread.ofPlatform().start(() -> {
                        while (System.nanoTime() < end) {
                            work.accept(number.incrementAndGet());
                            done.incrementAndGet();
                        }
                    }))
                    .toList();
            for (var writer : writers) {
                writer.join();
            }
            return done.get();
        }
    }
}
