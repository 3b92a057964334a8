package io.threekey.server.measures;

import io.threekey.server.snapshots.Snapshot;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Has the ledger know which gaps appear and disappear, also while nobody looks at a page. */
@Component
class GapWatch implements Snapshot {

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(5);

    private final Gaps gaps;
    private final GapLedger record;
    private long next = System.nanoTime();

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
        if (System.nanoTime() - next >= 0) {
            look();
            next = System.nanoTime() + PAUSE;
        }
    }

    void look() {
        var survey = gaps.survey();
        record.compare(survey);
        if (!survey.whole()) {
            throw new IllegalStateException("not every source of gaps could be asked");
        }
    }
}
