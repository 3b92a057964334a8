package io.threekey.server.ledger;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.References;
import io.threekey.server.keys.LogKey;
import io.threekey.server.keys.LogKey.Kept;
import io.threekey.server.ledger.PinnedLogKeys.Pinned;
import io.threekey.tlog.NoteVerifier;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the ledger's key change with overlap: makes the next one, records when it signs, and destroys the old one once
 * the charter has let go of it. Which key may sign it never decides. Each step is one transaction with its entry, so that
 * nothing is ever half done, and of several nodes one does it.
 */
@Component
public class LogKeyRotation {

    static final EntryType MADE = new EntryType(
            "log-key.made", "ledger.entry.log-key.made", References.nothing().person("by"));
    static final EntryType SIGNS = new EntryType("log-key.signs", "ledger.entry.log-key.signs", References.nothing());
    static final EntryType DESTROYED =
            new EntryType("log-key.destroyed", "ledger.entry.log-key.destroyed", References.nothing());

    static final EntryType DISCARDED = new EntryType(
            "log-key.discarded",
            "ledger.entry.log-key.discarded",
            References.nothing().person("by"));

    private final LogKey keys;
    private final LogIdentity log;
    private final Ledger ledger;
    private final VerifiedHead verified;
    private final EntryTable entries;
    private final DatabaseTime database;
    private final TransactionTemplate transaction;
    private final Set<String> signAsRecorded = ConcurrentHashMap.newKeySet();

    LogKeyRotation(
            LogKey keys,
            LogIdentity log,
            Ledger ledger,
            VerifiedHead verified,
            EntryTable entries,
            DatabaseTime database,
            PlatformTransactionManager transactions) {
        this.keys = keys;
        this.log = log;
        this.ledger = ledger;
        this.verified = verified;
        this.entries = entries;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    public sealed interface Making {}

    /** @param vkey for the charter to pin */
    public record Made(String vkey) implements Making {}

    /** There is a next key already, or the charter in force pins two, or nobody knows what it pins. */
    public record NotNow() implements Making {}

    public sealed interface Discarding {}

    public record Discarded() implements Discarding {}

    /** It is gone already, or a charter pins it. */
    public record NotUnused() implements Discarding {}

    /** The key that was made and that no charter pins, if there is one. */
    public Optional<String> next() {
        return unused().map(Kept::vkey);
    }

    private Optional<Kept> unused() {
        return log.pinned() instanceof Pinned charter
                ? keys.all().stream()
                        .filter(key -> !charter.ever().contains(key.vkey()))
                        .findFirst()
                : Optional.empty();
    }

    /** Makes the key that is to follow upon the one that signs. It signs nothing before a charter in force pins it. */
    public Making makeNext(String by) {
        if (!(log.pinned() instanceof Pinned charter) || !mayHaveANext(charter)) {
            return new NotNow();
        }
        var origin = NoteVerifier.parse(charter.inForce().getFirst()).name();
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                if (!isAloneInMakingOne(charter)) {
                    status.setRollbackOnly();
                    return new NotNow();
                }
                var vkey = keys.createNext(origin).verifier().vkey();
                ledger.append(MADE, vkey, of(vkey, by));
                return new Made(vkey);
            }));
        } catch (DuplicateKeyException madeAtTheSameTime) {
            return new NotNow();
        }
    }

    /** Whoever makes one at the same time, on another node, waits here for the key that signs, and then sees the new one. */
    private boolean isAloneInMakingOne(Pinned charter) {
        return keys.all().stream()
                        .filter(key -> charter.inForce().contains(key.vkey()))
                        .allMatch(keys::hold)
                && mayHaveANext(charter);
    }

    /** Removes a key that was made and that no charter pins; whether one is about to, its caller knows. */
    public Discarding discardNext(String vkey, String by) {
        var unused = unused().filter(key -> key.vkey().equals(vkey));
        if (unused.isEmpty()) {
            return new NotUnused();
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!keys.destroy(unused.get())) {
                return new NotUnused();
            }
            ledger.append(DISCARDED, vkey, of(vkey, by));
            return new Discarded();
        }));
    }

    private boolean mayHaveANext(Pinned charter) {
        return charter.inForce().size() == 1
                && keys.all().stream()
                        .map(Kept::vkey)
                        .allMatch(vkey -> charter.inForce().contains(vkey)
                                || charter.over().contains(vkey));
    }

    /** What the charter's words have come to since the last look; done again and again, like every watch. */
    void look() {
        if (log.pinned() instanceof Pinned charter) {
            for (var key : keys.all()) {
                if (charter.inForce().contains(key.vkey())) {
                    recordThatItSigns(key);
                } else if (isOver(key, charter) && nothingPublishedNeeds(charter)) {
                    destroy(key);
                }
            }
        }
    }

    /** The entry also has the ledger grow, so that a checkpoint with the new signature follows however quiet it is. */
    private void recordThatItSigns(Kept key) {
        if (key.number() == 1 || signAsRecorded.contains(key.vkey())) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (keys.hold(key) && ledger.entriesOf(SIGNS, key.vkey()).isEmpty()) {
                ledger.append(SIGNS, key.vkey(), of(key.vkey()).build());
            } else {
                status.setRollbackOnly();
            }
        });
        signAsRecorded.add(key.vkey());
    }

    /**
     * This node's clock may be wrong, and a key that is gone does not come back: the database's clock has to say so too,
     * and the ledger must have grown past that moment, under a checkpoint of a key that stays.
     */
    private boolean isOver(Kept key, Pinned charter) {
        return charter.over().contains(key.vkey())
                && isOverAt(database.instant(), key)
                && lastEntered().filter(moment -> isOverAt(moment, key)).isPresent();
    }

    private boolean isOverAt(Instant moment, Kept key) {
        return log.pinnedAt(moment) instanceof Pinned charter && charter.over().contains(key.vkey());
    }

    /** The time of the last leaf under the newest checkpoint. */
    private Optional<Instant> lastEntered() {
        return verified.latest()
                .map(head -> head.checkpoint().size())
                .filter(size -> size > 0)
                .flatMap(size -> entries.at(size - 1))
                .map(TreeEntry::enteredAt);
    }

    /** The newest checkpoint carries a signature of a key that stays. */
    private boolean nothingPublishedNeeds(Pinned charter) {
        var staying = charter.inForce().stream()
                .flatMap(vkey -> NoteVerifier.read(vkey).stream())
                .toList();
        return verified.latest().filter(head -> head.isSignedByAny(staying)).isPresent();
    }

    private void destroy(Kept key) {
        transaction.executeWithoutResult(status -> {
            if (keys.destroy(key)) {
                ledger.append(DESTROYED, key.vkey(), of(key.vkey()).build());
            }
        });
    }

    private static JsonObject of(String vkey, String by) {
        return of(vkey).put("by", by).build();
    }

    private static JsonObject.Builder of(String vkey) {
        return Json.object().put("key", vkey);
    }
}
