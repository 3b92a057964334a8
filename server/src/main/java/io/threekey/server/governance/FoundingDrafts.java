package io.threekey.server.governance;

import io.threekey.server.ledger.CommitExemption;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The transactions of an unfinished founding: there is no ledger yet that could record them. */
@Component
class FoundingDrafts {

    private final FoundingTable table;
    private final TransactionTemplate transaction;

    FoundingDrafts(FoundingTable table, PlatformTransactionManager transactions) {
        this.table = table;
        transaction = new TransactionTemplate(transactions);
        transaction.setName(CommitExemption.FOUNDING_DRAFT.transaction());
    }

    <T> T change(Supplier<T> step) {
        return transaction.execute(status -> {
            table.oneAtATime();
            return step.get();
        });
    }
}
