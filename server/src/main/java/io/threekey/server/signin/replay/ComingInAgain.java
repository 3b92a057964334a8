package io.threekey.server.signin.replay;

import io.threekey.server.governance.ImpactFigure;
import io.threekey.server.governance.ImpactSide;
import io.threekey.server.people.WardId;
import io.threekey.server.timing.Provenance;
import io.threekey.server.timing.UsualTimes.Usual;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What it costs people in time that they are asked for another key: they sign in once more, which takes as long as it
 * usually does on their ward. Where that was not measured, nothing is made up: then it says how often it would be.
 */
final class ComingInAgain {

    private final Usual usual;
    private final boolean anyMeasured;
    private final boolean anyUnmeasured;

    /** @param wards of everybody who is asked, now or then: the same figures are said of all groups */
    ComingInAgain(Usual usual, Collection<WardId> wards) {
        this.usual = usual;
        this.anyMeasured = wards.stream().anyMatch(usual.onWards()::containsKey);
        this.anyUnmeasured = !usual.onWards().keySet().containsAll(wards);
    }

    List<ImpactFigure> figures(WardId ward, long now, long then) {
        var measured = Optional.ofNullable(usual.onWards().get(ward));
        var figures = new ArrayList<ImpactFigure>();
        if (anyMeasured) {
            long millis = measured.map(Duration::toMillis).orElse(0L);
            figures.add(figure(timeName(), now * millis, then * millis));
        }
        if (anyUnmeasured) {
            figures.add(
                    figure("signin.again-unmeasured", measured.isPresent() ? 0 : now, measured.isPresent() ? 0 : then));
        }
        return figures;
    }

    private String timeName() {
        return usual.provenance() == Provenance.SIMULATED ? "signin.simulated-again-millis" : "signin.again-millis";
    }

    private static ImpactFigure figure(String name, long before, long after) {
        return new ImpactFigure(name, ImpactSide.CONTINUITY, before, after);
    }
}
