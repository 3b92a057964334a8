package io.threekey.server.ledger;

import io.threekey.charter.json.Digest;
import io.threekey.evidence.EntriesErased;
import io.threekey.evidence.EntryRanges;
import io.threekey.tlog.Checkpoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Reads the ledger from one place of its tree to another, for whoever keeps something that is made of its entries: what
 * lies between two places stays as it is for ever, but for what is erased.
 */
@Component
public class LedgerStretches {

    private final Ledger ledger;
    private final EntryTable entries;
    private final RecordedEntries recorded;

    LedgerStretches(Ledger ledger, EntryTable entries, RecordedEntries recorded) {
        this.ledger = ledger;
        this.entries = entries;
        this.recorded = recorded;
    }

    /** How many entries the tree has, as far as this node has verified it. */
    public long size() {
        return ledger.latestCheckpoint().map(Checkpoint::size).orElse(0L);
    }

    /** Before it there is none that was recorded then or later by a clock that the sequencer agrees with. */
    public long firstSince(Instant instant) {
        return entries.firstEnteredFrom(instant);
    }

    /** Those of some types between two places, the second not among them, in the order of the tree. */
    public List<LedgerEntry> between(List<EntryType> types, long from, long until) {
        return ledger.genuine(recorded.between(names(types), from, until));
    }

    /** Those of some types from a place on, and those that wait, one by one and as of one moment. */
    public void eachFrom(List<EntryType> types, long from, Consumer<LedgerEntry> reader) {
        recorded.eachFrom(names(types), from, found -> ledger.read(found).forEach(reader));
    }

    public long countBetween(List<EntryType> types, long from, long until) {
        return recorded.countBetween(names(types), from, until);
    }

    /** What the tree has there, which no other entry has; empty where it does not reach as far. */
    public Optional<Digest> leafAt(long index) {
        return entries.leavesBetween(index, index + 1).stream().findFirst().map(Digest::of);
    }

    /** What was erased, each time. */
    public List<EntryRanges> erasures() {
        return ledger.entriesOf(LedgerEntries.ERASED).stream()
                .map(entry -> EntriesErased.parse(entry.payload()).entries())
                .toList();
    }

    private static List<String> names(List<EntryType> types) {
        return types.stream().map(EntryType::name).toList();
    }
}
