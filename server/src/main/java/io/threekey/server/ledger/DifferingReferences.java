package io.threekey.server.ledger;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Where what was noted is not what the entries say themselves. */
record DifferingReferences(Set<ReferenceRow> missing, Set<ReferenceRow> wrong) {

    /** An entry that cannot be read is left out: that it was altered is for the integrity walk to tell. */
    static DifferingReferences of(Set<ReferenceRow> genuine, Set<ReferenceRow> noted) {
        var readable = genuine.stream().map(ReferenceRow::index).collect(Collectors.toSet());
        return new DifferingReferences(
                without(genuine, noted),
                without(noted, genuine).stream()
                        .filter(row -> readable.contains(row.index()))
                        .collect(Collectors.toSet()));
    }

    boolean areNone() {
        return missing.isEmpty() && wrong.isEmpty();
    }

    long first() {
        return Math.min(least(missing), least(wrong));
    }

    private static Set<ReferenceRow> without(Set<ReferenceRow> these, Set<ReferenceRow> those) {
        var rest = new HashSet<>(these);
        rest.removeAll(those);
        return rest;
    }

    private static long least(Set<ReferenceRow> rows) {
        return rows.stream().mapToLong(ReferenceRow::index).min().orElse(Long.MAX_VALUE);
    }
}
