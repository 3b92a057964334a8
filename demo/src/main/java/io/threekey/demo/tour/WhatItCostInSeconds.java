package io.threekey.demo.tour;

import io.threekey.demo.SteeringGroup;
import io.threekey.demo.tour.Standing.Deed;
import io.threekey.server.frame.Words;
import io.threekey.server.timing.Period;
import io.threekey.server.timing.PointOfCare;
import io.threekey.server.timing.PointOfCare.Figures;
import io.threekey.server.timing.Provenance;
import io.threekey.server.timing.TimedWords;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What signing in costs on the wards, as clinical operations reads it. */
@Component
class WhatItCostInSeconds implements TourStop {

    private final SteeringGroup group;
    private final PointOfCare pointOfCare;
    private final SignInsSince signIns;

    WhatItCostInSeconds(SteeringGroup group, PointOfCare pointOfCare, SignInsSince signIns) {
        this.group = group;
        this.pointOfCare = pointOfCare;
        this.signIns = signIns;
    }

    @Override
    public int order() {
        return 35;
    }

    @Override
    public String code() {
        return "what-it-cost-in-seconds";
    }

    @Override
    public Standing standing(Visit visit) {
        var owner = group.holderOf(SteeringGroup.CLINICAL_OPERATIONS);
        var go = ComeIn.as(owner, word("go"), "/timing");
        return signIns.latestOf(owner, visit)
                .filter(cameIn ->
                        pointOfCare.figures(Provenance.REAL, Period.WEEK).measured())
                .map(cameIn -> Standing.done(said(), new Deed.Go(word("see"), "/timing"), go))
                .orElseGet(() -> Standing.toDo(go));
    }

    private List<Words> said() {
        var said = new ArrayList<Words>();
        var real = pointOfCare.figures(Provenance.REAL, Period.WEEK);
        said.add(real.everybody().isPresent() ? figures("real", real) : word("too-few", real.smallestGroup()));
        var simulated = pointOfCare.figures(Provenance.SIMULATED, Period.MONTH);
        if (simulated.everybody().isPresent()) {
            said.add(figures("simulated", simulated));
        }
        said.add(word("proved"));
        return said;
    }

    private static Words figures(String kind, Figures figures) {
        var all = figures.everybody().orElseThrow();
        return word(kind, TimedWords.seconds(all.half()), TimedWords.seconds(all.most()));
    }

    private static Words word(String name, Object... arguments) {
        return Words.of("demo.tour.what-it-cost-in-seconds." + name, arguments);
    }
}
