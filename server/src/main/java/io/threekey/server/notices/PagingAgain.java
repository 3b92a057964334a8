package io.threekey.server.notices;

import io.threekey.charter.PersonId;
import io.threekey.server.jobs.JobName;
import io.threekey.server.jobs.Jobs;
import io.threekey.server.jobs.OneTimeJob.Done;
import io.threekey.server.jobs.OneTimeJob.Next;
import io.threekey.server.ledger.Ledger;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pages again whoever a page is for, until one of them says that they have it in hand. Each round is one transaction that
 * also schedules the next, so that it happens once on all nodes together.
 */
@Component
class PagingAgain {

    static final JobName PAGE_AGAIN = new JobName("notices.page-again");
    static final Duration PAUSE = Duration.ofMinutes(10);
    static final int ROUNDS = 6;
    /** After this, every page of the console says that nobody answers. */
    static final Duration UNTIL_UNANSWERED = PAUSE.multipliedBy(ROUNDS + 1);

    private final JdbcClient sql;
    private final NoticeTables tables;
    private final Audience audience;
    private final Outbox outbox;
    private final Jobs jobs;
    private final Ledger ledger;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PagingAgain(
            JdbcClient sql,
            NoticeTables tables,
            Audience audience,
            Outbox outbox,
            Jobs jobs,
            Ledger ledger,
            Clock clock,
            TransactionTemplate transaction) {
        this.sql = sql;
        this.tables = tables;
        this.audience = audience;
        this.outbox = outbox;
        this.jobs = jobs;
        this.ledger = ledger;
        this.clock = clock;
        this.transaction = transaction;
    }

    private record Round(NoticeId notice, int number) {

        static Round named(String name) {
            var slash = name.indexOf('/');
            return new Round(new NoticeId(name.substring(0, slash)), Integer.parseInt(name.substring(slash + 1)));
        }

        String name() {
            return notice + "/" + number;
        }
    }

    /** In the transaction that tells the page. */
    void begin(StoredNotice page) {
        schedule(new Round(page.id(), 1), page.toldAt());
    }

    Next run(String name) {
        transaction.executeWithoutResult(status -> {
            var round = Round.named(name);
            var waiting = openRecipients(round.notice());
            if (!waiting.isEmpty() && isFirstToRun(round)) {
                run(round, tables.notice(round.notice()).orElseThrow(), waiting);
            }
        });
        return new Done();
    }

    private void run(Round round, StoredNotice page, Collection<Recipient> waiting) {
        if (round.number() > ROUNDS) {
            ledger.append(NoticeEntries.UNANSWERED, page.id().value(), NoticeEntries.unanswered(page, waiting));
            return;
        }
        var at = now();
        var people = new LinkedHashSet<PersonId>();
        for (var recipient : waiting) {
            for (var person : audience.everybodyPagedFor(recipient)) {
                tables.insert(Telling.of(page.id(), recipient, person, at));
                people.add(person);
            }
        }
        outbox.put(page, people, round.number());
        ledger.append(
                NoticeEntries.PAGED_AGAIN,
                page.id().value(),
                NoticeEntries.pagedAgain(page, round.number(), waiting, people));
        schedule(new Round(page.id(), round.number() + 1), at);
    }

    private List<Recipient> openRecipients(NoticeId id) {
        return tables.notice(id).filter(StoredNotice::pages).isEmpty()
                ? List.of()
                : Inbox.openRecipients(tables.tellings(id));
    }

    private boolean isFirstToRun(Round round) {
        return sql.sql("insert into notices_round (notice, round, paged_at) values (?, ?, ?) on conflict do nothing")
                        .params(round.notice().value(), round.number(), Timestamp.from(now()))
                        .update()
                > 0;
    }

    private void schedule(Round round, Instant after) {
        jobs.schedule(PAGE_AGAIN, round.name(), after.plus(PAUSE), round.name());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
