package io.threekey.server.timing.web;

import io.threekey.charter.UseCase;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.NavigationEntry;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.timing.HowOften;
import io.threekey.server.timing.Period;
import io.threekey.server.timing.PointOfCare;
import io.threekey.server.timing.PointOfCare.Figures;
import io.threekey.server.timing.Provenance;
import io.threekey.server.timing.Stage;
import io.threekey.server.timing.TimedWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What signing in costs on the wards, against what clinical operations permits. */
@Controller
@Requires(Permission.SEATED)
class TimingPage {

    private static final String PATH = "/timing";
    private static final String SIMULATED = "simulated";
    private static final String REAL = "real";

    private final PointOfCare pointOfCare;

    TimingPage(PointOfCare pointOfCare) {
        this.pointOfCare = pointOfCare;
    }

    @Bean
    static NavigationEntry timingNavigation() {
        return new NavigationEntry(17, PATH, "timing.nav", "hourglass", Permission.SEATED);
    }

    @GetMapping(PATH)
    Page show(@RequestParam(defaultValue = "") String of, @RequestParam(defaultValue = "") String weeks) {
        var provenance = provenance(of);
        var period = weeks.equals("1") ? Period.WEEK : Period.MONTH;
        var figures = pointOfCare.figures(provenance, period);
        return Page.of(
                "timing/timing",
                new TimingView(
                        lead(figures),
                        choices(figures, period),
                        shows(figures),
                        nothing(figures),
                        figures.undecided().stream().map(TimingPage::undecided).toList(),
                        stages(figures),
                        figures.useCases().stream().map(TimingPage::row).toList(),
                        figures.wards().stream().map(TimingPage::row).toList(),
                        figures.applications().stream().map(TimingPage::row).toList(),
                        figures.causes().stream()
                                .map(cause -> new TimingView.CauseRow(cause.refusal(), howOften(cause.times())))
                                .toList(),
                        figures.inTheWay().stream()
                                .map(said -> new TimingView.InTheWayRow(
                                        said.ward(),
                                        Words.of("timing.hindrance."
                                                + said.hindrance().code()),
                                        howOften(said.times())))
                                .toList(),
                        Words.of("timing.counting", figures.smallestGroup(), figures.keptWeeks())));
    }

    private Provenance provenance(String of) {
        return switch (of) {
            case SIMULATED -> Provenance.SIMULATED;
            case REAL -> Provenance.REAL;
            default -> pointOfCare.usual();
        };
    }

    private static Words lead(Figures figures) {
        return figures.everybody()
                .map(all -> Words.of(
                        "timing.lead", TimedWords.seconds(all.half()), TimedWords.seconds(all.most()), figures.weeks()))
                .orElseGet(() -> Words.of("timing.lead.none", figures.weeks()));
    }

    /** Where one week is all there is, and where nothing was ever simulated, nobody is asked which. */
    private static List<TimingView.Choice> choices(Figures figures, Period period) {
        var choices = new ArrayList<TimingView.Choice>();
        if (figures.keptWeeks() > 1) {
            for (var other : Period.values()) {
                choices.add(new TimingView.Choice(
                        Words.of("timing.weeks", weeks(other, figures)),
                        url(figures.provenance(), other),
                        other == period));
            }
        }
        if (figures.demonstration()) {
            for (var other : Provenance.values()) {
                choices.add(new TimingView.Choice(
                        Words.of("timing.choice." + code(other)), url(other, period), other == figures.provenance()));
            }
        }
        return choices;
    }

    private static int weeks(Period period, Figures figures) {
        return switch (period) {
            case WEEK -> 1;
            case MONTH -> figures.keptWeeks();
        };
    }

    private static String url(Provenance provenance, Period period) {
        return PATH + "?of=" + code(provenance) + (period == Period.WEEK ? "&weeks=1" : "");
    }

    private static String code(Provenance provenance) {
        return switch (provenance) {
            case REAL -> REAL;
            case SIMULATED -> SIMULATED;
        };
    }

    private static Words shows(Figures figures) {
        return Words.of("timing.shows." + code(figures.provenance()));
    }

    private static Optional<Words> nothing(Figures figures) {
        if (figures.everybody().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                figures.measured()
                        ? Words.of("timing.none.too-few", figures.smallestGroup())
                        : Words.of("timing.none.never"));
    }

    private static TimingView.Undecided undecided(UseCase useCase) {
        return new TimingView.Undecided(
                Words.of("timing.undecided.for", CharterWords.useCase(Optional.of(useCase))),
                "/proposals/new?kind=workflow-limits&useCase=" + useCase.code() + "&scope=group&way=regular");
    }

    private static List<TimingView.StageRow> stages(Figures figures) {
        return Arrays.stream(Stage.values())
                .flatMap(stage -> Optional.ofNullable(figures.stages().get(stage)).stream()
                        .map(spread -> new TimingView.StageRow(
                                Words.of("timing.stage." + stage.code()),
                                Words.of("timing.stage." + stage.code() + ".says"),
                                TimedWords.seconds(spread.half()),
                                TimedWords.seconds(spread.most()))))
                .toList();
    }

    private static TimingView.UseCaseRow row(PointOfCare.OfUseCase all) {
        return new TimingView.UseCaseRow(
                CharterWords.useCase(Optional.of(all.useCase())),
                Words.of("timing.number", all.signIns()),
                TimedWords.seconds(all.whole().half()),
                TimedWords.seconds(all.whole().most()));
    }

    private static Words howOften(HowOften often) {
        return switch (often) {
            case HowOften.Never never -> Words.of("timing.failed.none");
            case HowOften.Withheld withheld -> Words.of("timing.withheld");
            case HowOften.Times(var times) -> Words.of("timing.times", times);
        };
    }

    private static TimingView.WardRow row(PointOfCare.OfWard ward) {
        return new TimingView.WardRow(
                ward.name(),
                CharterWords.useCase(Optional.of(ward.useCase())),
                Words.of("timing.number", ward.signIns()),
                howOften(ward.failed()),
                ward.commonest(),
                TimedWords.seconds(ward.whole().half()),
                TimedWords.seconds(ward.whole().most()),
                ward.limit()
                        .map(limit -> Words.of("timing.limit", limit))
                        .orElseGet(() -> Words.of("timing.limit.none")),
                ward.limit().map(limit -> Words.of(ward.isBeyond() ? "timing.beyond" : "timing.within")),
                ward.isBeyond() ? Tone.CAUTION : Tone.GOOD);
    }

    private static TimingView.ApplicationRow row(PointOfCare.OfApplication application) {
        return new TimingView.ApplicationRow(
                application.name(),
                TimedWords.seconds(application.whole().half()),
                TimedWords.seconds(application.whole().most()),
                application
                        .own()
                        .map(own -> Words.of(
                                "timing.application.own",
                                TimedWords.seconds(own.half()),
                                TimedWords.seconds(own.most())))
                        .orElseGet(() -> Words.of("timing.application.unknown")));
    }
}
