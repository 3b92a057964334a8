package io.threekey.server.ledger;

import static java.util.stream.Collectors.toSet;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    static final int SLICE = 500;

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
    private record Slice(long to, long until, DifferingReferences differing) {}

    /** Looks at the next slice, and after the last one begins anew. */
    synchronized void nextSlice() {
        Optional.ofNullable(looking.execute(status -> compared())).ifPresent(slice -> {
            if (!slice.differing().areNone()) {
                mend(slice.differing());
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

    /** Nothing where another release has noted what it reads in the entries: that is no alteration. */
    private @Nullable Slice compared() {
        var noted = references.until(read.declarations());
        if (noted.isEmpty()) {
            return null;
        }
        var until = noted.getAsLong();
        var to = Math.min(position + SLICE, until);
        var genuine = entries.between(position, to).stream().flatMap(read::rows).collect(toSet());
        return new Slice(to, until, DifferingReferences.of(genuine, references.between(position, to)));
    }

    private void mend(DifferingReferences differing) {
        foundSome = true;
        alarms.raise(Alarms.SEARCH_ALTERED, differing.first());
        mending.executeWithoutResult(status -> {
            if (references.until(read.declarations()).isPresent()) {
                references.putRight(differing);
            }
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
