package io.threekey.server.governance;

import io.threekey.server.ledger.LedgerAlarm;
import io.threekey.server.ledger.LedgerAllClear;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whether the record has lost something, or nobody could tell whether it has. A database that went back to before an objection has no line of it left, in no
 * table; only the ledger's own memory tells. Until that is settled nothing is decided.
 */
@Component
class LedgerInDoubt {

    private static final Set<String> LOSSES = Set.of(
            "ledger.rolled-back",
            // whoever puts a head under a key of their own in the place of the ledger's may have cut entries off with
            // it
            "ledger.foreign-key",
            "ledger.altered",
            "ledger.lost-entry",
            "ledger.memory-altered",
            "ledger.unwatched",
            "ledger.witnessed-otherwise");

    private final Set<String> standing = ConcurrentHashMap.newKeySet();

    boolean stands() {
        return !standing.isEmpty();
    }

    @EventListener
    void hear(LedgerAlarm alarm) {
        if (LOSSES.contains(alarm.code())) {
            standing.add(alarm.code());
        }
    }

    @EventListener
    void hear(LedgerAllClear clear) {
        standing.remove(clear.code());
    }
}
