package io.threekey.server.ledger;

import static java.util.stream.Collectors.toSet;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the entries again, slice by slice and round by round, and compares what they refer to with what was noted. Who
 * removes a note hides its entry from searches, who adds one sends a search astray: both are put right and told, and the
 * alarm stands until a whole round found nothing.
 */
@Component
class ReferenceRecount {

    static final int SLICE = 1_000;

    private final ReferenceTable references;
    private final ReferencesOfEntries read;
    private final EntryTable entries;
    private final Alarms alarms;
    private final TransactionTemplate looking;
    private final TransactionTemplate mending;
    private long position;
    private boolean foundSome;

    ReferenceRecount(
            ReferenceTable references,
            ReferencesOfEntries read,
            EntryTable entries,
            Alarms alarms,
            PlatformTransactionManager transactions) {
        this.references = references;
        this.read = read;
        this.entries = entries;
        this.alarms = alarms;
        this.looking = new TransactionTemplate(transactions);
        looking.setReadOnly(true);
        looking.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ); // entries and notes of one moment
        this.mending = new TransactionTemplate(transactions);
        mending.setName(CommitExemption.REFERENCES.transaction());
    }

    /** @param until of the notes, at that moment */
    private record Slice(long to, long until, Set<ReferenceRow> missing, Set<ReferenceRow> wrong) {

        boolean isRight() {
            return missing.isEmpty() && wrong.isEmpty();
        }

        long first() {
            return Math.min(least(missing), least(wrong));
        }

        private static long least(Set<ReferenceRow> rows) {
            return rows.stream().mapToLong(ReferenceRow::index).min().orElse(Long.MAX_VALUE);
        }
    }

    /** Looks at the next slice, and after the last one begins anew. */
    synchronized void nextSlice() {
        Optional.ofNullable(looking.execute(status -> compared())).ifPresent(slice -> {
            if (!slice.isRight()) {
                mend(slice);
            }
            position = slice.to();
            if (position >= slice.until()) {
                endOfRound();
            }
        });
    }

    /** For a search that came across a note which its entry does not bear out. */
    synchronized void suspect(long index) {
        foundSome = true;
        position = Math.min(position, Math.max(index, 0));
        alarms.raise(Alarms.SEARCH_ALTERED, index);
    }

    private Slice compared() {
        var until = references.until();
        var to = Math.min(position + SLICE, until);
        var genuine = entries.between(position, to).stream().flatMap(read::rows).collect(toSet());
        // an entry that was altered itself is for the integrity walk to tell
        var readable = genuine.stream().map(ReferenceRow::index).collect(toSet());
        var noted = references.between(position, to).stream()
                .filter(row -> readable.contains(row.index()))
                .collect(toSet());
        return new Slice(to, until, without(genuine, noted), without(noted, genuine));
    }

    private static Set<ReferenceRow> without(Set<ReferenceRow> these, Set<ReferenceRow> those) {
        var rest = new HashSet<>(these);
        rest.removeAll(those);
        return rest;
    }

    private void mend(Slice slice) {
        foundSome = true;
        alarms.raise(Alarms.SEARCH_ALTERED, slice.first());
        mending.executeWithoutResult(status -> {
            references.write(slice.missing());
            references.remove(slice.wrong());
        });
    }

    private void endOfRound() {
        position = 0;
        if (!foundSome) {
            alarms.over(Alarms.SEARCH_ALTERED);
        }
        foundSome = false;
    }
}
