package io.threekey.server.witnessing;

import io.threekey.evidence.LedgerWitnessing;
import io.threekey.evidence.LedgerWitnessing.Witness;
import io.threekey.server.ledger.PublishedTree;
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
            @Value("${threekey.witness.asks:true}") boolean asks) {
        this.inForce = inForce;
        this.tree = tree;
        this.asking = asking;
        this.contradictions = contradictions;
        this.confirmed = confirmed;
        this.tooFew = tooFew;
        this.keyFile = keyFile;
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
        confirmed.look(policy);
        var newest = tree.newest();
        newest.ifPresent(checkpoint -> ask(policy, checkpoint));
        contradictions.tell(witnesses());
        tooFew.look(policy, newest.map(of -> of.checkpoint().size()).orElse(0L), confirmed.size());
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
            thread = Thread.ofPlatform().daemon().name("witnesses").start(this::keepAsking);
        }
    }

    private void keepAsking() {
        while (running) {
            try {
                round();
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
