package io.threekey.server.ledger;

import io.threekey.server.access.Origins;
import io.threekey.server.keys.LogKey;
import io.threekey.server.ledger.PinnedLogKeys.NothingFounded;
import io.threekey.server.ledger.PinnedLogKeys.Pinned;
import io.threekey.server.ledger.PinnedLogKeys.Unknown;
import io.threekey.tlog.NoteSigner;
import io.threekey.tlog.NoteVerifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Under which name and keys this installation's ledger speaks. The charter in force pins them; before the founding it is
 * the key that the founding charter will pin, made when it is first asked for, and never again once a checkpoint was
 * published under it.
 */
@Component
public class LogIdentity {

    private final Origins origins;
    private final LogKey keys;
    private final HeadTable heads;
    private final Alarms alarms;
    private final ObjectProvider<PinnedLogKeys> pinned;
    private final Clock clock;
    private final TransactionTemplate making;
    private volatile Optional<NoteSigner> first = Optional.empty();

    /** @param pinned asked late: who knows the charter records in the ledger */
    LogIdentity(
            Origins origins,
            LogKey keys,
            HeadTable heads,
            Alarms alarms,
            ObjectProvider<PinnedLogKeys> pinned,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.origins = origins;
        this.keys = keys;
        this.heads = heads;
        this.alarms = alarms;
        this.pinned = pinned;
        this.clock = clock;
        this.making = new TransactionTemplate(transactions);
        making.setName(CommitExemption.LOG_KEY.transaction());
        making.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The origin line of every checkpoint (C2SP tlog-checkpoint): a name, not an address. */
    public String origin() {
        return current().name();
    }

    /** The key that the founding charter is to pin, later the one in force, as C2SP signed-note writes it. */
    public String vkey() {
        return current().vkey();
    }

    /** The first key is gone once the charter let go of it. */
    private NoteVerifier current() {
        return inForce(pinned()).stream().findFirst().orElseGet(() -> first().verifier());
    }

    /** The keys that sign every checkpoint now; none where nobody knows. */
    public List<String> vkeys() {
        return inForce(pinned()).stream().map(NoteVerifier::vkey).toList();
    }

    /** By one of which a new checkpoint must be signed; none where nobody knows, and then none may be believed. */
    List<NoteVerifier> inForce(PinnedLogKeys.Answer pinned) {
        return switch (pinned) {
            case NothingFounded none -> List.of(first().verifier());
            case Pinned(var inForce, var ever, var over) -> verifiers(inForce);
            case Unknown unknown -> List.of();
        };
    }

    /** By any of which a checkpoint that this node believed before was signed. */
    List<NoteVerifier> ever(PinnedLogKeys.Answer pinned) {
        return switch (pinned) {
            case NothingFounded none -> List.of(first().verifier());
            case Pinned(var inForce, var ever, var over) -> verifiers(ever);
            case Unknown unknown -> List.of();
        };
    }

    /**
     * Those who sign a checkpoint now. One is enough for every reader: where the other is lost, the charter lets go of it
     * by an entry that somebody must be able to publish. Empty where all are missing, and then nothing may be published.
     */
    Optional<List<NoteSigner>> signers() {
        return switch (pinned()) {
            case NothingFounded none -> Optional.of(List.of(first()));
            case Pinned charter -> signersOf(charter);
            case Unknown unknown -> Optional.empty();
        };
    }

    PinnedLogKeys.Answer pinned() {
        return pinnedAt(clock.instant());
    }

    PinnedLogKeys.Answer pinnedAt(Instant moment) {
        return pinned.getObject().at(moment);
    }

    private Optional<List<NoteSigner>> signersOf(Pinned charter) {
        var kept = keys.all();
        var signers = charter.inForce().stream()
                .flatMap(vkey -> kept.stream().filter(key -> key.vkey().equals(vkey)))
                .map(LogKey.Kept::signer)
                .toList();
        if (signers.size() == charter.inForce().size()) {
            alarms.over(Alarms.KEY_MISSING);
        } else {
            alarms.raise(Alarms.KEY_MISSING, String.join(", ", missing(charter, signers)));
        }
        return Optional.of(signers).filter(present -> !present.isEmpty());
    }

    private static List<String> missing(Pinned charter, List<NoteSigner> signers) {
        var present = signers.stream().map(signer -> signer.verifier().vkey()).toList();
        return charter.inForce().stream()
                .filter(vkey -> !present.contains(vkey))
                .toList();
    }

    private static List<NoteVerifier> verifiers(Collection<String> vkeys) {
        return vkeys.stream().flatMap(vkey -> NoteVerifier.read(vkey).stream()).toList();
    }

    private NoteSigner first() {
        var signer = first.or(keys::signer).orElseGet(this::made);
        first = Optional.of(signer);
        return signer;
    }

    private NoteSigner made() {
        if (!heads.current().neverPublished()) {
            throw new IllegalStateException("the ledger's key is missing from the database: restore it from a backup");
        }
        try {
            return making.execute(status -> keys.create(origins.idOrigin().getRawAuthority() + "/ledger"));
        } catch (DuplicateKeyException anotherNodeWasFaster) {
            return keys.signer().orElseThrow();
        }
    }
}
