package io.threekey.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * Which tile of hashes: its level (each is 256 times coarser than the one below), its index in the level, and how many
 * hashes it holds: 256, or fewer at the right edge. {@link #path()} is where C2SP tlog-tiles serves it.
 */
public record TileAddress(int level, long index, int width) {

    static final int LEVEL_BITS = 8;
    private static final int HIGHEST_LEVEL = 63;
    private static final String PREFIX = "tile/";

    public TileAddress {
        if (level < 0 || level > HIGHEST_LEVEL) {
            throw new IllegalArgumentException("A tile's level is 0 to 63, not " + level);
        }
        TileIndex.check(index, width);
    }

    /** Reads a path and refuses any spelling but the one that {@link #path()} writes. */
    public static TileAddress parse(String path) {
        if (!path.matches("tile/(0|[1-9]\\d?)/.+")) {
            throw new IllegalArgumentException("Not the path of a tile of hashes: " + path);
        }
        int slash = path.indexOf('/', PREFIX.length());
        TileIndex place = TileIndex.parse(path.substring(slash + 1));
        return new TileAddress(Integer.parseInt(path.substring(PREFIX.length(), slash)), place.index(), place.width());
    }

    /** Every tile that a log with {@code size} leaves serves, in order of level and index. */
    public static List<TileAddress> allOf(long size) {
        List<TileAddress> all = new ArrayList<>();
        long count = size;
        for (int level = 0; count > 0; level++, count >>= LEVEL_BITS) {
            for (long index = 0; index < TileIndex.countIn(count); index++) {
                all.add(new TileAddress(level, index, TileIndex.widthIn(count, index)));
            }
        }
        return all;
    }

    /** Whether a log with {@code size} leaves serves this very tile, neither wider nor narrower. */
    public boolean isIn(long size) {
        long count = countIn(size);
        return index < TileIndex.countIn(count) && width == TileIndex.widthIn(count, index);
    }

    /** The tile that stands in this one's place once the log has {@code size} leaves: this one, or a wider one. */
    public TileAddress grownTo(long size) {
        return new TileAddress(level, index, TileIndex.widthIn(countIn(size), index));
    }

    private long countIn(long size) {
        return LEVEL_BITS * level < Long.SIZE ? size >> (LEVEL_BITS * level) : 0;
    }

    public boolean isFull() {
        return width == TileIndex.FULL;
    }

    public String path() {
        return PREFIX + level + "/" + new TileIndex(index, width).path();
    }
}
