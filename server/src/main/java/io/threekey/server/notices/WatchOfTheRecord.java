package io.threekey.server.notices;

import io.threekey.server.ledger.LedgerAlarm;
import io.threekey.server.ledger.LedgerAllClear;
import io.threekey.server.sealedrows.RowsForged;
import io.threekey.server.sealedrows.RowsGenuine;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is wrong with the record or with sealed rows is said on every page too. */
@Component
class WatchOfTheRecord {

    private final Alerts alerts;

    WatchOfTheRecord(Alerts alerts) {
        this.alerts = alerts;
    }

    @EventListener
    void hear(LedgerAlarm alarm) {
        alerts.raise(alarm.code(), alarm.arguments());
    }

    @EventListener
    void hear(LedgerAllClear clear) {
        alerts.over(clear.code());
    }

    @EventListener
    void hear(RowsForged forged) {
        alerts.raise("row.forged", List.of(String.valueOf(forged.count()), forged.some()));
    }

    @EventListener
    void hear(RowsGenuine genuine) {
        alerts.over("row.forged");
    }
}
