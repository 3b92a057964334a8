package io.threekey.server.witnessing;

import io.threekey.server.ledger.Alarms;
import io.threekey.server.ledger.LogIdentity;
import io.threekey.server.ledger.PublishedTree;
import io.threekey.server.witnessing.Contradiction.Claimed;
import io.threekey.server.witnessing.Contradiction.None;
import io.threekey.server.witnessing.Contradiction.Proven;
import io.threekey.tlog.NoteVerifier;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.Tree;
import io.threekey.tlog.UnacceptableNote;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What follows where a witness remembers another ledger: a rolled-back database together with a rolled-back home has no
 * other witness. Its bare word alerts. Where it shows what the ledger itself signed, decisions stop as well.
 */
@Component
class Contradictions {

    static final String CLAIMED = "ledger.witness-contradicts";
    static final String PROVEN = "ledger.witnessed-otherwise";

    static final Duration PAUSE = Duration.ofSeconds(1);

    private final WitnessLine line;
    private final PublishedTree tree;
    private final LogIdentity log;
    private final Alarms alarms;
    private final Duration pause;

    @Autowired
    Contradictions(WitnessLine line, PublishedTree tree, LogIdentity log, Alarms alarms) {
        this(line, tree, log, alarms, PAUSE);
    }

    Contradictions(WitnessLine line, PublishedTree tree, LogIdentity log, Alarms alarms, Duration pause) {
        this.line = line;
        this.tree = tree;
        this.log = log;
        this.alarms = alarms;
        this.pause = pause;
    }

    /** What only this node does not know yet it knows a moment later; what is lost stays so. */
    Contradiction judged(AskedWitness witness) throws InterruptedException {
        var judged = judgedNow(witness);
        for (var look = 0; look < Asking.BEHIND_FOR && !(judged instanceof None); look++) {
            Thread.sleep(pause);
            judged = judgedNow(witness);
        }
        return judged;
    }

    /** Asks it for what it remembers. */
    private Contradiction judgedNow(AskedWitness witness) throws InterruptedException {
        var remembered = line.remembered(witness.witness(), log.origin()).flatMap(this::opened);
        return remembered.isPresent() ? judged(remembered.get()) : judgedByItsWord(witness);
    }

    /** Another node may have shown it a newer checkpoint than this one knew of when it asked. */
    private Contradiction judgedByItsWord(AskedWitness witness) {
        return witness.claimed() <= ours() ? new None() : new Claimed();
    }

    private Contradiction judged(SignedCheckpoint remembered) {
        var size = remembered.checkpoint().size();
        var continued = size <= ours()
                && Tree.head(tree.tiles(), size).equals(remembered.checkpoint().head());
        return continued ? new None() : new Proven(size);
    }

    private long ours() {
        return tree.newest().map(newest -> newest.checkpoint().size()).orElse(0L);
    }

    /**
     * Signed by a key that signs now: who kept a key that the charter dropped could show a witness whatever they like. A
     * ledger that went back to before a key was dropped knows that key as one that signs.
     */
    private Optional<SignedCheckpoint> opened(byte[] note) {
        return log.vkeys().stream()
                .map(NoteVerifier::parse)
                .flatMap(key -> {
                    try {
                        return Stream.of(SignedCheckpoint.open(note, key));
                    } catch (UnacceptableNote notThisKeys) {
                        return Stream.empty();
                    }
                })
                .findFirst();
    }

    void tell(Collection<AskedWitness> witnesses) {
        var claiming = named(witnesses, Claimed.class);
        if (claiming.isEmpty()) {
            alarms.over(CLAIMED);
        } else {
            alarms.raise(CLAIMED, claiming);
        }
        var proving = named(witnesses, Proven.class);
        if (proving.isEmpty()) {
            alarms.over(PROVEN);
        } else {
            alarms.raise(PROVEN, proving, largest(witnesses));
        }
    }

    private static String named(Collection<AskedWitness> witnesses, Class<? extends Contradiction> how) {
        return String.join(
                ", ",
                witnesses.stream()
                        .filter(witness -> how.isInstance(witness.contradiction()))
                        .map(witness -> witness.witness().name())
                        .toList());
    }

    private static long largest(Collection<AskedWitness> witnesses) {
        return witnesses.stream()
                .map(AskedWitness::contradiction)
                .mapToLong(how -> how instanceof Proven(var size) ? size : 0)
                .max()
                .orElse(0);
    }
}
