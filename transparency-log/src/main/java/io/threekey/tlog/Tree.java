package io.threekey.tlog;

import java.util.List;
import java.util.Map;

/** A tree kept in tiles: growing it, and the hash of any range of its leaves. */
public final class Tree {

    private final TileStore store;
    private final long size;

    private Tree(TileStore store, long size) {
        this.store = store;
        this.size = size;
    }

    /** What an append leaves behind: the new head, and the tiles to store before the head is shown to anyone. */
    public record Appended(TreeHead head, Map<TileAddress, byte[]> tiles) {}

    /** Reads only the right edge, checks it against {@code head}, and changes nothing in the store. */
    public static Appended append(TreeHead head, TileStore store, List<Hash> leaves) {
        RightEdge edge = RightEdge.of(head, store);
        leaves.forEach(edge::add);
        return new Appended(edge.head(), edge.takeChanged());
    }

    /** The head that the stored tiles give for the first {@code size} leaves. */
    public static TreeHead head(TileStore store, long size) {
        return size == 0 ? TreeHead.empty() : new TreeHead(size, in(store, size).rangeHash(0, size));
    }

    static Tree in(TileStore store, long size) {
        return new Tree(store, size);
    }

    /** MTH(D[from:to]) of RFC 6962 section 2.1, for the ranges that its proofs ask for. */
    Hash rangeHash(long from, long to) {
        long width = to - from;
        if (Ranges.isPowerOfTwo(width)) {
            return completeSubtree(from, Long.numberOfTrailingZeros(width));
        }
        long middle = from + Ranges.split(width);
        return MerkleHash.node(rangeHash(from, middle), rangeHash(middle, to));
    }

    private Hash completeSubtree(long from, int height) {
        int level = height / TileAddress.LEVEL_BITS;
        int shift = level * TileAddress.LEVEL_BITS;
        long first = from >> shift;
        long index = first / TileIndex.FULL;
        List<Hash> tile = Tile.read(store, new TileAddress(level, index, TileIndex.widthIn(size >> shift, index)));
        int start = (int) (first % TileIndex.FULL);
        return MerkleHash.over(tile.subList(start, start + (1 << (height - shift))));
    }
}
