package io.threekey.server.signin.replay;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * In which situations somebody was, and in which entry of the ledger first. As large as how many those are, and not as how
 * many anybody was in.
 */
final class SituationsOfSomebody {

    private static final int FEW = 4;

    private int[] numbers = new int[FEW];
    private long[] entries = new long[FEW];
    private int size;

    /** @param entry negative while it is on its way */
    void note(int situation, long entry) {
        var place = Arrays.binarySearch(numbers, 0, size, situation);
        if (place < 0) {
            insert(-place - 1, situation, entry);
        } else if (entries[place] < 0) {
            entries[place] = entry;
        }
    }

    private void insert(int place, int situation, long entry) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
            entries = Arrays.copyOf(entries, 2 * size);
        }
        System.arraycopy(numbers, place, numbers, place + 1, size - place);
        System.arraycopy(entries, place, entries, place + 1, size - place);
        numbers[place] = situation;
        entries[place] = entry;
        size++;
    }

    /** In their order. */
    IntStream numbers() {
        return Arrays.stream(numbers, 0, size);
    }

    /** Negative where none of theirs stands in the ledger yet, and where they never were in it. */
    long firstEntryIn(int situation) {
        var place = Arrays.binarySearch(numbers, 0, size, situation);
        return place < 0 ? -1 : entries[place];
    }
}
