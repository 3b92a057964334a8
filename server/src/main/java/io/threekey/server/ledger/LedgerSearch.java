package io.threekey.server.ledger;

import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.tlog.SignedCheckpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds entries in the tree, newest first. What was noted of them says only where to look: an entry is shown because its
 * own seal holds and it says itself what was looked for. One search does a bounded measure of work, and then says where to
 * go on.
 */
@Component
public class LedgerSearch {

    private static final Measure ENOUGH = new Measure(6_000, 24_000);
    private static final int READ_AT_ONCE = 1_000;
    /** Most searches are over after the first one. */
    private static final int SHORTEST_STRETCH = 200;

    private static final int LONGEST_STRETCH = 4_000;

    private final EntryTypeRegister types;
    private final EntryTable entries;
    private final EntrySeal seal;
    private final ReferencesOfEntries read;
    private final ReferenceTable references;
    private final ReferenceSearch noted;
    private final VerifiedHead verified;
    private final IntegrityWalk walk;
    private final ReferenceRecount recount;

    LedgerSearch(
            EntryTypeRegister types,
            EntryTable entries,
            EntrySeal seal,
            ReferencesOfEntries read,
            ReferenceTable references,
            ReferenceSearch noted,
            VerifiedHead verified,
            IntegrityWalk walk,
            ReferenceRecount recount) {
        this.types = types;
        this.entries = entries;
        this.seal = seal;
        this.read = read;
        this.references = references;
        this.noted = noted;
        this.verified = verified;
        this.walk = walk;
        this.recount = recount;
    }

    /** Every type there is, by name. */
    public List<EntryType> types() {
        return types.all();
    }

    public Optional<EntryType> type(String name) {
        return types.named(name);
    }

    /** An entry of the verified tree; also where it was altered, and its reader must be told so. */
    public Optional<StoredEntry> at(long index) {
        return index < 0 || index >= size()
                ? Optional.empty()
                : entries.at(index).map(entry -> StoredEntry.of(entry, walk.standsInTheTree(entry)));
    }

    /**
     * How much one search does at most.
     *
     * @param read entries that are read one by one
     * @param followed notes
     */
    record Measure(int read, int followed) {}

    /** Their own seals hold; that they stand in the tree at their index {@link #at} alone has proved. */
    public Search.Found find(Search search) {
        return find(search, ENOUGH);
    }

    Search.Found find(Search search, Measure measure) {
        var wanted = Wanted.by(search);
        var from = search.from().map(entries::firstEnteredFrom).orElse(0L);
        var until = search.until().map(entries::firstEnteredFrom).orElseGet(this::size);
        var end = Math.min(Math.min(until, size()), search.before().orElse(Long.MAX_VALUE));
        var notedUntil = wanted.isAnything() ? from : Math.clamp(notedUntil(), from, Math.max(from, end));

        var found = new ArrayList<TreeEntry>();
        var next = readThrough(notedUntil, end, wanted, search.most(), measure, found);
        if (next == notedUntil && found.size() < search.most() && from < notedUntil) {
            next = follow(from, notedUntil, wanted, search.most(), measure, found);
        }
        return new Search.Found(
                found.stream().map(LedgerSearch::entry).toList(),
                next > from ? OptionalLong.of(next) : OptionalLong.empty());
    }

    /** What another release noted is no place to look. */
    private long notedUntil() {
        return references.until(read.declarations()).orElse(0);
    }

    /** @return before which index nothing was looked at */
    private long readThrough(long from, long end, Wanted wanted, int most, Measure measure, List<TreeEntry> found) {
        var position = end;
        while (position > from && end - position < measure.read()) {
            var first = Math.max(from, position - READ_AT_ONCE);
            for (var entry : entries.between(first, position).reversed()) {
                if (isWanted(entry, wanted)) {
                    found.add(entry);
                    if (found.size() == most) {
                        return entry.index();
                    }
                }
            }
            position = first;
        }
        return position;
    }

    private boolean isWanted(TreeEntry entry, Wanted wanted) {
        if (isErased(entry)) {
            return false;
        }
        var keys = read.rows(entry).map(ReferenceRow::key).collect(Collectors.toSet());
        if (keys.isEmpty()) {
            walk.suspect(entry.index());
        }
        return !keys.isEmpty() && wanted.isMetBy(keys);
    }

    /** It says nothing any more by which it could be found. */
    private boolean isErased(TreeEntry entry) {
        return entry.erasedBy().isPresent() && seal.holds(entry);
    }

    private long follow(long from, long end, Wanted wanted, int most, Measure measure, List<TreeEntry> found) {
        var lines = noted.rarestFirst(wanted, from, end);
        var position = end;
        var followed = 0;
        var length = SHORTEST_STRETCH;
        while (position > from && followed < measure.followed()) {
            var stretch = noted.stretch(lines, from, position, length);
            var met = stretch.met();
            for (var done = 0; done < met.size() && found.size() < most; ) {
                var some = met.subList(done, Math.min(met.size(), done + most - found.size()));
                found.addAll(genuine(some, wanted));
                done += some.size();
            }
            if (found.size() == most) {
                return found.getLast().index();
            }
            followed += stretch.followed();
            length = Math.min(LONGEST_STRETCH, 4 * length);
            position = stretch.reached();
        }
        return position;
    }

    private List<TreeEntry> genuine(List<Long> indexes, Wanted wanted) {
        var there = entries.at(indexes).stream().collect(Collectors.toMap(TreeEntry::index, entry -> entry));
        return indexes.stream()
                .flatMap(index -> borneOut(index, Optional.ofNullable(there.get(index)), wanted).stream())
                .toList();
    }

    /** A note that its entry does not bear out was put there by somebody else; an altered entry is nobody's word. */
    private Optional<TreeEntry> borneOut(long index, Optional<TreeEntry> entry, Wanted wanted) {
        if (entry.filter(this::isErased).isPresent()) {
            return Optional.empty();
        }
        if (entry.isEmpty() || read.rows(entry.get()).findAny().isEmpty()) {
            walk.suspect(index);
            return Optional.empty();
        }
        if (!isWanted(entry.get(), wanted)) {
            if (index < notedUntil()) {
                recount.suspect(index);
            }
            return Optional.empty();
        }
        return entry;
    }

    private static LedgerEntry entry(TreeEntry entry) {
        var recorded = entry.recorded();
        if (!(JsonReader.read(recorded.payload()) instanceof JsonObject payload)) {
            throw new IllegalStateException("a sealed payload is no object: " + recorded.id());
        }
        return new LedgerEntry(
                recorded.id(),
                OptionalLong.of(entry.index()),
                recorded.at(),
                recorded.type(),
                recorded.subject(),
                payload);
    }

    private long size() {
        return verified.latest()
                .map(SignedCheckpoint::checkpoint)
                .map(checkpoint -> checkpoint.size())
                .orElse(0L);
    }
}
