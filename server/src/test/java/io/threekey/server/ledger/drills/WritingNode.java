package io.threekey.server.ledger.drills;

import com.zaxxer.hikari.HikariDataSource;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.evidence.References;
import io.threekey.server.BareNode;
import io.threekey.server.keys.RowSeal;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.EntryTypes;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerAlarm;
import io.threekey.server.ledger.LogIdentity;
import io.threekey.server.ledger.PinnedLogKeys;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A node's ledger in a process of its own, with the server's own sequencer, and people who write to it. What it says on
 * its output it says before it does anything else, so that a kill takes back no word: {@code up}, {@code acknowledged
 * WRITER NUMBER}, {@code unsure WRITER NUMBER} where a commit was not answered, {@code alarm CODE}. It ends with its
 * input.
 */
final class WritingNode {

    static final EntryType WRITTEN = new EntryType("drill.written", "drill.written", References.nothing());
    static final EntryType FOUNDED = new EntryType("installation.founded", "drill.founded", References.nothing());

    /** So few that tiles move to files while the drill lasts. */
    private static final int WARM_TILES = 4;

    private static final int MOST_TOGETHER = 3;
    private static final int LONGEST_PAUSE_MILLIS = 25;

    private final String name;
    private final AnnotationConfigApplicationContext context;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    private WritingNode(String name, String url, String home, String wrappingKey) {
        this.name = name;
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url + "&ApplicationName=" + name);
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(6);
        pool.setMinimumIdle(1);
        context = BareNode.on(
                pool,
                Clock.systemUTC(),
                Map.of(
                        "threekey.home",
                        home,
                        "threekey.wrapping-key-file",
                        wrappingKey,
                        "threekey.ledger.warm-tiles",
                        WARM_TILES));
        context.registerBean("typesOfTheDrill", EntryTypes.class, () -> EntryTypes.of(WRITTEN, FOUNDED));
        context.registerBean(PinnedLogKeys.class, () -> moment -> new PinnedLogKeys.NothingFounded());
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> told && told.getPayload() instanceof LedgerAlarm alarm) {
                say("alarm " + alarm.code() + " " + alarm.arguments());
            }
        });
        context.register(WithItsThreads.class);
        context.refresh();
        ledger = context.getBean(Ledger.class);
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    /** {@code NAME URL HOME WRAPPING-KEY WRITERS} */
    public static void main(String[] arguments) throws IOException {
        var node = new WritingNode(arguments[0], arguments[1], arguments[2], arguments[3]);
        var log = node.context.getBean(LogIdentity.class);
        say("up " + log.origin() + " " + log.vkey());
        for (var writer = 0; writer < Integer.parseInt(arguments[4]); writer++) {
            var number = writer;
            Thread.ofPlatform().daemon().start(() -> node.writes(number));
        }
        node.listens();
        // the threads are killed with the process: a node that ends in order is tested elsewhere
        Runtime.getRuntime().halt(0);
    }

    /** A founding is dictated; then nothing more is. */
    private void listens() throws IOException {
        var dictated = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = dictated.readLine(); line != null; line = dictated.readLine()) {
            if (JsonReader.read(line.getBytes(StandardCharsets.UTF_8)) instanceof JsonObject founding) {
                transaction.executeWithoutResult(status -> ledger.append(FOUNDED, "drill", founding));
                say("founded");
            }
        }
    }

    private void writes(int writer) {
        var random = new Random(name.hashCode() * 31L + writer);
        for (var number = 1; ; number++) {
            try {
                record(writer, number, 1 + random.nextInt(MOST_TOGETHER));
                say("acknowledged " + writer + " " + number);
            } catch (RuntimeException unanswered) {
                say("unsure " + writer + " " + number);
            }
            pause(random.nextInt(LONGEST_PAUSE_MILLIS));
        }
    }

    private void record(int writer, int number, int parts) {
        transaction.executeWithoutResult(status -> {
            for (var part = 1; part <= parts; part++) {
                ledger.append(
                        WRITTEN,
                        name,
                        Json.object()
                                .put("node", name)
                                .put("writer", writer)
                                .put("number", number)
                                .put("part", part)
                                .put("parts", parts)
                                .build());
            }
        });
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One write of the operating system, which no kill divides. */
    private static void say(String line) {
        var bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (WritingNode.class) {
            System.out.write(bytes, 0, bytes.length);
            System.out.flush();
        }
    }

    @ComponentScan(
            basePackageClasses = {Ledger.class, RowSeal.class},
            excludeFilters =
                    @Filter(type = FilterType.REGEX, pattern = ".*(\\.web\\..*|\\.export\\..*|Tests.*|Slice|Tapped.*)"))
    static class WithItsThreads {}
}
