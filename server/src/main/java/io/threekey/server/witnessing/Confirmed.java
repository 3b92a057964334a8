package io.threekey.server.witnessing;

import io.threekey.evidence.LedgerWitnessing;
import io.threekey.evidence.LedgerWitnessing.Witness;
import io.threekey.server.ledger.CommitExemption;
import io.threekey.server.ledger.CosignatureTable;
import io.threekey.server.ledger.OutsideWitnesses;
import io.threekey.server.ledger.PublishedTree;
import io.threekey.tlog.SignedCheckpoint;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The newest checkpoint that enough witnesses of the policy in force have cosigned, whichever node asked them. */
@Component
class Confirmed implements OutsideWitnesses {

    /** Rows that do not verify are passed over, as long as there are not more of them than anybody writes by accident. */
    private static final int MOST_TRIED = 20;

    private final CosignatureTable cosignatures;
    private final PublishedTree tree;
    private final WitnessingInForce inForce;
    private final TransactionTemplate keeping;
    private volatile Optional<SignedCheckpoint> newest = Optional.empty();
    private Optional<LedgerWitnessing> judgedBy = Optional.empty();

    Confirmed(
            CosignatureTable cosignatures,
            PublishedTree tree,
            WitnessingInForce inForce,
            PlatformTransactionManager transactions) {
        this.cosignatures = cosignatures;
        this.tree = tree;
        this.inForce = inForce;
        this.keeping = new TransactionTemplate(transactions);
        keeping.setName(CommitExemption.COSIGNATURES.transaction());
    }

    @Override
    public Optional<SignedCheckpoint> newestConfirmed() {
        return newest;
    }

    long size() {
        return newest.map(confirmed -> confirmed.checkpoint().size()).orElse(0L);
    }

    /** Looks what is stored by now; under another policy than before it begins anew. */
    synchronized void look(LedgerWitnessing policy) {
        if (!judgedBy.equals(Optional.of(policy))) {
            newest = Optional.empty();
            keeping.executeWithoutResult(status -> cosignatures.require((int) policy.required()));
            judgedBy = Optional.of(policy);
        }
        if (policy.required() > 0) {
            var found = newestOf(policy);
            if (found.isPresent()) {
                newest = found;
                forgetOlder();
            }
        }
    }

    private Optional<SignedCheckpoint> newestOf(LedgerWitnessing policy) {
        var largest = tree.newest().map(known -> known.checkpoint().size()).orElse(0L);
        for (var tried = 0; tried < MOST_TRIED && largest > size(); tried++) {
            var candidate = cosignatures.newestBy((int) policy.required(), largest);
            if (candidate.isEmpty() || candidate.get().checkpoint().checkpoint().size() <= size()) {
                return Optional.empty();
            }
            var keys = policy.witnesses().stream().map(Witness::key).toList();
            var verified = candidate
                    .get()
                    .verified(inForce.logKeys(), keys)
                    .filter(checkpoint -> checkpoint.cosignatures(keys).size() >= policy.required());
            if (verified.isPresent()) {
                return verified;
            }
            largest = candidate.get().checkpoint().checkpoint().size() - 1;
        }
        return Optional.empty();
    }

    private void forgetOlder() {
        keeping.executeWithoutResult(status -> cosignatures.forgetBefore(size()));
    }
}
