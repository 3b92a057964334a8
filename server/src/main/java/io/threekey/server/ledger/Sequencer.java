package io.threekey.server.ledger;

import io.threekey.tlog.Checkpoint;
import io.threekey.tlog.NoteSigner;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.Tree;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what was queued into the tree. Entries, tiles, head and checkpoint go in one transaction, which publishes only on
 * top of the very head it started from: of two sequencers one wins, and one that slept meanwhile changes nothing.
 */
@Component
class Sequencer {

    static final int MOST_AT_ONCE = 5_000;
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(3);

    private final QueueTable queue;
    private final EntryTable entries;
    private final TileTable tiles;
    private final HeadTable heads;
    private final EntrySeal seal;
    private final LogIdentity log;
    private final VerifiedHead verified;
    private final Outstanding outstanding;
    private final Alarms alarms;
    private final Clock clock;
    private final TransactionTemplate publishing;

    Sequencer(
            QueueTable queue,
            EntryTable entries,
            TileTable tiles,
            HeadTable heads,
            EntrySeal seal,
            LogIdentity log,
            VerifiedHead verified,
            Outstanding outstanding,
            Alarms alarms,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.queue = queue;
        this.entries = entries;
        this.tiles = tiles;
        this.heads = heads;
        this.seal = seal;
        this.log = log;
        this.verified = verified;
        this.outstanding = outstanding;
        this.alarms = alarms;
        this.clock = clock;
        this.publishing = new TransactionTemplate(transactions);
        publishing.setName(CommitExemption.SEQUENCER.transaction());
    }

    /** @return how many entries were taken in; none where the ledger must stand still or another sequencer is at it */
    synchronized int step() {
        var seen = verified.follow();
        var signers = log.signers();
        if (seen.isEmpty() || signers.isEmpty() || queue.isEmpty()) {
            return 0;
        }
        var taken = Optional.ofNullable(publishing.execute(status -> takeInOnTopOf(seen.get(), signers.get())))
                .flatMap(done -> done);
        taken.ifPresent(this::tell);
        return taken.map(batch -> batch.entries().size()).orElse(0);
    }

    private Optional<Batch> takeInOnTopOf(StoredHead seen, List<NoteSigner> signers) {
        heads.endIfAsleep(LONGEST_SLEEP);
        heads.planAnew();
        if (!heads.takeTurn()) {
            heads.endIfStuck(LONGEST_SLEEP);
            return Optional.empty();
        }
        if (heads.current().epoch() != seen.epoch()) {
            return Optional.empty();
        }
        var queued = queue.lockOldest(MOST_AT_ONCE);
        var batch = Batch.of(
                queued,
                seal::holds,
                entries.alreadyTaken(queued.stream().map(QueuedEntry::id).toList()),
                seen.tree().size(),
                timeOfLastLeaf(seen),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        setAside(batch);
        if (!batch.entries().isEmpty()) {
            publish(seen, batch.entries(), signers);
        }
        return Optional.of(batch);
    }

    private void publish(StoredHead seen, List<TreeEntry> batch, List<NoteSigner> signers) {
        var grown = Tree.append(
                seen.tree(), tiles, batch.stream().map(TreeEntry::leafHash).toList());
        var checkpoint = SignedCheckpoint.sign(
                Checkpoint.of(signers.getFirst().verifier().name(), grown.head()), signers);
        entries.takeFromQueue(batch);
        tiles.store(grown.tiles());
        if (!heads.publish(seen, grown.head(), checkpoint.note())) {
            throw new ConcurrencyFailureException("another sequencer published meanwhile");
        }
    }

    private void setAside(Batch batch) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        if (!batch.forged().isEmpty()) {
            queue.quarantine(batch.forged(), "its seal does not hold", now);
        }
        if (!batch.replayed().isEmpty()) {
            queue.quarantine(batch.replayed(), "it is in the tree already", now);
        }
    }

    // the last row is checked before its time is believed: a time far ahead would be carried by every later leaf
    private Instant timeOfLastLeaf(StoredHead seen) {
        if (seen.tree().size() == 0) {
            return Instant.EPOCH;
        }
        var index = seen.tree().size() - 1;
        return entries.at(index)
                .filter(last -> last.leafCommitsToPayload() && last.standsIn(seen.tree(), tiles))
                .map(TreeEntry::enteredAt)
                .orElseThrow(() -> new IllegalStateException("entry " + index + " of the ledger was altered"));
    }

    private void tell(Batch batch) {
        verified.follow();
        outstanding.accountedFor(batch.ids());
        if (!batch.forged().isEmpty() || !batch.replayed().isEmpty()) {
            alarms.raise(Alarms.FORGED_ENTRY, queue.quarantined());
        }
    }
}
