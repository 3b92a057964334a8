package io.threekey.server.authenticators.models;

import io.threekey.server.ledger.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The editions of the list that were worked with, as the ledger has them: the highest number there stays the least that is
 * believed, on every node and after every restart.
 */
@Component
class Editions {

    private static final String SUBJECT = "key-models";

    private final Ledger ledger;
    private final TransactionTemplate transaction;

    Editions(Ledger ledger, PlatformTransactionManager transactions) {
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return false where a later one was worked with before; two nodes that come at once both record the same */
    boolean admit(ModelList list) {
        var highest = ledger.newestOf(ModelEntries.READ, SUBJECT, 1).stream()
                .mapToLong(ModelEntries::number)
                .max()
                .orElse(-1);
        if (list.number() > highest) {
            transaction.executeWithoutResult(
                    status -> ledger.append(ModelEntries.READ, SUBJECT, ModelEntries.read(list)));
        }
        return list.number() >= highest;
    }
}
