package io.threekey.server.ledger;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.References;
import io.threekey.server.keys.LogKey;
import io.threekey.server.keys.LogKey.Kept;
import io.threekey.server.ledger.PinnedLogKeys.Pinned;
import io.threekey.tlog.NoteVerifier;
import java.util.Optional;
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

    private final LogKey keys;
    private final LogIdentity log;
    private final Ledger ledger;
    private final VerifiedHead verified;
    private final TransactionTemplate transaction;
    private volatile Optional<String> signsAsRecorded = Optional.empty();

    LogKeyRotation(
            LogKey keys,
            LogIdentity log,
            Ledger ledger,
            VerifiedHead verified,
            PlatformTransactionManager transactions) {
        this.keys = keys;
        this.log = log;
        this.ledger = ledger;
        this.verified = verified;
        this.transaction = new TransactionTemplate(transactions);
    }

    public sealed interface Making {}

    /** @param vkey for the charter to pin */
    public record Made(String vkey) implements Making {}

    /** There is a next key already, or the charter in force pins two, or nobody knows what it pins. */
    public record NotNow() implements Making {}

    /** The key that was made and that no charter pins, if there is one. */
    public Optional<String> next() {
        return log.pinned() instanceof Pinned charter
                ? keys.all().stream()
                        .map(Kept::vkey)
                        .filter(vkey -> !charter.ever().contains(vkey))
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
            return new Made(transaction.execute(status -> {
                var vkey = keys.createNext(origin).verifier().vkey();
                ledger.append(
                        MADE, vkey, Json.object().put("key", vkey).put("by", by).build());
                return vkey;
            }));
        } catch (DuplicateKeyException madeAtTheSameTime) {
            return new NotNow();
        }
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
                } else if (charter.over().contains(key.vkey()) && nothingPublishedNeeds(charter)) {
                    destroy(key);
                }
            }
        }
    }

    /** The entry also has the ledger grow, so that a checkpoint with the new signature follows however quiet it is. */
    private void recordThatItSigns(Kept key) {
        if (key.number() == 1 || signsAsRecorded.equals(Optional.of(key.vkey()))) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (keys.hold(key) && ledger.entriesOf(SIGNS, key.vkey()).isEmpty()) {
                ledger.append(SIGNS, key.vkey(), of(key));
            } else {
                status.setRollbackOnly();
            }
        });
        signsAsRecorded = Optional.of(key.vkey());
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
                ledger.append(DESTROYED, key.vkey(), of(key));
            }
        });
    }

    private static JsonObject of(Kept key) {
        return Json.object().put("key", key.vkey()).build();
    }
}
