package io.threekey.tlog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tiles at the right edge of a growing tree: all that has to be known to append to it and to tell its head.
 * At most 255 hashes a level, however large the tree. Not safe for use by several threads.
 */
public final class RightEdge {

    private final List<List<Hash>> levels = new ArrayList<>();
    private final Map<TileAddress, byte[]> filled = new LinkedHashMap<>();
    private long size;
    private long sizeWhenTaken;

    private RightEdge(long size) {
        this.size = size;
        this.sizeWhenTaken = size;
    }

    public static RightEdge empty() {
        return new RightEdge(0);
    }

    /**
     * Reads the unfilled tiles of the tree and nothing else.
     *
     * @throws InconsistentTree where they do not hash to the head's root
     */
    public static RightEdge of(TreeHead head, TileStore store) {
        RightEdge edge = new RightEdge(head.size());
        long count = head.size();
        for (int level = 0; count > 0; level++, count >>= TileAddress.LEVEL_BITS) {
            int width = (int) (count % TileIndex.FULL);
            edge.levels.add(
                    width == 0
                            ? new ArrayList<>()
                            : Tile.read(store, new TileAddress(level, count / TileIndex.FULL, width)));
        }
        if (!edge.root().equals(head.root())) {
            throw new InconsistentTree("The newest tiles of the tree of size " + head.size() + " hash to " + edge.root()
                    + " and not to its root " + head.root());
        }
        return edge;
    }

    public void add(Hash leaf) {
        add(0, leaf);
        size++;
    }

    public TreeHead head() {
        return new TreeHead(size, root());
    }

    /** Tiles that were filled or widened since the last call, with their bytes. */
    public Map<TileAddress, byte[]> takeChanged() {
        Map<TileAddress, byte[]> changed = new LinkedHashMap<>(filled);
        filled.clear();
        for (int level = 0; level < levels.size(); level++) {
            long count = size >> (TileAddress.LEVEL_BITS * level);
            List<Hash> hashes = levels.get(level);
            if (!hashes.isEmpty() && count != sizeWhenTaken >> (TileAddress.LEVEL_BITS * level)) {
                changed.put(new TileAddress(level, count / TileIndex.FULL, hashes.size()), Tile.encode(hashes));
            }
        }
        sizeWhenTaken = size;
        return changed;
    }

    private void add(int level, Hash hash) {
        if (level == levels.size()) {
            levels.add(new ArrayList<>());
        }
        List<Hash> tile = levels.get(level);
        tile.add(hash);
        if (tile.size() == TileIndex.FULL) {
            long index = size >> (TileAddress.LEVEL_BITS * (level + 1));
            filled.put(new TileAddress(level, index, TileIndex.FULL), Tile.encode(tile));
            Hash above = MerkleHash.over(tile);
            tile.clear();
            add(level + 1, above);
        }
    }

    // RFC 6962 section 2.1 divides at the largest power of two, so the coarser level is always on the left
    private Hash root() {
        Optional<Hash> right = Optional.empty();
        for (List<Hash> tile : levels) {
            right = overWithRight(tile, right);
        }
        return right.orElseGet(MerkleHash::empty);
    }

    /** The root over equally large subtrees, and a smaller one to the right of them where there is one. */
    private static Optional<Hash> overWithRight(List<Hash> hashes, Optional<Hash> right) {
        if (hashes.isEmpty()) {
            return right;
        }
        int first = Integer.highestOneBit(hashes.size());
        Hash left = MerkleHash.over(hashes.subList(0, first));
        return overWithRight(hashes.subList(first, hashes.size()), right)
                .map(rest -> MerkleHash.node(left, rest))
                .or(() -> Optional.of(left));
    }
}
