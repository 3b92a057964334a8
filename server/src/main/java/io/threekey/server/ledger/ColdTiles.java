package io.threekey.server.ledger;

import io.threekey.server.keys.HomeUnusable;
import io.threekey.server.keys.NodeHome;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the older tiles of the lowest level out of the database, oldest first. Each node writes every file itself, from
 * what it has verified; a row goes only after this node's file was forced to the disk and read again. Whatever stops it
 * in between, the tile is in the table or in a file, and both can be there.
 */
@Component
class ColdTiles {

    static final int AT_ONCE = 64;

    private static final String MEMORY = "cold-tiles";

    private final LedgerTiles tiles;
    private final TileTable table;
    private final TileFolder folder;
    private final NodeHome home;
    private final Alarms alarms;
    private final TransactionTemplate removing;
    private long next = -1;

    ColdTiles(
            LedgerTiles tiles,
            TileTable table,
            TileFolder folder,
            NodeHome home,
            Alarms alarms,
            PlatformTransactionManager transactions) {
        this.tiles = tiles;
        this.table = table;
        this.folder = folder;
        this.home = home;
        this.alarms = alarms;
        this.removing = new TransactionTemplate(transactions);
        removing.setName(CommitExemption.COLD_TILES.transaction());
    }

    /** The next few, if there are any. Where a file cannot be written the rows stay, and one alarm stands. */
    synchronized void moveSome() {
        if (next < 0) {
            next = remembered();
            tiles.wroteAllBelow(next);
            folder.sweepBeside(LedgerTiles.lowest(next));
        }
        var until = Math.min(next + AT_ONCE, tiles.coldBelow());
        if (next >= until) {
            return;
        }
        try {
            writeUntil(until);
            alarms.over(Alarms.TILES_STAY);
        } catch (HomeUnusable noRoom) {
            alarms.raise(Alarms.TILES_STAY, String.valueOf(noRoom.getMessage()));
        }
    }

    /** Stops at a tile that is not what the tree says: the walk through the entries finds it, and people look. */
    private void writeUntil(long until) {
        var written = next;
        try {
            while (written < until && isInItsFile(written)) {
                written++;
            }
        } finally {
            if (written > next) {
                settle(written); // whatever is wrong with one tile, those before it have moved
            }
        }
    }

    private boolean isInItsFile(long index) {
        return tiles.verified(index)
                .filter(hashes -> isInItsFile(index, hashes))
                .isPresent();
    }

    private boolean isInItsFile(long index, byte[] hashes) {
        var address = LedgerTiles.lowest(index);
        if (isRead(index, hashes)) {
            return true;
        }
        folder.write(address, hashes);
        return isRead(index, hashes);
    }

    private boolean isRead(long index, byte[] hashes) {
        return folder.read(LedgerTiles.lowest(index))
                .filter(read -> Arrays.equals(read, hashes))
                .isPresent();
    }

    // remembered first: a node that dies in between must know that it has to miss these files
    private void settle(long written) {
        home.write(MEMORY, ByteBuffer.allocate(Long.BYTES).putLong(written).array());
        tiles.wroteAllBelow(written);
        removing.executeWithoutResult(status -> table.removeLowest(0, written));
        next = written;
    }

    /** A memory that is gone or altered costs reading every file once more. */
    private long remembered() {
        return home.read(MEMORY) instanceof NodeHome.Intact(var content) && content.length == Long.BYTES
                ? ByteBuffer.wrap(content).getLong()
                : 0;
    }
}
