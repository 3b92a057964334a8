package io.threekey.demo.tour;

import io.threekey.demo.tour.Standing.Deed;
import io.threekey.server.frame.Words;
import io.threekey.server.witnessing.Witnesses;
import io.threekey.server.witnessing.Witnesses.OneWitness;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class AWitnessKeepsWatch implements TourStop {

    private final Witnesses witnesses;

    AWitnessKeepsWatch(Witnesses witnesses) {
        this.witnesses = witnesses;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public String code() {
        return "a-witness-keeps-watch";
    }

    @Override
    public Standing standing(Visit visit) {
        var now = witnesses.now();
        var see = new Deed.Go(word("see"), "/ledger/witnesses");
        if (now.witnesses().isEmpty()) {
            return Standing.toDo(see);
        }
        var seen = now.witnesses().stream().flatMap(AWitnessKeepsWatch::seen).toList();
        if (seen.isEmpty()) {
            return Standing.underWay(List.of(word("asked")), see);
        }
        return now.witnesses().stream().anyMatch(witness -> hasSeen(witness, visit))
                ? Standing.done(seen, see)
                : Standing.underWay(seen, see);
    }

    private static Stream<Words> seen(OneWitness witness) {
        return witness.last().stream().map(sight -> word("confirmed", witness.name(), sight.entries(), sight.at()));
    }

    /** A witness dates by whole seconds. */
    private static boolean hasSeen(OneWitness witness, Visit visit) {
        var since = visit.since().truncatedTo(ChronoUnit.SECONDS);
        return witness.last().filter(sight -> !sight.at().isBefore(since)).isPresent();
    }

    private static Words word(String name, Object... arguments) {
        return Words.of("demo.tour.a-witness-keeps-watch." + name, arguments);
    }
}
