package io.threekey.server.notices;

import io.threekey.server.ledger.Pace;
import io.threekey.server.snapshots.Snapshot;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says on every page that something did not leave the house, until it did, was answered, or somebody saw to it. */
@Component
class FailedDeliveries implements Snapshot {

    private static final String ALERT = "notice.undelivered";

    private final DeliveryTable table;
    private final Alerts alerts;
    private final Pace pace = new Pace();

    FailedDeliveries(DeliveryTable table, Alerts alerts) {
        this.table = table;
        this.alerts = alerts;
    }

    @Override
    public String name() {
        return "the search for notices that were not delivered";
    }

    @Override
    public synchronized void lookAgain() {
        pace.runIfDue(this::search);
    }

    void search() {
        var count = table.standingFailures().size();
        if (count == 0) {
            alerts.over(ALERT);
        } else {
            alerts.raise(ALERT, List.of(String.valueOf(count)));
        }
    }
}
