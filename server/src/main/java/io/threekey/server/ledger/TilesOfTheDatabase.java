package io.threekey.server.ledger;

import io.threekey.tlog.EntryBundle;
import io.threekey.tlog.Hash;
import io.threekey.tlog.TileAddress;
import io.threekey.tlog.TileStore;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The tiles for who has the database and no files: those that moved to files follow from the entries' leaves. Nothing is
 * verified here: for an export, whose reader verifies it, and for proofs, which verify themselves.
 */
@Component
class TilesOfTheDatabase implements TileStore {

    private final TileTable table;
    private final EntryTable entries;

    TilesOfTheDatabase(TileTable table, EntryTable entries) {
        this.table = table;
        this.entries = entries;
    }

    @Override
    public Optional<byte[]> read(TileAddress address) {
        return table.read(address).or(() -> computed(address));
    }

    /** Those of the lowest level, which are hashes of leaves and nothing else. */
    Optional<byte[]> computed(TileAddress address) {
        if (address.level() != 0) {
            return Optional.empty();
        }
        var first = address.index() * LedgerTiles.WIDTH;
        var leaves = entries.leavesBetween(first, first + address.width());
        return leaves.size() == address.width() ? Optional.of(hashes(leaves)) : Optional.empty();
    }

    private static byte[] hashes(List<byte[]> leaves) {
        var hashes = ByteBuffer.allocate(leaves.size() * Hash.LENGTH);
        new EntryBundle(leaves).leaves().forEach(leaf -> hashes.put(leaf.bytes()));
        return hashes.array();
    }
}
