package io.threekey.server.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The lines of a search as keys, of each of which an entry must have one. */
record Wanted(List<Set<ReferenceRow.Key>> lines) {

    static Wanted by(Search search) {
        var lines = new ArrayList<Set<ReferenceRow.Key>>();
        search.about()
                .forEach(oneOf ->
                        lines.add(oneOf.stream().map(ReferenceRow.Key::of).collect(Collectors.toUnmodifiableSet())));
        if (!search.types().isEmpty()) {
            lines.add(search.types().stream().map(ReferenceRow.Key::ofType).collect(Collectors.toUnmodifiableSet()));
        }
        return new Wanted(List.copyOf(lines));
    }

    boolean isAnything() {
        return lines.isEmpty();
    }

    boolean isMetBy(Set<ReferenceRow.Key> keys) {
        return lines.stream().noneMatch(oneOf -> Collections.disjoint(oneOf, keys));
    }
}
