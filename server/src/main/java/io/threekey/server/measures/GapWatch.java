package io.threekey.server.measures;

import io.threekey.server.ledger.Pace;
import io.threekey.server.snapshots.Snapshot;
import org.springframework.stereotype.Component;

/**
 * Has the ledger know which gaps appear and disappear, also while nobody looks at a page. Every node looks for itself:
 * a job's row could be postponed by SQL, and a node that does not look would not know the age of a gap.
 */
@Component
class GapWatch implements Snapshot {

    private final Gaps gaps;
    private final GapLedger record;
    private final Pace pace = new Pace();
    private boolean whole = true;

    GapWatch(Gaps gaps, GapLedger record) {
        this.gaps = gaps;
        this.record = record;
    }

    @Override
    public String name() {
        return "gaps in ownership";
    }

    @Override
    public synchronized void lookAgain() {
        pace.runIfDue(this::look);
        if (!whole) {
            throw new IllegalStateException("not every source of gaps could be asked");
        }
    }

    private void look() {
        var survey = gaps.survey();
        record.compare(survey);
        whole = survey.whole();
    }
}
