package io.threekey.server.people;

import io.threekey.server.ledger.Pace;
import io.threekey.server.notices.Alerts;
import io.threekey.server.snapshots.Snapshot;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says on every page that a role was put back past Threekey. */
@Component
class RolesPutBack implements Snapshot {

    private static final String ALERT = "role.put-back";

    private final PeopleTables tables;
    private final Alerts alerts;
    private final Pace pace = new Pace();
    private Set<GivenRole> told = Set.of();

    RolesPutBack(PeopleTables tables, Alerts alerts) {
        this.tables = tables;
        this.alerts = alerts;
    }

    @Override
    public String name() {
        return "the search for roles put back";
    }

    @Override
    public synchronized void lookAgain() {
        pace.runIfDue(() -> tell(tables.rolesPutBack()));
    }

    private void tell(Set<GivenRole> found) {
        if (found.equals(told)) {
            return;
        }
        if (found.isEmpty()) {
            alerts.over(ALERT);
        } else {
            alerts.raise(ALERT, List.of(String.valueOf(found.size())));
        }
        told = found;
    }
}
