package io.threekey.server.ledger;

import io.threekey.evidence.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What entries are looked for: those that meet every line of it.
 *
 * @param about of each set, an entry refers to one at least: to a person or one of their keys, to a site or one of its wards
 * @param types names of entry types; empty for all of them
 * @param from the time of entering the tree, as the leaf says it
 * @param until the end, which is not part of it
 * @param before entries in front of this index, to go on where an earlier search ended
 * @param most at once
 */
public record Search(
        List<Set<Reference>> about,
        Set<String> types,
        Optional<Instant> from,
        Optional<Instant> until,
        OptionalLong before,
        int most) {

    private static final int MOST = 500;

    public Search {
        about = about.stream().map(Set::copyOf).toList();
        types = Set.copyOf(types);
        if (about.stream().anyMatch(Set::isEmpty)) {
            throw new IllegalArgumentException("nothing refers to one of none");
        }
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("a search finds 1 to " + MOST + " entries at once, not " + most);
        }
    }

    public static Search forAll(int most) {
        return new Search(List.of(), Set.of(), Optional.empty(), Optional.empty(), OptionalLong.empty(), most);
    }

    public Search about(Set<Reference> oneOf) {
        return new Search(Stream.concat(about.stream(), Stream.of(oneOf)).toList(), types, from, until, before, most);
    }

    public Search ofTypes(Set<String> names) {
        return new Search(about, names, from, until, before, most);
    }

    public Search from(Instant instant) {
        return new Search(about, types, Optional.of(instant), until, before, most);
    }

    public Search until(Instant instant) {
        return new Search(about, types, from, Optional.of(instant), before, most);
    }

    public Search before(long index) {
        return new Search(about, types, from, until, OptionalLong.of(index), most);
    }

    /**
     * What was found.
     *
     * @param newest first
     * @param next where to go on: there may be older ones before this index; empty where everything was looked through
     */
    public record Found(List<LedgerEntry> newest, OptionalLong next) {}
}
