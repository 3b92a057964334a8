package io.threekey.evidence;

import io.threekey.charter.json.JsonArray;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Some of the ledger's entries. In order, and with one between any two ranges that is not among them: one spelling. */
public record EntryRanges(List<EntryRange> ranges) {

    public EntryRanges {
        ranges = List.copyOf(ranges);
        for (int i = 1; i < ranges.size(); i++) {
            if (ranges.get(i).first() <= ranges.get(i - 1).last() + 1) {
                throw new IllegalArgumentException(
                        "entries " + ranges.get(i) + " belong before or to " + ranges.get(i - 1));
            }
        }
    }

    public static EntryRanges of(Collection<Long> indexes) {
        List<EntryRange> ranges = new ArrayList<>();
        for (long index : new TreeSet<>(indexes)) {
            if (!ranges.isEmpty() && ranges.getLast().last() + 1 == index) {
                ranges.set(ranges.size() - 1, new EntryRange(ranges.getLast().first(), index));
            } else {
                ranges.add(new EntryRange(index, index));
            }
        }
        return new EntryRanges(ranges);
    }

    public long count() {
        return ranges.stream().mapToLong(EntryRange::count).sum();
    }

    public boolean has(long index) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (ranges.get(middle).last() < index) {
                low = middle + 1;
            } else if (ranges.get(middle).first() > index) {
                high = middle - 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** Whether all of another's are among them. */
    public boolean contain(EntryRanges others) {
        return others.ranges().stream()
                .allMatch(other ->
                        ranges.stream().anyMatch(range -> range.has(other.first()) && range.has(other.last())));
    }

    public boolean endBefore(long index) {
        return ranges.isEmpty() || ranges.getLast().last() < index;
    }

    JsonArray json() {
        return new JsonArray(ranges.stream().map(EntryRange::json).toList());
    }
}
