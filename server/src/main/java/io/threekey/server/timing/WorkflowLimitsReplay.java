package io.threekey.server.timing;

import static java.util.stream.Collectors.toMap;

import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.ImpactFigure;
import io.threekey.server.governance.ImpactReplay;
import io.threekey.server.governance.ImpactSide;
import io.threekey.server.governance.ImpactTally;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.governance.SitesConcerned;
import io.threekey.server.governance.WorkPlace;
import io.threekey.server.people.People;
import io.threekey.server.people.Site;
import io.threekey.server.people.SiteId;
import io.threekey.server.people.StaffMonitoring;
import io.threekey.server.people.Ward;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * How many of the sign-ins that were measured took longer than proposed limits, ward by ward. Whole days of UTC are tried,
 * because nothing nearer is kept. Nobody is hindered by a limit: it makes visible what took too long.
 */
@Component
class WorkflowLimitsReplay implements ImpactReplay {

    private final FiguresTable figures;
    private final CountedKind counted;
    private final People people;
    private final StaffMonitoring monitoring;
    private final ShownWeeks weeks;

    WorkflowLimitsReplay(
            FiguresTable figures, CountedKind counted, People people, StaffMonitoring monitoring, ShownWeeks weeks) {
        this.figures = figures;
        this.counted = counted;
        this.people = people;
        this.monitoring = monitoring;
        this.weeks = weeks;
    }

    @Override
    public PolicyKindName kind() {
        return WorkflowLimits.KIND;
    }

    @Override
    public Impact replay(
            PolicyAddress address,
            SitesConcerned sites,
            JsonObject inForce,
            JsonObject proposed,
            ReplayedPeriod asked) {
        var period = kept(asked);
        var before = WorkflowLimits.read(inForce);
        var after = WorkflowLimits.read(proposed);
        var wards = people.wards().stream()
                .filter(ward -> sites.reaches(Optional.of(Scope.site(ward.site().value()))))
                .toList();
        var provenance = counted.now();
        var tally = new ImpactTally();
        var places = places(wards);
        figures.beyond(
                        provenance,
                        address.useCase().map(UseCase::code).orElse(""),
                        LocalDate.ofInstant(period.from(), ZoneOffset.UTC),
                        LocalDate.ofInstant(period.until(), ZoneOffset.UTC),
                        tried(wards, before, after))
                .forEach(beyond -> Optional.ofNullable(places.get(beyond.ward()))
                        .ifPresent(place -> take(beyond, place, provenance, period, tally)));
        return tally.impact(period, monitoring.smallestGroup());
    }

    /** As much of it as is left. */
    private ReplayedPeriod kept(ReplayedPeriod asked) {
        var from = weeks.keptFrom().atStartOfDay(ZoneOffset.UTC).toInstant();
        return from.isAfter(asked.from()) && from.isBefore(asked.until())
                ? new ReplayedPeriod(from, asked.until())
                : asked;
    }

    private static void take(
            FiguresTable.Beyond beyond,
            WorkPlace place,
            Provenance provenance,
            ReplayedPeriod period,
            ImpactTally tally) {
        var somebody = new PersonId("number-" + beyond.number() + "-of-" + beyond.ward());
        var name = provenance.isSimulated() ? "timing.simulated-beyond" : "timing.beyond";
        var figure = new ImpactFigure(name, ImpactSide.CONTINUITY, beyond.before(), beyond.after());
        tally.signIn(somebody, place, share(period, List.of(figure)));
        for (var further = 1; further < beyond.signIns(); further++) {
            tally.signIn(somebody, place, share(period, List.of()));
        }
    }

    private static ImpactTally.Share share(ReplayedPeriod period, List<ImpactFigure> figures) {
        return new ImpactTally.Share(period.from(), period.from(), false, figures);
    }

    private static FiguresTable.Tried tried(List<Ward> wards, WorkflowLimits before, WorkflowLimits after) {
        return new FiguresTable.Tried(
                wards.stream().map(ward -> ward.id().value()).toArray(String[]::new),
                wards.stream().map(ward -> before.in(ward.careSetting())).toArray(Integer[]::new),
                wards.stream().map(ward -> after.in(ward.careSetting())).toArray(Integer[]::new));
    }

    private Map<String, WorkPlace> places(List<Ward> wards) {
        var sites = people.sites().stream().collect(toMap(Site::id, Function.identity()));
        return wards.stream().collect(toMap(ward -> ward.id().value(), ward -> place(ward, sites)));
    }

    private static WorkPlace place(Ward ward, Map<SiteId, Site> sites) {
        var site = Optional.ofNullable(sites.get(ward.site())).orElseThrow();
        return new WorkPlace(ward.careSetting(), ward.name() + ", " + site.name(), site.timeZone());
    }
}
