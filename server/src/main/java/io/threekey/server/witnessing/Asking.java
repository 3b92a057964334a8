package io.threekey.server.witnessing;

import io.threekey.evidence.LedgerWitnessing.Witness;
import io.threekey.server.ledger.CommitExemption;
import io.threekey.server.ledger.CosignatureTable;
import io.threekey.server.ledger.PublishedTree;
import io.threekey.server.witnessing.WitnessAnswer.Cosigned;
import io.threekey.server.witnessing.WitnessAnswer.Nonsense;
import io.threekey.server.witnessing.WitnessAnswer.NotGrown;
import io.threekey.server.witnessing.WitnessAnswer.NotWatching;
import io.threekey.server.witnessing.WitnessAnswer.OtherSize;
import io.threekey.server.witnessing.WitnessAnswer.Silent;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.UnacceptableNote;
import io.threekey.tlog.WitnessRequest;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks one witness to cosign one checkpoint, from whatever size it says to remember, and keeps what it signed. */
@Component
class Asking {

    private final WitnessLine line;
    private final PublishedTree tree;
    private final CosignatureTable cosignatures;
    private final WitnessingInForce inForce;
    private final TransactionTemplate keeping;

    Asking(
            WitnessLine line,
            PublishedTree tree,
            CosignatureTable cosignatures,
            WitnessingInForce inForce,
            PlatformTransactionManager transactions) {
        this.line = line;
        this.tree = tree;
        this.cosignatures = cosignatures;
        this.inForce = inForce;
        this.keeping = new TransactionTemplate(transactions);
        keeping.setName(CommitExemption.COSIGNATURES.transaction());
    }

    void ask(AskedWitness asked, SignedCheckpoint about) throws InterruptedException {
        var size = about.checkpoint().size();
        var from = Math.min(size, lastSizeOf(asked.witness()));
        var answer = line.asks(asked.witness(), WitnessRequest.of(from, about, tree.tiles()));
        if (answer instanceof OtherSize(var latest) && latest != from && latest <= size) {
            answer = line.asks(asked.witness(), WitnessRequest.of(latest, about, tree.tiles()));
        }
        switch (answer) {
            case Cosigned(var lines) -> take(asked, about, lines);
            case OtherSize(var latest) when latest > size -> asked.sawMore(latest);
            // it was proved from that very size, and yet there is a conflict: another tree
            case OtherSize(var latest) when latest == size -> asked.failed(WitnessState.SAW_OTHERWISE);
            case OtherSize moving -> asked.failed(WitnessState.ANSWERS_NONSENSE);
            case NotGrown forked -> asked.failed(WitnessState.SAW_OTHERWISE);
            case NotWatching stranger -> asked.failed(WitnessState.NOT_WATCHING);
            case Nonsense nonsense -> asked.failed(WitnessState.ANSWERS_NONSENSE);
            case Silent silent -> asked.failed(WitnessState.SILENT);
        }
    }

    private void take(AskedWitness asked, SignedCheckpoint about, String lines) {
        var key = asked.witness().key();
        try {
            var cosigned = about.with(lines, key);
            var own = cosigned.note().substring(about.note().length());
            cosigned.cosignatures(List.of(key)).stream()
                    .findFirst()
                    .ifPresentOrElse(
                            cosignature -> {
                                keep(asked.witness(), about, firstOf(own));
                                asked.confirmed(about.checkpoint().size(), cosignature);
                            },
                            () -> asked.failed(WitnessState.ANSWERS_NONSENSE));
        } catch (UnacceptableNote noNote) {
            asked.failed(WitnessState.ANSWERS_NONSENSE);
        }
    }

    private static String firstOf(String lines) {
        return lines.substring(0, lines.indexOf('\n') + 1);
    }

    private void keep(Witness witness, SignedCheckpoint about, String line) {
        keeping.executeWithoutResult(status -> cosignatures.add(witness.verifierKey(), about, line));
    }

    /** Only to guess well: where the guess is wrong, the witness says which size to prove from. */
    private long lastSizeOf(Witness witness) {
        return cosignatures
                .newestOf(witness.verifierKey())
                .flatMap(known -> known.verified(inForce.logKeys(), List.of(witness.key())))
                .filter(known -> !known.cosignatures(List.of(witness.key())).isEmpty())
                .map(known -> known.checkpoint().size())
                .orElse(0L);
    }
}
