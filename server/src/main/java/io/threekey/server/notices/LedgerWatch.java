package io.threekey.server.notices;

import io.threekey.server.ledger.LedgerAlarm;
import io.threekey.server.ledger.LedgerAllClear;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is wrong with the record itself is said on every page too. */
@Component
class LedgerWatch {

    private final Alerts alerts;

    LedgerWatch(Alerts alerts) {
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
}
