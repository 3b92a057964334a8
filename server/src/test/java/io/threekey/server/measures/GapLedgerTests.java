package io.threekey.server.measures;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.frame.Words;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import io.threekey.server.ledger.SettledLedger;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** When a gap appears and is closed, as several nodes see it, over restarts. */
@ServerTest
class GapLedgerTests {

    private static int names;

    private final Ledger ledger;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final HeldClock clock;
    private final SettledLedger settled;
    private final Intruder intruder;

    private GapLedger node;
    private Gap gap = gap("one");

    @Autowired
    GapLedgerTests(
            Ledger ledger,
            JdbcClient sql,
            TransactionTemplate transaction,
            HeldClock clock,
            SettledLedger settled,
            Intruder intruder) {
        this.ledger = ledger;
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
        this.settled = settled;
        this.intruder = intruder;
        this.node = anotherNode();
    }

    @BeforeEach
    void aGapThatNoOtherTestKnows() {
        gap = gap("gap-" + ++names);
    }

    GapLedger anotherNode() {
        return new GapLedger(ledger, sql, transaction);
    }

    static Gap gap(String subject) {
        return new Gap(
                "test-gap",
                subject,
                Words.of("measures.gaps.title"),
                new GapOwner("iam", Words.of("measures.gaps.title")),
                Severity.SOON,
                Words.of("measures.gaps.title"),
                "/gaps");
    }

    Survey finding(Gap... gaps) {
        return new Survey(
                Arrays.stream(gaps)
                        .map(found -> new StandingGap(found, clock.instant()))
                        .toList(),
                true);
    }

    List<String> recorded() {
        return Stream.of(GapLedger.OPENED, GapLedger.CLOSED)
                .flatMap(type -> ledger.entriesOf(type, gap.code()).stream())
                .map(LedgerEntry::type)
                .toList();
    }

    @Test
    void aGapIsRecordedOnceHoweverOftenItIsSeen() {
        node.compare(finding(gap));
        node.compare(finding(gap));

        assertThat(recorded()).containsExactly("gap.opened");
    }

    @Test
    void aGapIsRecordedOnceHoweverManyNodesSeeIt() {
        var other = anotherNode();
        other.compare(finding());
        node.compare(finding(gap));
        clock.advance(Duration.ofMinutes(3));

        other.compare(finding(gap));

        assertThat(recorded()).containsExactly("gap.opened");
        assertThat(other.since(gap.code())).isEqualTo(node.since(gap.code())).isPresent();
    }

    @Test
    void itsEndIsRecordedOnceHoweverManyNodesSeeIt() {
        var other = anotherNode();
        node.compare(finding(gap));
        other.compare(finding(gap));

        node.compare(finding());
        other.compare(finding());

        assertThat(recorded()).containsExactly("gap.opened", "gap.closed");
        assertThat(node.since(gap.code())).isEmpty();
    }

    @Test
    void itsAgeSurvivesARestart() {
        node.compare(finding(gap));
        var since = node.since(gap.code());
        settled.settle();
        clock.advance(Duration.ofDays(12));

        var restarted = anotherNode();
        restarted.compare(finding(gap));

        assertThat(restarted.since(gap.code())).isEqualTo(since).isPresent();
        assertThat(recorded()).containsExactly("gap.opened");
    }

    @Test
    void aGapThatWasMendedWhileNoNodeRanIsClosedByTheNextOne() {
        node.compare(finding(gap));

        anotherNode().compare(finding());

        assertThat(recorded()).containsExactly("gap.opened", "gap.closed");
    }

    @Test
    void aGapThatComesBackIsAsYoungAsItsReturn() {
        node.compare(finding(gap));
        node.compare(finding());
        clock.advance(Duration.ofDays(5));

        node.compare(finding(gap));

        assertThat(node.since(gap.code())).contains(clock.instant());
        assertThat(recorded()).containsExactlyInAnyOrder("gap.opened", "gap.opened", "gap.closed");
    }

    @Test
    void aSurveyThatIsNotWholeClosesNothing() {
        node.compare(finding(gap));

        node.compare(new Survey(List.of(), false));

        assertThat(recorded()).containsExactly("gap.opened");
        assertThat(node.since(gap.code())).isPresent();
    }

    @Test
    void aForgedEntryMakesNoGapOlder() {
        node.compare(finding(gap));
        var since = node.since(gap.code());
        settled.settle();
        intruder.runs("insert into ledger_queue (id, at, type, subject, payload, salt, mac) values"
                + " (gen_random_uuid(), '2020-01-01', 'gap.closed', '" + gap.code() + "', '{}', sha256(''), '')");

        var restarted = anotherNode();
        restarted.compare(finding(gap));

        assertThat(restarted.since(gap.code())).isEqualTo(since);
        intruder.runs("delete from ledger_quarantine");
    }
}
