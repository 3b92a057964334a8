package io.threekey.server.timing;

import static java.util.stream.Collectors.toMap;

import io.threekey.charter.UseCase;
import io.threekey.server.people.People;
import io.threekey.server.people.Site;
import io.threekey.server.people.StaffMonitoring;
import io.threekey.server.timing.FiguresTable.Asked;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What signing in costs in seconds, in groups of as many people as staff monitoring permits to be counted together. */
@Component
public class PointOfCare {

    private static final Comparator<OfWard> WORST_FIRST = Comparator.comparing(OfWard::isBeyond)
            .thenComparing(ward -> ward.whole().most())
            .reversed()
            .thenComparing(OfWard::name);

    private final FiguresTable figures;
    private final CountedKind counted;
    private final LimitsInForce limits;
    private final People people;
    private final StaffMonitoring monitoring;
    private final ShownWeeks weeks;

    PointOfCare(
            FiguresTable figures,
            CountedKind counted,
            LimitsInForce limits,
            People people,
            StaffMonitoring monitoring,
            ShownWeeks weeks) {
        this.figures = figures;
        this.counted = counted;
        this.limits = limits;
        this.people = people;
        this.monitoring = monitoring;
        this.weeks = weeks;
    }

    /**
     * @param smallestGroup fewer different people than that are not shown
     * @param weeks how many whole ones are shown
     * @param keptWeeks after which figures are gone, once they are over
     * @param measured whether anything was, by however few
     * @param everybody empty where they are too few
     * @param wards those beyond their limit first, then the slowest
     * @param undecided use cases for which clinical operations has set no limit
     */
    public record Figures(
            Provenance provenance,
            boolean demonstration,
            int smallestGroup,
            int weeks,
            int keptWeeks,
            boolean measured,
            Optional<Spread> everybody,
            Map<Stage, Spread> stages,
            List<OfUseCase> useCases,
            List<OfWard> wards,
            List<OfApplication> applications,
            List<Cause> causes,
            List<InTheWayOf> inTheWay,
            List<UseCase> undecided) {}

    public record OfUseCase(UseCase useCase, long signIns, Spread whole) {}

    /**
     * @param name of the ward and its site
     * @param failed how often somebody did not get in
     * @param commonest key of the refusal that was the commonest cause of those that enough people met
     * @param limit in seconds, for 95 of 100 sign-ins; empty where none is decided
     */
    public record OfWard(
            String id,
            String name,
            UseCase useCase,
            long signIns,
            HowOften failed,
            Optional<String> commonest,
            Spread whole,
            Optional<Integer> limit) {

        public boolean isBeyond() {
            return limit.filter(whole::isBeyond).isPresent();
        }
    }

    /** @param own what it takes after somebody is in, until it has fetched who they are; empty where too few waited */
    public record OfApplication(String name, Spread whole, Optional<Spread> own) {}

    /** @param refusal key of its texts */
    public record Cause(String refusal, HowOften times) {}

    /** @param ward its name and its site's */
    public record InTheWayOf(String ward, Hindrance hindrance, HowOften times) {}

    /** What this installation shows first. */
    public Provenance usual() {
        return counted.now();
    }

    public Figures figures(Provenance provenance, Period period) {
        var asked = asked(provenance, period);
        var names = names();
        var all = figures.groups(Cut.EVERYBODY, asked).stream().findFirst();
        return new Figures(
                provenance,
                figures.anySimulated(),
                asked.smallest(),
                period.weeks(monitoring),
                Period.kept(monitoring),
                figures.any(provenance, asked.weeks().from()),
                all.map(TimedGroup::whole),
                figures.stages(asked),
                useCases(asked),
                wards(asked).stream().sorted(WORST_FIRST).toList(),
                applications(asked),
                all.isEmpty() ? List.of() : causes(asked),
                figures.howOften(Cut.IN_THE_WAY, asked).entrySet().stream()
                        .map(said -> inTheWay(said.getKey(), said.getValue(), names))
                        .toList(),
                Stream.of(UseCase.SHARED_WORKSTATION, UseCase.MANAGED_ENDPOINT)
                        .filter(useCase -> !limits.areDecided(useCase))
                        .toList());
    }

    private static InTheWayOf inTheWay(Part.Key said, HowOften times, Map<String, String> names) {
        return new InTheWayOf(names.getOrDefault(said.name(), said.name()), Hindrance.named(said.second()), times);
    }

    /** Of what limits are compared with. */
    List<TimedGroup> groupsOfWards(Period period) {
        return figures.groups(Cut.WARDS, asked(counted.now(), period));
    }

    /** @param limit in seconds */
    record Beyond(String name, int limit) {}

    /** Empty where it is within its limit, or none is decided. */
    Optional<Beyond> beyondItsLimit(String id, String useCase, Spread whole) {
        return people.wards().stream()
                .filter(ward -> ward.id().value().equals(id))
                .findFirst()
                .flatMap(ward -> useCase(useCase)
                        .flatMap(known -> limits.seconds(known, ward))
                        .filter(whole::isBeyond)
                        .map(limit -> new Beyond(names().getOrDefault(id, id), limit)));
    }

    private Asked asked(Provenance provenance, Period period) {
        return new Asked(provenance, weeks.shown(period), monitoring.smallestGroup());
    }

    private List<OfUseCase> useCases(Asked asked) {
        return figures.groups(Cut.USE_CASES, asked).stream()
                .flatMap(group -> useCase(group.name()).stream()
                        .map(useCase -> new OfUseCase(useCase, group.signIns(), group.whole())))
                .toList();
    }

    private List<OfWard> wards(Asked asked) {
        var wards = people.wards().stream().collect(toMap(ward -> ward.id().value(), Function.identity()));
        var names = names();
        var keptOut = figures.howOften(Cut.KEPT_OUT_ON_WARDS, asked);
        var commonest = figures.commonest(asked);
        return figures.groups(Cut.WARDS, asked).stream()
                .flatMap(group -> Optional.ofNullable(wards.get(group.name())).stream()
                        .flatMap(ward -> useCase(group.useCase()).stream().map(useCase -> {
                            var key = new Part.Key(group.name(), group.useCase());
                            var failed = keptOut.getOrDefault(key, new HowOften.Never());
                            return new OfWard(
                                    group.name(),
                                    names.getOrDefault(group.name(), ""),
                                    useCase,
                                    group.signIns(),
                                    failed,
                                    Optional.ofNullable(commonest.get(key))
                                            .filter(cause -> failed instanceof HowOften.Times),
                                    group.whole(),
                                    limits.seconds(useCase, ward));
                        })))
                .toList();
    }

    private List<OfApplication> applications(Asked asked) {
        var waits = figures.waits(asked);
        return figures.groups(Cut.APPLICATIONS, asked).stream()
                .filter(group -> !group.name().isEmpty())
                .map(group ->
                        new OfApplication(group.name(), group.whole(), Optional.ofNullable(waits.get(group.name()))))
                .toList();
    }

    /** The commonest first, and last those of which there is no number. */
    private List<Cause> causes(Asked asked) {
        var causes = new TreeMap<String, HowOften>(figures.unproven(asked));
        figures.howOften(Cut.CAUSES, asked)
                .forEach((key, often) -> causes.merge(key.name(), often, HowOften::together));
        return causes.entrySet().stream()
                .map(cause -> new Cause(cause.getKey(), cause.getValue()))
                .sorted(Comparator.comparingLong((Cause cause) -> cause.times().shown())
                        .reversed())
                .toList();
    }

    private Map<String, String> names() {
        var sites = people.sites().stream().collect(toMap(Site::id, Site::name));
        return people.wards().stream()
                .collect(toMap(ward -> ward.id().value(), ward -> ward.name() + ", " + sites.get(ward.site())));
    }

    /** Empty for somebody without a role, who is in no group that is shown. */
    private static Optional<UseCase> useCase(String code) {
        return Arrays.stream(UseCase.values())
                .filter(useCase -> useCase.code().equals(code))
                .findFirst();
    }
}
