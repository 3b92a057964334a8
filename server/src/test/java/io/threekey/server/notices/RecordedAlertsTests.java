package io.threekey.server.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threekey.charter.json.JsonText;
import io.threekey.server.ServerTest;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerAlarm;
import io.threekey.server.ledger.LedgerAllClear;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class RecordedAlertsTests {

    @Autowired
    private Alerts alerts;

    @Autowired
    private Ledger ledger;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher events;

    @Test
    void standInTheLedgerFromTheirBeginningToTheirEnd() {
        alerts.raise("test.bell", List.of("Ward 7"));
        alerts.over("test.bell");
        awaitEntry(LedgerOfAlerts.RAISED, "test.bell");
        awaitEntry(LedgerOfAlerts.OVER, "test.bell");
        assertThat(ledger.entriesOf(LedgerOfAlerts.RAISED, "test.bell"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.payload().get("code")).hasValue(new JsonText("test.bell")));
    }

    @Test
    void areKeptAlsoWhereTheTransactionThatFoundThemFails() {
        transaction.executeWithoutResult(status -> {
            alerts.raise("test.failing", List.of());
            status.setRollbackOnly();
        });
        awaitEntry(LedgerOfAlerts.RAISED, "test.failing");
        alerts.over("test.failing");
    }

    @Test
    void comeFromTheLedgerItself() {
        events.publishEvent(new LedgerAlarm("ledger.altered", List.of("17")));
        assertThat(alerts.standing()).anyMatch(alert -> alert.code().equals("ledger.altered"));
        events.publishEvent(new LedgerAllClear("ledger.altered"));
        assertThat(alerts.standing()).noneMatch(alert -> alert.code().equals("ledger.altered"));
    }

    private void awaitEntry(EntryType type, String code) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(ledger.entriesOf(type, code)).hasSize(1));
    }
}
