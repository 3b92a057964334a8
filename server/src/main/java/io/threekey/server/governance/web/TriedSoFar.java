package io.threekey.server.governance.web;

import io.threekey.charter.PolicyVersion;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.ImpactFigure;
import io.threekey.server.governance.ImpactFigures;
import io.threekey.server.governance.ImpactGroup;
import io.threekey.server.governance.Impacts;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.governance.ProposalStatus.Adopted;
import io.threekey.server.governance.web.TriedSoFarView.Line;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Holds what is found while a version is recorded and announced against what was foreseen when it was signed. */
@Component
class TriedSoFar {

    private final Impacts impacts;
    private final Clock clock;

    TriedSoFar(Impacts impacts, Clock clock) {
        this.impacts = impacts;
        this.clock = clock;
    }

    /** Empty for what has no stages, or not yet, and for what cannot be tried. */
    Optional<TriedSoFarView> of(ProposalCase one) {
        return one.status() instanceof Adopted(var version) ? of(one, version) : Optional.empty();
    }

    private Optional<TriedSoFarView> of(ProposalCase one, PolicyVersion version) {
        return impacts.ofStages(version)
                .map(found -> view(version, found, one.proposal().impact().flatMap(ImpactView::figures)))
                .or(() -> version.stageAt(clock.instant())
                        .filter(stage -> impacts.canForesee(version.address()))
                        .map(stage -> new TriedSoFarView(
                                lead(version), List.of(Words.of("governance.tried.soon")), List.of())));
    }

    private TriedSoFarView view(PolicyVersion version, Impact impact, Optional<ImpactFigures> foreseen) {
        var found = impact.figures();
        return new TriedSoFarView(
                lead(version),
                ImpactView.basis(found),
                found.everybody().stream()
                        .flatMap(all -> lines(found, all, foreseen))
                        .toList());
    }

    private Words lead(PolicyVersion version) {
        var over = !clock.instant().isBefore(version.effectiveAt());
        return Words.of(over ? "governance.tried.over" : "governance.tried.lead", version.recordedFrom());
    }

    private static Stream<Line> lines(ImpactFigures found, ImpactGroup all, Optional<ImpactFigures> foreseen) {
        var people = new Line(
                ImpactView.hindered(all),
                foreseen.flatMap(figures -> figures.everybody().map(group -> people(figures, group))));
        return Stream.concat(
                Stream.of(people),
                all.figures().stream()
                        .map(figure -> new Line(
                                ImpactView.sentence(figure),
                                foreseen.flatMap(figures -> forAsMany(figures, figure, found.replayed())))));
    }

    private static Words people(ImpactFigures foreseen, ImpactGroup group) {
        var days = Duration.between(foreseen.period().from(), foreseen.period().until())
                .toDays();
        return Words.of("governance.tried.people", group.hindered(), group.people(), days);
    }

    /** Sums grow with the sign-ins, so what was foreseen is said for as many of them. */
    private static Optional<Words> forAsMany(ImpactFigures foreseen, ImpactFigure figure, long signIns) {
        return foreseen.everybody().stream()
                .flatMap(all -> all.figures().stream())
                .filter(same -> same.name().equals(figure.name()))
                .map(same -> Words.of(
                        "governance.tried.figure",
                        ImpactView.quantity(same, scaled(same.before(), signIns, foreseen.replayed())),
                        ImpactView.quantity(same, scaled(same.after(), signIns, foreseen.replayed()))))
                .findFirst();
    }

    private static long scaled(long sum, long signIns, long of) {
        return Math.round(sum * (double) signIns / Math.max(of, 1));
    }
}
