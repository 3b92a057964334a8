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
        var keys = policy.witnesses().stream().map(Witness::key).toList();
        return cosignatures.newestBy((int) policy.required(), largest).stream()
                .filter(candidate -> candidate.checkpoint().checkpoint().size() > size())
                .flatMap(candidate -> candidate.verified(inForce.logKeys(), keys).stream())
                .filter(checkpoint -> checkpoint.cosignatures(keys).size() >= policy.required())
                .findFirst();
    }

    private void forgetOlder() {
        keeping.executeWithoutResult(status -> cosignatures.forgetBefore(size()));
    }
}
