package io.threekey.server.ledger;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Raises each alarm once, again when its particulars change, and says when it is over. */
@Component
public class Alarms {

    static final String ROLLED_BACK = "ledger.rolled-back";
    /** The database's checkpoint is signed with a key that the charter in force does not pin. */
    static final String FOREIGN_KEY = "ledger.foreign-key";
    /** The charter in force pins a key that the database does not hold. */
    static final String KEY_MISSING = "ledger.key-missing";

    /** A file of the tiles is not what the tree says, or is gone. */
    static final String TILE_ALTERED = "ledger.tile-altered";
    /** Tiles cannot move to files, so that the database keeps them. */
    static final String TILES_STAY = "ledger.tiles-stay";

    /** Whether they can is not known either. */
    static final String TILES_UNWATCHED = "ledger.tiles-unwatched";

    static final String ALTERED = "ledger.altered";
    static final String FORGED_ENTRY = "ledger.forged-entry";
    static final String LOST_ENTRY = "ledger.lost-entry";
    static final String STANDING_STILL = "ledger.standing-still";
    static final String MEMORY_ALTERED = "ledger.memory-altered";
    static final String SEARCH_ALTERED = "ledger.search-altered";
    static final String SEARCH_UNWATCHED = "ledger.search-unwatched";
    static final String UNWATCHED = "ledger.unwatched";

    private final ApplicationEventPublisher events;
    private final Map<String, LedgerAlarm> standing = new ConcurrentHashMap<>();

    Alarms(ApplicationEventPublisher events) {
        this.events = events;
    }

    public void raise(String code, Object... arguments) {
        var alarm = new LedgerAlarm(
                code, List.of(arguments).stream().map(Object::toString).toList());
        if (!alarm.equals(standing.put(code, alarm))) {
            events.publishEvent(alarm);
        }
    }

    boolean stands(String code) {
        return standing.containsKey(code);
    }

    public void over(String code) {
        if (standing.remove(code) != null) {
            events.publishEvent(new LedgerAllClear(code));
        }
    }
}
