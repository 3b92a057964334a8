package io.threekey.server.witnessing;

import io.threekey.evidence.LedgerWitnessing;
import io.threekey.evidence.LedgerWitnessing.Witness;
import io.threekey.server.ledger.Alarms;
import io.threekey.server.ledger.CosignatureTable;
import io.threekey.server.ledger.LogIdentity;
import io.threekey.server.ledger.Node;
import io.threekey.server.ledger.PublishedTree;
import io.threekey.server.ledger.Vigil;
import io.threekey.tlog.NoteVerifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.transaction.PlatformTransactionManager;

/** A server's ledger with its rounds of witnesses, each round taken by the test, under a policy that the test decides. */
final class WitnessedNode {

    final Node node;
    final Confirmed confirmed;
    final WitnessRounds rounds;
    private final Decided decided;

    private WitnessedNode(Node node, LedgerWitnessing policy, Path home, Duration patience) {
        this.node = node;
        this.decided = new Decided(node, policy);
        var tree = node.get(PublishedTree.class);
        var transactions = node.get(PlatformTransactionManager.class);
        var cosignatures = node.get(CosignatureTable.class);
        var line = new WitnessLine(patience);
        this.confirmed = new Confirmed(cosignatures, tree, decided, transactions);
        this.rounds = new WitnessRounds(
                decided,
                tree,
                new Asking(line, tree, cosignatures, decided, transactions, Duration.ofMillis(100)),
                new Contradictions(
                        line, tree, node.get(LogIdentity.class), node.get(Alarms.class), Duration.ofMillis(20)),
                confirmed,
                new TooFewWitnesses(node.get(Alarms.class), node.clock),
                new LogKeyFile(home, node.get(LogIdentity.class)),
                node.get(Vigil.class),
                false);
    }

    static WitnessedNode of(Node node, Path home) {
        return of(node, home, Duration.ofMillis(700));
    }

    /** @param patience how long a witness may take to answer */
    static WitnessedNode of(Node node, Path home, Duration patience) {
        return new WitnessedNode(node, new LedgerWitnessing(List.of(), 0, 10), home, patience);
    }

    WitnessedNode requires(int number, Witness... witnesses) {
        decided.policy = new LedgerWitnessing(List.of(witnesses), number, 10);
        return this;
    }

    void records(int entries) {
        node.tapsTimes(entries);
        node.steps();
    }

    /** A round, and another once everybody who answers has, which finds what they said. */
    void round() {
        rounds.round();
        awaitAnswers();
        rounds.round();
        awaitAnswers();
    }

    private void awaitAnswers() {
        rounds.witnesses().forEach(WitnessedNode::awaitAnswer);
    }

    static void awaitAnswer(AskedWitness asked) {
        for (var look = 0; look < 600 && asked.isBusy(); look++) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
        }
    }

    AskedWitness witness(String name) {
        return rounds.witnesses().stream()
                .filter(asked -> asked.witness().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static final class Decided extends WitnessingInForce {

        private final Node node;
        private LedgerWitnessing policy;

        @SuppressWarnings("NullAway") // nothing of what is in force is asked for here
        Decided(Node node, LedgerWitnessing policy) {
            super(null);
            this.node = node;
            this.policy = policy;
        }

        @Override
        LedgerWitnessing policy() {
            return policy;
        }

        @Override
        boolean isFounded() {
            return true;
        }

        @Override
        List<NoteVerifier> logKeys() {
            return List.of(NoteVerifier.parse(node.get(LogIdentity.class).vkey()));
        }
    }
}
