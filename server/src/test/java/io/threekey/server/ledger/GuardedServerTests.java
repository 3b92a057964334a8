package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.server.ServerTest;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The guard, the sequencer and the walk as the server itself has wired and started them. */
@ServerTest
@Import(TappedEntries.class)
class GuardedServerTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Ledger ledger;

    @Test
    void refusesAWriteOutsideOfATransaction() {
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM ledger_quarantine").update())
                .hasMessageContaining("read-only transaction");
    }

    @Test
    void refusesAChangeWithoutAnEntry() {
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> jdbc.sql(
                                "INSERT INTO ledger_quarantine VALUES (gen_random_uuid(), now(), 'test', '{}')")
                        .update()))
                .isInstanceOf(UnrecordedChange.class);
    }

    @Test
    void takesEntriesInByItself() throws Exception {
        transactions.executeWithoutResult(status -> ledger.append(Node.TAPPED, "soon", Node.tap("soon")));

        eventually(
                () -> ledger.entriesOf(Node.TAPPED, "soon").getFirst().index().isPresent());
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 20 seconds").isLessThan(end);
            Thread.sleep(50);
        }
    }
}
