package io.threekey.server.witnessing;

import io.threekey.evidence.LedgerWitnessing;
import io.threekey.evidence.LedgerWitnessing.Witness;
import io.threekey.server.ledger.PublishedTree;
import io.threekey.server.ledger.Vigil;
import io.threekey.tlog.SignedCheckpoint;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * About every second, all witnesses of the policy are asked about one and the same checkpoint, each on a thread of its
 * own: one that hangs keeps neither the others nor the next round waiting. Several nodes may ask; a witness cosigns the
 * same tree as often as it is asked.
 */
@Component
class WitnessRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WitnessRounds.class);
    /** Says who does not watch, and stops nothing. */
    private static final String UNWATCHED = "snapshot.failing";

    private static final long PAUSE_MILLIS = 1_000;
    /** So many rounds all are asked about one checkpoint, so that slow ones meet the fast on it. */
    private static final int PATIENCE = 15;

    private final WitnessingInForce inForce;
    private final PublishedTree tree;
    private final Asking asking;
    private final Contradictions contradictions;
    private final Confirmed confirmed;
    private final TooFewWitnesses tooFew;
    private final LogKeyFile keyFile;
    private final Vigil vigil;
    private final boolean asks;
    private volatile Map<Witness, AskedWitness> witnesses = Map.of();
    private volatile boolean running;
    private volatile Thread thread = Thread.ofPlatform().unstarted(() -> {});
    private Optional<SignedCheckpoint> target = Optional.empty();
    private int roundsOnTarget;

    WitnessRounds(
            WitnessingInForce inForce,
            PublishedTree tree,
            Asking asking,
            Contradictions contradictions,
            Confirmed confirmed,
            TooFewWitnesses tooFew,
            LogKeyFile keyFile,
            Vigil vigil,
            @Value("${threekey.witness.asks:true}") boolean asks) {
        this.inForce = inForce;
        this.tree = tree;
        this.asking = asking;
        this.contradictions = contradictions;
        this.confirmed = confirmed;
        this.tooFew = tooFew;
        this.keyFile = keyFile;
        this.vigil = vigil;
        this.asks = asks;
    }

    /** In the order of the policy. */
    Collection<AskedWitness> witnesses() {
        return witnesses.values();
    }

    synchronized void round() {
        if (!inForce.isFounded()) {
            return;
        }
        keyFile.keep();
        var policy = inForce.policy();
        keepThoseOf(policy);
        try {
            confirmed.look(policy);
            tree.newest().ifPresent(checkpoint -> ask(policy, checkpoint));
        } finally {
            // also where a table was taken away: then nothing is confirmed, and that is news
            contradictions.tell(witnesses());
            tooFew.look(policy, size(), confirmed.size());
        }
    }

    private long size() {
        return tree.newest().map(newest -> newest.checkpoint().size()).orElse(0L);
    }

    private void keepThoseOf(LedgerWitnessing policy) {
        var known = witnesses;
        if (!List.copyOf(known.keySet()).equals(policy.witnesses())) {
            witnesses = policy.witnesses().stream()
                    .collect(Collectors.toMap(
                            Function.identity(),
                            witness -> known.getOrDefault(witness, new AskedWitness(witness)),
                            (one, other) -> one,
                            LinkedHashMap::new));
        }
    }

    private void ask(LedgerWitnessing policy, SignedCheckpoint newest) {
        var about = target.filter(checkpoint -> !isDone(policy, checkpoint)).orElse(newest);
        if (!target.equals(Optional.of(about))) {
            target = Optional.of(about);
            roundsOnTarget = 0;
        }
        roundsOnTarget++;
        for (var witness : witnesses()) {
            if (witness.takesTurn(about.checkpoint().size())) {
                Thread.ofVirtual().name("witness-asked").start(() -> ask(witness, about));
            }
        }
    }

    private boolean isDone(LedgerWitnessing policy, SignedCheckpoint checkpoint) {
        var size = checkpoint.checkpoint().size();
        return roundsOnTarget > PATIENCE
                || witnesses().stream()
                                .filter(witness -> witness.hasConfirmed(size))
                                .count()
                        >= Math.max(1, policy.required());
    }

    private void ask(AskedWitness witness, SignedCheckpoint about) {
        try {
            asking.ask(witness, about);
            if (witness.state().contradicts()) {
                witness.contradicts(contradictions.judged(witness));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            witness.failed(WitnessState.SILENT);
            log.debug("{} could not be asked", witness.witness().name(), broken);
        } finally {
            witness.answered();
        }
    }

    @Override
    public void start() {
        running = true;
        if (asks) {
            var watcher = vigil.over(UNWATCHED, "what outside witnesses confirm of the ledger");
            thread = Thread.ofPlatform().daemon().name("witnesses").start(() -> keepAsking(watcher));
        }
    }

    private void keepAsking(Vigil.Watcher watcher) {
        while (running) {
            try {
                round();
                watcher.looked();
            } catch (RuntimeException broken) {
                log.debug("a round of witnesses failed", broken);
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(2 * PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
