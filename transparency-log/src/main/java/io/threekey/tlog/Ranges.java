package io.threekey.tlog;

/** Arithmetic on leaf ranges. */
final class Ranges {

    private Ranges() {}

    /** The largest power of two smaller than {@code size}, where RFC 6962 section 2.1 divides a tree; size at least 2. */
    static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    static boolean isPowerOfTwo(long size) {
        return Long.bitCount(size) == 1;
    }
}
