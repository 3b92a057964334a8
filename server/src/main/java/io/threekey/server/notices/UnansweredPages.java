package io.threekey.server.notices;

import io.threekey.server.ledger.Pace;
import io.threekey.server.snapshots.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Says on every page that nobody answers a page, or that one reached nobody. It follows from the sealed rows and the time alone, so that who deletes
 * the jobs that page again does not keep it quiet.
 */
@Component
class UnansweredPages implements Snapshot {

    private static final String ALERT = "page.unanswered";
    /** So long it is said, and so long it rings. */
    static final Duration LONGEST = Duration.ofDays(30);

    private final NoticeTables tables;
    private final Alerts alerts;
    private final Clock clock;
    private final Pace pace = new Pace();

    UnansweredPages(NoticeTables tables, Alerts alerts, Clock clock) {
        this.tables = tables;
        this.alerts = alerts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "the search for unanswered pages";
    }

    @Override
    public synchronized void lookAgain() {
        pace.runIfDue(this::search);
    }

    void search() {
        var count = unanswered();
        if (count == 0) {
            alerts.over(ALERT);
        } else {
            alerts.raise(ALERT, List.of(String.valueOf(count)));
        }
    }

    private long unanswered() {
        var now = clock.instant();
        var pages = tables.pagesToldBetween(now.minus(LONGEST), now.minus(PagingAgain.UNTIL_UNANSWERED));
        var tellings = tables.tellings(pages.stream().map(StoredNotice::id).toList()).stream()
                .collect(Collectors.groupingBy(Telling::notice));
        return pages.stream()
                .map(page -> tellings.getOrDefault(page.id(), List.of()))
                .filter(ofOne -> ofOne.isEmpty() || !Inbox.openRecipients(ofOne).isEmpty())
                .count();
    }
}
