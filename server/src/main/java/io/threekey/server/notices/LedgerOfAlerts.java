package io.threekey.server.notices;

import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.AlertEntry;
import io.threekey.evidence.References;
import io.threekey.server.frame.StandingAlert;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.EntryTypes;
import io.threekey.server.ledger.Ledger;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records alerts behind their callers' backs, in transactions of its own: an alert may be raised inside a transaction
 * that fails, before the node is up, or because the database is away, and then waits here for its return.
 */
@Component
class LedgerOfAlerts implements AlertRecord, SmartLifecycle {

    static final EntryType RAISED = new EntryType(
            io.threekey.evidence.EntryType.ALERT_RAISED.name(), "notices.entry.raised", References.nothing());
    static final EntryType OVER =
            new EntryType(io.threekey.evidence.EntryType.ALERT_OVER.name(), "notices.entry.over", References.nothing());
    static final EntryTypes TYPES = EntryTypes.of(RAISED, OVER);

    private static final Logger log = LoggerFactory.getLogger(LedgerOfAlerts.class);
    private static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(2);

    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>();
    private volatile Thread writer = Thread.ofVirtual().unstarted(this::write);

    LedgerOfAlerts(Ledger ledger, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.transaction = transaction;
    }

    private record Entry(EntryType type, StandingAlert alert) {}

    @Override
    public void raised(StandingAlert alert) {
        log.error("Alert {} {}", alert.code(), alert.arguments());
        waiting.add(new Entry(RAISED, alert));
    }

    @Override
    public void over(StandingAlert alert) {
        log.info("Alert {} is over", alert.code());
        waiting.add(new Entry(OVER, alert));
    }

    private void write() {
        try {
            while (true) {
                record(waiting.take());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void record(Entry entry) throws InterruptedException {
        while (!recorded(entry)) {
            Thread.sleep(UNTIL_NEXT_TRY);
        }
    }

    private boolean recorded(Entry entry) {
        try {
            transaction.executeWithoutResult(
                    status -> ledger.append(entry.type(), entry.alert().code(), payload(entry.alert())));
            return true;
        } catch (RuntimeException unreachable) {
            log.warn("Alert {} is not in the ledger yet: {}", entry.alert().code(), unreachable.getMessage());
            return false;
        }
    }

    private static JsonObject payload(StandingAlert alert) {
        return new AlertEntry(alert.code(), alert.arguments(), alert.since()).payload();
    }

    @Override
    public void start() {
        writer = Thread.ofVirtual().name("alerts-to-ledger").start(this::write);
    }

    @Override
    public void stop() {
        writer.interrupt();
    }

    @Override
    public boolean isRunning() {
        return writer.isAlive();
    }
}
