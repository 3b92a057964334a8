package io.threekey.server.governance;

import io.threekey.server.ledger.CommitExemption;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The transactions of an unfinished founding: there is no ledger yet that could record them. */
@Component
class FoundingDrafts {

    private final TransactionTemplate transaction;

    FoundingDrafts(PlatformTransactionManager transactions) {
        transaction = new TransactionTemplate(transactions);
        transaction.setName(CommitExemption.FOUNDING_DRAFT.transaction());
    }

    TransactionTemplate transaction() {
        return transaction;
    }
}
