package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Intruder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EntriesOfAPeriodTests {

    static Node node;
    static Instant noon;

    @BeforeAll
    static void recordOneAnHour() {
        node = Node.onFreshDatabase();
        noon = node.clock.instant();
        for (var hour = 0; hour < 4; hour++) {
            node.taps("W" + hour);
            if (hour == 1) {
                node.steps();
            }
            node.clock.advance(Duration.ofHours(1));
        }
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void areReadWhetherTheyStandInTheTreeOrWait() {
        assertThat(between(0, 4)).containsExactlyInAnyOrder("W0", "W1", "W2", "W3");
        assertThat(node.get(Ledger.class).countOf(Node.TAPPED, noon, noon.plus(Duration.ofHours(4))))
                .isEqualTo(4);
    }

    @Test
    void beginWithTheFirstInstantAndEndBeforeTheLast() {
        assertThat(between(1, 3)).containsExactlyInAnyOrder("W1", "W2");
    }

    @Test
    void leaveOutWhatNobodyHereSealed() {
        new Intruder(node.database).runs("update ledger_queue set subject = 'W9' where subject = 'W3'");
        assertThat(between(0, 4)).containsExactlyInAnyOrder("W0", "W1", "W2");
        new Intruder(node.database).runs("update ledger_queue set subject = 'W3' where subject = 'W9'");
    }

    private static List<String> between(int from, int until) {
        var found = new ArrayList<String>();
        node.get(Ledger.class)
                .eachOf(
                        Node.TAPPED,
                        noon.plus(Duration.ofHours(from)),
                        noon.plus(Duration.ofHours(until)),
                        entry -> found.add(entry.subject()));
        return found;
    }
}
