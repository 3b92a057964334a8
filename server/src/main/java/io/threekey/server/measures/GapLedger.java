package io.threekey.server.measures;

import static java.util.stream.Collectors.toSet;

import io.threekey.charter.json.Json;
import io.threekey.evidence.References;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.EntryTypes;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records a gap once when it appears and once when it is closed, whichever node sees it first. Its age is the age of
 * that record, so that neither a restart nor a row changed by SQL makes a gap younger.
 */
@Component
class GapLedger {

    /** A gap is in an ownership, and named by a seat, a function or a proposal. */
    private static final References NOBODY = References.nothing();

    static final EntryType OPENED = new EntryType("gap.opened", "measures.entry.opened", NOBODY);
    static final EntryType CLOSED = new EntryType("gap.closed", "measures.entry.closed", NOBODY);
    static final EntryTypes TYPES = EntryTypes.of(OPENED, CLOSED);

    /** ASCII "gaps"; nodes take turns, so that each reads what the other has recorded. */
    private static final long TURN = 0x67617073L;

    private static final Comparator<LedgerEntry> IN_ORDER = Comparator.<LedgerEntry>comparingLong(
                    entry -> entry.index().orElse(Long.MAX_VALUE))
            .thenComparing(LedgerEntry::id);

    private final Ledger ledger;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Map<String, Instant> open = new ConcurrentHashMap<>();
    private boolean recalled;

    GapLedger(Ledger ledger, JdbcClient sql, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.sql = sql;
        this.transaction = transaction;
    }

    /** Empty until the gap is recorded. */
    Optional<Instant> since(String code) {
        return Optional.ofNullable(open.get(code));
    }

    /** Records what is new in a survey and, where that is whole, what is no longer in it. */
    synchronized void compare(Survey survey) {
        recall();
        var found = survey.gaps().stream().map(StandingGap::gap).toList();
        var codes = found.stream().map(Gap::code).collect(toSet());
        var appeared =
                found.stream().filter(gap -> !open.containsKey(gap.code())).toList();
        var gone = survey.whole()
                ? open.keySet().stream().filter(code -> !codes.contains(code)).toList()
                : List.<String>of();
        if (!appeared.isEmpty() || !gone.isEmpty()) {
            record(appeared, gone);
        }
    }

    private void record(List<Gap> appeared, Collection<String> gone) {
        transaction.executeWithoutResult(status -> {
            takeTurn();
            appeared.forEach(this::recordOpened);
            gone.forEach(this::recordClosed);
        });
        appeared.forEach(gap -> lastOpening(gap.code()).ifPresent(since -> open.put(gap.code(), since)));
        gone.forEach(open::remove);
    }

    private void takeTurn() {
        sql.sql("select pg_advisory_xact_lock(?)")
                .param(TURN)
                .query((row, number) -> true)
                .list();
    }

    private void recordOpened(Gap gap) {
        if (lastOpening(gap.code()).isEmpty()) {
            ledger.append(
                    OPENED,
                    gap.code(),
                    Json.object()
                            .put("gap", gap.code())
                            .put("owner", gap.owner().code())
                            .put("severity", gap.severity().code())
                            .build());
        }
    }

    private void recordClosed(String code) {
        lastOpening(code)
                .ifPresent(since -> ledger.append(
                        CLOSED,
                        code,
                        Json.object().put("gap", code).put("since", since).build()));
    }

    /** When the gap was opened, if the ledger's last word on it is that it was. */
    private Optional<Instant> lastOpening(String code) {
        return Stream.of(OPENED, CLOSED)
                .flatMap(type -> ledger.newestOf(type, code, 1).stream())
                .max(IN_ORDER)
                .filter(GapLedger::isOpening)
                .map(LedgerEntry::at);
    }

    /** What stood when the last node stopped: it may have been closed since. */
    private void recall() {
        if (!recalled) {
            everOpened().forEach(code -> lastOpening(code).ifPresent(since -> open.put(code, since)));
            recalled = true;
        }
    }

    private Set<String> everOpened() {
        return ledger.entriesOf(OPENED).stream().map(LedgerEntry::subject).collect(toSet());
    }

    private static boolean isOpening(LedgerEntry entry) {
        return entry.type().equals(OPENED.name());
    }
}
