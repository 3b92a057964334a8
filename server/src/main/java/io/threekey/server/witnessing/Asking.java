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
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks one witness to cosign one checkpoint, from whatever size it says to remember, and keeps what it signed. */
@Component
class Asking {

    static final int BEHIND_FOR = 5;

    private final WitnessLine line;
    private final PublishedTree tree;
    private final CosignatureTable cosignatures;
    private final WitnessingInForce inForce;
    private final TransactionTemplate keeping;
    private final Duration pause;

    @Autowired
    Asking(
            WitnessLine line,
            PublishedTree tree,
            CosignatureTable cosignatures,
            WitnessingInForce inForce,
            PlatformTransactionManager transactions) {
        this(line, tree, cosignatures, inForce, transactions, Contradictions.PAUSE);
    }

    Asking(
            WitnessLine line,
            PublishedTree tree,
            CosignatureTable cosignatures,
            WitnessingInForce inForce,
            PlatformTransactionManager transactions,
            Duration pause) {
        this.pause = pause;
        this.line = line;
        this.tree = tree;
        this.cosignatures = cosignatures;
        this.inForce = inForce;
        this.keeping = new TransactionTemplate(transactions);
        keeping.setName(CommitExemption.COSIGNATURES.transaction());
    }

    void ask(AskedWitness asked, SignedCheckpoint about) throws InterruptedException {
        var size = about.checkpoint().size();
        var last = lastSizeOf(asked.witness());
        if (last > size && comesToKnow(last)) {
            return;
        }
        var from = Math.min(size, last);
        var answer = line.asks(asked.witness(), WitnessRequest.of(from, about, tree.tiles()));
        if (answer instanceof OtherSize(var latest) && latest != from && latest <= size) {
            answer = line.asks(asked.witness(), WitnessRequest.of(latest, about, tree.tiles()));
        }
        switch (answer) {
            case Cosigned(var lines) -> take(asked, about, lines);
            case OtherSize(var latest)
            when latest > size -> {
                if (!comesToKnow(latest)) {
                    asked.sawMore(latest);
                }
            }
            // it was proved from that very size, and yet there is a conflict: another tree
            case OtherSize(var latest) when latest == size -> asked.failed(WitnessState.SAW_OTHERWISE);
            case OtherSize moving -> asked.failed(WitnessState.ANSWERS_NONSENSE);
            case NotGrown forked -> asked.failed(WitnessState.SAW_OTHERWISE);
            case NotWatching stranger -> asked.failed(WitnessState.NOT_WATCHING);
            case Nonsense nonsense -> asked.failed(WitnessState.ANSWERS_NONSENSE);
            case Silent silent -> asked.failed(WitnessState.SILENT);
        }
    }

    /** Another node may have published, and shown the witness, what this one hears of a moment later. */
    private boolean comesToKnow(long size) throws InterruptedException {
        for (var look = 0; look < BEHIND_FOR && !knows(size); look++) {
            Thread.sleep(pause);
        }
        return knows(size);
    }

    private boolean knows(long size) {
        return tree.newest()
                .filter(newest -> newest.checkpoint().size() >= size)
                .isPresent();
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
