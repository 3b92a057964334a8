package io.threekey.server.people;

import io.threekey.evidence.EntryRange;
import io.threekey.evidence.EntryRanges;
import io.threekey.evidence.RecordErasure;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Entries as people write them down: {@code 12-40, 55}. */
final class TypedRanges {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,12})(?:\\s*[-\u2013]\\s*(\\d{1,12}))?");

    private TypedRanges() {}

    static String written(EntryRanges entries) {
        return entries.ranges().stream()
                .map(range -> range.first() == range.last() ? "" + range.first() : range.first() + "-" + range.last())
                .collect(Collectors.joining(", "));
    }

    /** Empty where it is not that, or more than one decision may erase. */
    static Optional<EntryRanges> read(String typed) {
        var indexes = new TreeSet<Long>();
        for (var part : Arrays.stream(typed.split("[,;\\s]+(?![-\u2013])"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList()) {
            var range = range(part);
            if (range.isEmpty() || indexes.size() + range.get().count() > RecordErasure.MOST_ENTRIES) {
                return Optional.empty();
            }
            LongStream.rangeClosed(range.get().first(), range.get().last()).forEach(indexes::add);
        }
        return Optional.of(EntryRanges.of(indexes))
                .filter(read -> !read.ranges().isEmpty() && read.ranges().size() <= RecordErasure.MOST_RANGES);
    }

    private static Optional<EntryRange> range(String part) {
        var form = RANGE.matcher(part);
        if (!form.matches()) {
            return Optional.empty();
        }
        var first = Long.parseLong(form.group(1));
        var last = form.group(2) == null ? first : Long.parseLong(form.group(2));
        return last < first ? Optional.empty() : Optional.of(new EntryRange(first, last));
    }
}
