package io.threekey.server.measures.web;

import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Words;
import io.threekey.server.measures.GapOwner;
import io.threekey.server.measures.Gaps;
import io.threekey.server.measures.Severity;
import io.threekey.server.measures.StandingGap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What nobody owns, or will stop being owned; all of it, or what one owner must mend. */
@Controller
class GapsPage {

    private static final String EVERYBODY = "";

    private final Gaps gaps;
    private final Clock clock;

    GapsPage(Gaps gaps, Clock clock) {
        this.gaps = gaps;
        this.clock = clock;
    }

    @GetMapping("/gaps")
    @Requires(Permission.SEATED)
    Page gaps(@RequestParam(defaultValue = EVERYBODY) String owner) {
        var survey = gaps.survey();
        var now = clock.instant();
        var shown = survey.gaps().stream()
                .filter(standing ->
                        owner.equals(EVERYBODY) || standing.gap().owner().code().equals(owner))
                .toList();
        return Page.of(
                "measures/gaps",
                new GapsView(
                        lead(survey.gaps()),
                        choices(survey.gaps(), owner),
                        shown.stream().map(standing -> row(standing, now)).toList(),
                        survey.whole(),
                        Words.of(owner.equals(EVERYBODY) ? "measures.gaps.none" : "measures.gaps.none-here")));
    }

    private static Words lead(List<StandingGap> all) {
        var urgent = all.stream()
                .filter(standing -> standing.gap().severity() == Severity.URGENT)
                .count();
        return Words.of("measures.gaps.lead", all.size(), urgent);
    }

    private static List<GapsView.Choice> choices(List<StandingGap> all, String chosen) {
        var owners = all.stream()
                .map(standing -> standing.gap().owner())
                .distinct()
                .map(owner -> choice(owner, all, chosen));
        var everybody =
                new GapsView.Choice(Words.of("measures.gaps.everybody"), all.size(), "/gaps", chosen.equals(EVERYBODY));
        return Stream.concat(Stream.of(everybody), owners).toList();
    }

    private static GapsView.Choice choice(GapOwner owner, List<StandingGap> all, String chosen) {
        var count = all.stream()
                .filter(standing -> standing.gap().owner().equals(owner))
                .count();
        return new GapsView.Choice(
                owner.name(),
                (int) count,
                "/gaps?owner=" + URLEncoder.encode(owner.code(), StandardCharsets.UTF_8),
                owner.code().equals(chosen));
    }

    private static GapsView.Row row(StandingGap standing, Instant now) {
        var gap = standing.gap();
        return new GapsView.Row(
                gap.what(),
                gap.owner().name(),
                age(standing, now),
                Words.of("measures.severity." + gap.severity().code()),
                gap.severity().tone(),
                gap.next(),
                gap.url(),
                gap.code());
    }

    private static Words age(StandingGap standing, Instant now) {
        return Words.of("measures.gaps.age", standing.since(), standing.age(now).toDays());
    }
}
