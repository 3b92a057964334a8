package io.threekey.tlog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tile's place within its level and how many hashes or entries it holds, written {@code x001/x234/067} or, where it
 * is not full, {@code x001/x234/067.p/5} (C2SP tlog-tiles, "Merkle Tree" and "Partial Tiles").
 */
record TileIndex(long index, int width) {

    static final int FULL = 256;

    private static final Pattern FORM = Pattern.compile("((?:x\\d{3}/){0,5}\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

    /** Both kinds of address are made of these and check them alike. */
    static void check(long index, int width) {
        if (index < 0) {
            throw new IllegalArgumentException("A tile's index is not negative: " + index);
        }
        if (width < 1 || width > FULL) {
            throw new IllegalArgumentException("A tile is 1 to 256 wide, not " + width);
        }
    }

    /** How many tiles a row of {@code count} hashes or entries fills, the last one perhaps in part. */
    static long countIn(long count) {
        return (count + FULL - 1) / FULL;
    }

    /** How wide tile {@code index} is in a row of {@code count} hashes or entries. */
    static int widthIn(long count, long index) {
        return (int) Math.min(FULL, count - index * FULL);
    }

    static TileIndex parse(String path) {
        Matcher form = FORM.matcher(path);
        if (!form.matches()) {
            throw new IllegalArgumentException("Not the path of a tile: " + path);
        }
        String partial = form.group(2);
        TileIndex parsed = new TileIndex(
                Long.parseLong(form.group(1).replaceAll("[x/]", "")),
                partial == null ? FULL : Integer.parseInt(partial));
        if (!parsed.path().equals(path)) {
            throw new IllegalArgumentException("Not the shortest path of a tile: " + path);
        }
        return parsed;
    }

    String path() {
        StringBuilder path = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x%03d/".formatted(rest % 1000));
        }
        return width == FULL
                ? path.toString()
                : path.append(".p/").append(width).toString();
    }
}
