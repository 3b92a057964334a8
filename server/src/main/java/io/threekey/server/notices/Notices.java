package io.threekey.server.notices;

import io.threekey.charter.PersonId;
import io.threekey.server.ledger.Ledger;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people what happened, in the transaction in which it happens: it is told if and only if that commits. Each of
 * them finds it in the console at once; mail and pager follow, however often a node dies meanwhile.
 */
@Component
public class Notices {

    private final NoticeTables tables;
    private final Audience audience;
    private final Outbox outbox;
    private final PagingAgain pagingAgain;
    private final Ledger ledger;
    private final Clock clock;
    private final RandomGenerator random;

    Notices(
            NoticeTables tables,
            Audience audience,
            Outbox outbox,
            PagingAgain pagingAgain,
            Ledger ledger,
            Clock clock,
            RandomGenerator random) {
        this.tables = tables;
        this.audience = audience;
        this.outbox = outbox;
        this.pagingAgain = pagingAgain;
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
    }

    /**
     * @return the notice's id, empty where its key was told before
     * @throws org.springframework.transaction.IllegalTransactionStateException outside of a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<NoticeId> tell(Notice notice) {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var stored = new StoredNotice(
                NoticeId.fresh(random),
                notice.key(),
                notice.code(),
                notice.arguments(),
                notice.urgency(),
                notice.path(),
                at);
        if (!tables.insert(stored)) {
            return Optional.empty();
        }
        var people = new LinkedHashSet<PersonId>();
        for (var recipient : Set.copyOf(notice.recipients())) {
            for (var person : audience.of(recipient, notice.urgency())) {
                tables.insert(Telling.of(stored.id(), recipient, person, at));
                people.add(person);
            }
        }
        outbox.put(stored, people, 0);
        if (stored.pages()) {
            pagingAgain.begin(stored);
        }
        ledger.append(NoticeEntries.TOLD, stored.id().value(), NoticeEntries.told(stored, notice.recipients(), people));
        return Optional.of(stored.id());
    }
}
