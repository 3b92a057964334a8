package io.threekey.server.witnessing;

import io.threekey.evidence.LedgerWitnessing.Witness;
import io.threekey.server.ledger.PublishedTree;
import io.threekey.tlog.Cosignature;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who witnesses the ledger, and how it stands with each of them. */
@Component
public class Witnesses {

    private final WitnessingInForce inForce;
    private final WitnessRounds rounds;
    private final Confirmed confirmed;
    private final PublishedTree tree;

    Witnesses(WitnessingInForce inForce, WitnessRounds rounds, Confirmed confirmed, PublishedTree tree) {
        this.inForce = inForce;
        this.rounds = rounds;
        this.confirmed = confirmed;
        this.tree = tree;
    }

    /**
     * @param required how many must confirm
     * @param entries how many stand in the ledger
     * @param confirmed how many of them enough witnesses have confirmed
     */
    public record Standing(long required, long entries, long confirmed, List<OneWitness> witnesses) {

        public Standing {
            witnesses = List.copyOf(witnesses);
        }

        public long waiting() {
            return Math.max(0, entries - confirmed);
        }
    }

    /**
     * @param last when, by its own clock, and how many entries it confirmed last; empty where it has not since this
     *     server started
     */
    public record OneWitness(String name, String key, String url, WitnessState state, Optional<Sight> last) {}

    public record Sight(long entries, Instant at) {}

    public Standing now() {
        return new Standing(
                inForce.policy().required(),
                tree.newest().map(newest -> newest.checkpoint().size()).orElse(0L),
                confirmed.size(),
                rounds.witnesses().stream().map(Witnesses::one).toList());
    }

    private static OneWitness one(AskedWitness asked) {
        Witness witness = asked.witness();
        return new OneWitness(
                witness.name(),
                witness.verifierKey(),
                witness.url(),
                asked.state(),
                asked.last().map(seen(asked)));
    }

    private static java.util.function.Function<Cosignature, Sight> seen(AskedWitness asked) {
        return cosignature -> new Sight(asked.confirmedSize(), cosignature.at());
    }
}
