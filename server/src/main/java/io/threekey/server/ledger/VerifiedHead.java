package io.threekey.server.ledger;

import io.threekey.server.keys.NodeHome;
import io.threekey.tlog.ConsistencyProof;
import io.threekey.tlog.InconsistentTree;
import io.threekey.tlog.NoteVerifier;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.UnacceptableNote;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The newest checkpoint that this node has verified. It outlives a restart in the node's own home, outside the database,
 * so that a database restored to yesterday, or replaced by another history, is noticed: its head does not extend this.
 */
@Component
class VerifiedHead {

    private static final String MEMORY = "ledger-checkpoint";

    private final HeadTable heads;
    private final NodeHome home;
    private final LogIdentity log;
    private final TilesOfTheDatabase tiles;
    private final LedgerTiles held;
    private final Alarms alarms;
    private volatile Optional<SignedCheckpoint> latest = Optional.empty();

    VerifiedHead(
            HeadTable heads,
            NodeHome home,
            LogIdentity log,
            TilesOfTheDatabase tiles,
            LedgerTiles held,
            Alarms alarms) {
        this.heads = heads;
        this.home = home;
        this.log = log;
        this.tiles = tiles;
        this.held = held;
        this.alarms = alarms;
    }

    /** Empty until something was published and verified. */
    Optional<SignedCheckpoint> latest() {
        return latest;
    }

    /**
     * Moves on to the database's head where that extends what is remembered, and raises the alarm where it does not. The
     * head is read under the lock: one that was read before and then waited would be behind what this node believes.
     *
     * @return the head it went by
     */
    synchronized Optional<StoredHead> follow() {
        var stored = heads.current();
        var pinned = log.pinned(); // asked once: a charter that takes effect in between changes the answer
        if (pinned instanceof PinnedLogKeys.Unknown) {
            return Optional.empty(); // who knows the charter says why
        }
        var ever = log.ever(pinned);
        try {
            if (latest.isEmpty() && !recalls(ever)) {
                return Optional.empty();
            }
            if (isForeign(stored, pinned)) {
                alarms.raise(Alarms.FOREIGN_KEY, stored.tree().size());
                return Optional.empty();
            }
            alarms.over(Alarms.FOREIGN_KEY);
            if (isLatest(stored) || extendsLatest(stored, ever)) {
                alarms.over(Alarms.ROLLED_BACK);
                return Optional.of(stored);
            }
        } catch (UnacceptableNote | InconsistentTree contradiction) {
            // the same as a head that does not extend the remembered one
        }
        alarms.raise(
                Alarms.ROLLED_BACK,
                latest.map(known -> known.checkpoint().size()).orElse(0L),
                stored.tree().size());
        return Optional.empty();
    }

    /** Signed by none of the keys in force, unless this node has verified it when it was signed by one. */
    private boolean isForeign(StoredHead stored, PinnedLogKeys.Answer pinned) {
        return pinned instanceof PinnedLogKeys.Pinned
                && !stored.neverPublished()
                && latest.filter(known -> known.note().equals(stored.checkpoint()))
                        .isEmpty()
                && !SignedCheckpoint.namesAny(
                        stored.checkpoint().getBytes(StandardCharsets.UTF_8), log.inForce(pinned));
    }

    /** Nothing is to be verified once more: it is what this node verified, to the letter. */
    private boolean isLatest(StoredHead stored) {
        return latest.filter(known -> known.note().equals(stored.checkpoint()))
                .filter(known -> known.checkpoint().head().equals(stored.tree()))
                .isPresent();
    }

    private boolean extendsLatest(StoredHead stored, List<NoteVerifier> ever) {
        if (stored.neverPublished()) {
            return latest.isEmpty();
        }
        var checkpoint = opened(stored, ever);
        var told = checkpoint.checkpoint().head();
        var extending = told.equals(stored.tree())
                && latest.map(known -> known.checkpoint().head()).stream()
                        .allMatch(from -> from.size() <= told.size()
                                && ConsistencyProof.prove(tiles, from.size(), told.size())
                                        .verify(from, told));
        if (extending) {
            moveOnTo(checkpoint);
        }
        return extending;
    }

    // in the home first: a node that dies in between must not remember less than it served
    private void moveOnTo(SignedCheckpoint checkpoint) {
        var knownSize = latest.map(known -> known.checkpoint().size()).orElse(0L);
        if (knownSize < checkpoint.checkpoint().size()) {
            home.write(MEMORY, checkpoint.bytes());
            believe(checkpoint);
        }
    }

    private void believe(SignedCheckpoint checkpoint) {
        latest = Optional.of(checkpoint);
        held.trust(checkpoint.checkpoint().head());
    }

    /** Reads the file anew each time, so that putting the genuine one back is enough. */
    private boolean recalls(List<NoteVerifier> ever) {
        switch (home.read(MEMORY)) {
            case NodeHome.Intact(var note) -> believe(SignedCheckpoint.openExactly(note, ever));
            case NodeHome.Absent() -> latest = Optional.empty();
            case NodeHome.Altered(var file) -> {
                alarms.raise(Alarms.MEMORY_ALTERED, file);
                return false;
            }
        }
        alarms.over(Alarms.MEMORY_ALTERED);
        return true;
    }

    /** A line beside ours may be by the next key, of which this node has yet to hear; it is not passed on until then. */
    private static SignedCheckpoint opened(StoredHead stored, List<NoteVerifier> ever) {
        return SignedCheckpoint.openWithoutOthers(stored.checkpoint().getBytes(StandardCharsets.UTF_8), ever);
    }
}
