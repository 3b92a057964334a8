package io.threekey.server.ledger;

import io.threekey.server.keys.HomeUnusable;
import io.threekey.tlog.EntryBundle;
import io.threekey.tlog.Hash;
import io.threekey.tlog.InclusionProof;
import io.threekey.tlog.InconsistentTree;
import io.threekey.tlog.TileAddress;
import io.threekey.tlog.TileStore;
import io.threekey.tlog.TreeHead;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The tiles wherever they are: in the table, where the cold ones no longer are in a file, and where there is no good file
 * from the entries' leaves. What comes from a file is verified against the tree first; a file that is not what the tree
 * says, or is gone, is an alarm, and is never used.
 */
@Component
@Primary
class LedgerTiles implements TileStore {

    static final int WIDTH = EntryBundle.FULL;

    private static final Logger log = LoggerFactory.getLogger(LedgerTiles.class);

    private final TileTable table;
    private final TilesOfTheDatabase database;
    private final TileFolder folder;
    private final Alarms alarms;
    private final int warm;
    private final ConcurrentSkipListSet<String> altered = new ConcurrentSkipListSet<>();
    private volatile TreeHead trusted = TreeHead.empty();
    private volatile long writtenBelow;

    /** @param warm how many of the newest full tiles stay in the database; the same on every node */
    LedgerTiles(
            TileTable table,
            TilesOfTheDatabase database,
            TileFolder folder,
            Alarms alarms,
            @Value("${threekey.ledger.warm-tiles:4096}") int warm) {
        if (warm < 1) {
            throw new IllegalArgumentException("at least the newest tile stays in the database, not " + warm);
        }
        this.table = table;
        this.database = database;
        this.folder = folder;
        this.alarms = alarms;
        this.warm = warm;
    }

    /** What this node has verified: tiles are held against it from now on. */
    void trust(TreeHead head) {
        trusted = head;
    }

    /** Below this index tiles of the lowest level may have moved to files. */
    long coldBelow() {
        return Math.max(0, trusted.size() / WIDTH - warm);
    }

    /** This node has written the files of all tiles below this index: one that is missing was removed. */
    void wroteAllBelow(long index) {
        writtenBelow = index;
    }

    @Override
    public Optional<byte[]> read(TileAddress address) {
        var stored = table.read(address);
        if (stored.isPresent() || !isCold(address)) {
            return stored;
        }
        return isKnownWhole(address.index())
                ? cold(address.index()).map(hashes -> Arrays.copyOf(hashes, address.width() * Hash.LENGTH))
                : database.computed(address); // the edge of what a node knows that has fallen far behind
    }

    private boolean isKnownWhole(long index) {
        return (index + 1) * WIDTH <= trusted.size();
    }

    /** A node that knows of more entries has moved what here is still warm; always the oldest, so that none is older. */
    private boolean isCold(TileAddress address) {
        return address.level() == 0
                && (address.index() < Math.max(coldBelow(), writtenBelow)
                        || address.index() < table.firstOfTheLowest());
    }

    private Optional<byte[]> cold(long index) {
        if (!isKnownWhole(index)) {
            return Optional.empty();
        }
        var address = lowest(index);
        var kept = folder.read(address).filter(hashes -> standsInTheTree(index, hashes));
        if (kept.isPresent()) {
            isWellAgain(address);
            return kept;
        }
        if (index < writtenBelow) {
            isAltered(address);
        }
        var built = database.computed(address).filter(hashes -> standsInTheTree(index, hashes));
        built.ifPresent(hashes -> writeQuietly(address, hashes));
        return built;
    }

    /** The full tile from wherever it is; empty where its row is not what the tree says, which then stays as it is. */
    Optional<byte[]> verified(long index) {
        var row = table.read(lowest(index));
        return row.isPresent() ? row.filter(hashes -> standsInTheTree(index, hashes)) : cold(index);
    }

    /** One proof, of its first leaf, covers every hash of a tile of the lowest level. */
    boolean standsInTheTree(long index, byte[] hashes) {
        var head = trusted;
        var first = index * WIDTH;
        if (hashes.length != WIDTH * Hash.LENGTH || first + WIDTH > head.size()) {
            return false;
        }
        // a proof asks for the same tile above once for each of its siblings there
        var seen = new HashMap<TileAddress, Optional<byte[]>>();
        TileStore withIt = asked -> asked.level() == 0 && asked.index() == index
                ? Optional.of(hashes)
                : seen.computeIfAbsent(asked, database::read); // another node may have moved what is beside it
        try {
            return InclusionProof.prove(withIt, first, head.size())
                    .verify(new Hash(Arrays.copyOf(hashes, Hash.LENGTH)), head);
        } catch (InconsistentTree alteredAbove) {
            return false;
        }
    }

    static TileAddress lowest(long index) {
        return new TileAddress(0, index, WIDTH);
    }

    private void isAltered(TileAddress address) {
        altered.add(folder.file(address).toString());
        alarms.raise(Alarms.TILE_ALTERED, altered.first());
    }

    private void isWellAgain(TileAddress address) {
        if (altered.remove(folder.file(address).toString()) && altered.isEmpty()) {
            alarms.over(Alarms.TILE_ALTERED);
        }
    }

    private void writeQuietly(TileAddress address, byte[] hashes) {
        try {
            folder.write(address, hashes);
        } catch (HomeUnusable noRoom) {
            log.debug("a tile is built anew each time it is asked for", noRoom);
        }
    }
}
