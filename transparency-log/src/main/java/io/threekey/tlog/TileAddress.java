package io.threekey.tlog;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

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
        return since(0, size).toList();
    }

    /**
     * Those of them that are not finished before leaf {@code from}, one by one. They are enough to tell the head of the
     * first {@code from} leaves, and of any later size.
     */
    public static Stream<TileAddress> since(long from, long size) {
        return IntStream.iterate(
                        0,
                        level -> LEVEL_BITS * level < Long.SIZE && size >> (LEVEL_BITS * level) > 0,
                        level -> level + 1)
                .boxed()
                .flatMap(level -> {
                    long count = size >> (LEVEL_BITS * level);
                    long first = (from >> (LEVEL_BITS * level)) / TileIndex.FULL;
                    return LongStream.range(first, TileIndex.countIn(count))
                            .mapToObj(index -> new TileAddress(level, index, TileIndex.widthIn(count, index)));
                });
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
