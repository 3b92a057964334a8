package io.threekey.server.ledger;

import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notes by what the entries in the tree are found, some time after they came: what it has not reached yet is searched
 * entry by entry. It takes no part in recording or sequencing, and stands back while writers wait.
 */
@Component
class ReferenceFollower {

    static final int MOST_AT_ONCE = 2_000;

    private static final int MANY_WAITING = Outstanding.ROOM / 2;

    private final ReferenceTable references;
    private final ReferencesOfEntries read;
    private final EntryTable entries;
    private final HeadTable heads;
    private final Outstanding outstanding;
    private final ReferenceRecount recount;
    private final TransactionTemplate transaction;

    ReferenceFollower(
            ReferenceTable references,
            ReferencesOfEntries read,
            EntryTable entries,
            HeadTable heads,
            Outstanding outstanding,
            ReferenceRecount recount,
            PlatformTransactionManager transactions) {
        this.references = references;
        this.read = read;
        this.entries = entries;
        this.heads = heads;
        this.outstanding = outstanding;
        this.recount = recount;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setName(CommitExemption.REFERENCES.transaction());
    }

    /** @return whether there is more to do at once */
    boolean step() {
        if (outstanding.waiting() > MANY_WAITING) {
            return false;
        }
        var noted = references.until(read.declarations());
        var size = heads.current().tree().size();
        if (noted.isPresent() && (noted.getAsLong() < 0 || noted.getAsLong() > size)) {
            recount.suspect(0); // nobody who reads entries comes to such a place
            noted = OptionalLong.empty();
        }
        // another release reads entries in another way, which is nobody's fault
        var from = noted.isPresent() ? noted.getAsLong() : beginAnew();
        return from < size && note(from, Math.min(from + MOST_AT_ONCE, size));
    }

    private long beginAnew() {
        transaction.executeWithoutResult(status -> references.beginAnew(read.declarations()));
        return 0;
    }

    private boolean note(long from, long to) {
        var genuine = entries.between(from, to).stream().flatMap(read::rows).collect(Collectors.toSet());
        var differing = DifferingReferences.of(genuine, references.between(from, to));
        transaction.executeWithoutResult(status -> {
            if (references.moveOn(from, to, read.declarations())) {
                references.putRight(differing);
            }
        });
        return to - from == MOST_AT_ONCE;
    }
}
