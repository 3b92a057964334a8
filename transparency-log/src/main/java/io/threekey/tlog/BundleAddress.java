package io.threekey.tlog;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Which bundle of entries: 256 of them, or fewer for the newest (C2SP tlog-tiles, "Log entries"). */
public record BundleAddress(long index, int width) {

    private static final String PREFIX = "tile/entries/";

    public BundleAddress {
        TileIndex.check(index, width);
    }

    /** Reads a path and refuses any spelling but the one that {@link #path()} writes. */
    public static BundleAddress parse(String path) {
        if (!path.startsWith(PREFIX)) {
            throw new IllegalArgumentException("Not the path of a bundle of entries: " + path);
        }
        TileIndex place = TileIndex.parse(path.substring(PREFIX.length()));
        return new BundleAddress(place.index(), place.width());
    }

    /** Every bundle that a log with {@code size} entries serves, in order. */
    public static List<BundleAddress> allOf(long size) {
        return since(0, size).toList();
    }

    /** Those of them that are not full before entry {@code from}, one by one. */
    public static Stream<BundleAddress> since(long from, long size) {
        return LongStream.range(from / TileIndex.FULL, TileIndex.countIn(size))
                .mapToObj(index -> new BundleAddress(index, TileIndex.widthIn(size, index)));
    }

    public long firstEntry() {
        return index * TileIndex.FULL;
    }

    public String path() {
        return PREFIX + new TileIndex(index, width).path();
    }
}
