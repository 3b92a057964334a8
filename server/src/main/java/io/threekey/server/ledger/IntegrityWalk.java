package io.threekey.server.ledger;

import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.TileAddress;
import io.threekey.tlog.TileStore;
import io.threekey.tlog.TreeHead;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Walks all entries, slice by slice and round by round, and compares each with its seal, its leaf and its place in the
 * tree under the verified head. Whoever alters, removes or adds a row or a tile by SQL is found within one round.
 */
@Component
class IntegrityWalk {

    /** A few tiles: some twenty milliseconds. */
    private static final int SLICE = 4 * LedgerTiles.WIDTH;

    private final EntryTable entries;
    private final LedgerTiles tiles;
    private final EntrySeal seal;
    private final VerifiedHead verified;
    private final Alarms alarms;
    private final SortedSet<Long> altered = new TreeSet<>();
    private long position;

    IntegrityWalk(EntryTable entries, LedgerTiles tiles, EntrySeal seal, VerifiedHead verified, Alarms alarms) {
        this.entries = entries;
        this.tiles = tiles;
        this.seal = seal;
        this.verified = verified;
        this.alarms = alarms;
    }

    /** Looks at the next slice, and after the last one begins anew. */
    synchronized void nextSlice() {
        // first what the database holds by now: another node may have moved tiles that this one has not heard of
        verified.follow();
        var tree = verified.latest().map(SignedCheckpoint::checkpoint).map(c -> c.head());
        if (tree.isEmpty() || alarms.stands(Alarms.ROLLED_BACK)) {
            return;
        }
        var end = Math.min(position + SLICE, tree.get().size());
        altered.subSet(position, end).clear();
        check(position, end, tree.get());
        position = end == tree.get().size() ? 0 : end;
        if (position == 0) {
            altered.tailSet(end).clear();
            altered.headSet(0L).clear();
            altered.addAll(entries.outsideTheTree());
        }
        tell();
    }

    /** For who comes across a row whose seal does not hold; the walk says when it is right again. */
    synchronized void suspect(long index) {
        altered.add(index);
        tell();
    }

    /** Whether a row is as it was sealed, and where the verified head has it. */
    boolean standsInTheTree(TreeEntry entry) {
        return isWhole(entry)
                && verified.latest()
                        .map(checkpoint -> checkpoint.checkpoint().head())
                        .filter(tree -> entry.index() >= 0 && entry.index() < tree.size())
                        .filter(tree -> entry.standsIn(tree, tiles))
                        .isPresent();
    }

    private void check(long from, long to, TreeHead tree) {
        var found = entries.between(from, to).stream().collect(Collectors.toMap(TreeEntry::index, Function.identity()));
        var cached = cached();
        for (var first = from; first < to; first += LedgerTiles.WIDTH) {
            checkTile(first, Math.min(first + LedgerTiles.WIDTH, to), found, tree, cached);
        }
    }

    /** One proof covers every hash of a tile; the tile then covers each of its leaves. */
    private void checkTile(long first, long end, Map<Long, TreeEntry> found, TreeHead tree, TileStore store) {
        var intact =
                Optional.ofNullable(found.get(first)).filter(entry -> isWhole(entry) && entry.standsIn(tree, store));
        if (intact.isEmpty()) {
            altered.add(first);
        }
        var hashes = store.read(new TileAddress(0, first / LedgerTiles.WIDTH, (int) (end - first)));
        for (var index = first; index < end; index++) {
            var entry = found.get(index);
            if (entry == null
                    || !isWhole(entry)
                    || !hashes.map(stored -> isAt(stored, entry)).orElse(false)) {
                altered.add(index);
            }
        }
    }

    private boolean isWhole(TreeEntry entry) {
        return entry.leafCommitsToPayload() && seal.holds(entry);
    }

    private static boolean isAt(byte[] hashes, TreeEntry entry) {
        var at = (int) (entry.index() % LedgerTiles.WIDTH) * 32;
        return java.util.Arrays.equals(hashes, at, at + 32, entry.leafHash().bytes(), 0, 32);
    }

    private void tell() {
        if (altered.isEmpty()) {
            alarms.over(Alarms.ALTERED);
        } else {
            alarms.raise(Alarms.ALTERED, altered.first());
        }
    }

    private TileStore cached() {
        var seen = new HashMap<TileAddress, Optional<byte[]>>();
        return address -> seen.computeIfAbsent(address, tiles::read);
    }
}
