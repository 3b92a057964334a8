package io.threekey.server.sharedsignals.web;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.applications.Signal;
import io.threekey.server.federation.TellingProblem;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import io.threekey.server.sharedsignals.SignalsOverview;
import io.threekey.server.sharedsignals.SignalsOverview.Asked;
import io.threekey.server.sharedsignals.SignalsOverview.Heard;
import io.threekey.server.sharedsignals.SignalsOverview.Listener;
import io.threekey.server.sharedsignals.SignalsOverview.Source;
import io.threekey.server.sharedsignals.SignalsOverview.Untold;
import io.threekey.server.sharedsignals.web.SignalsView.Row;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Who hears signals from here and who is heard, and what became of it. Nothing can be changed on it. */
@Controller
@Requires(Permission.SEATED)
class SignalsPage {

    private final SignalsOverview overview;

    SignalsPage(SignalsOverview overview) {
        this.overview = overview;
    }

    @GetMapping("/applications/signals")
    Page show(Caller.SignedIn caller) {
        var reader = new PersonId(caller.person());
        return Page.of(
                "sharedsignals/signals",
                new SignalsView(
                        overview.listeners().stream().map(SignalsPage::row).toList(),
                        overview.untold(reader).stream().map(SignalsPage::row).toList(),
                        overview.sources().stream().map(SignalsPage::row).toList(),
                        overview.heard(reader).stream().map(SignalsPage::row).toList()));
    }

    private static Row row(Listener listener) {
        return listener.asked()
                .map(asked -> new Row(
                        listener.application(),
                        "",
                        listener.client(),
                        tone(asked),
                        Words.of("sharedsignals.page.stands." + asked.status().code()),
                        says(asked)))
                .orElseGet(() -> new Row(
                        listener.application(),
                        "",
                        listener.client(),
                        Tone.NEUTRAL,
                        Words.of("sharedsignals.page.stands.never"),
                        List.of(Words.of("sharedsignals.page.never"))));
    }

    private static Tone tone(Asked asked) {
        return switch (asked.status()) {
            case ENABLED -> Tone.GOOD;
            case PAUSED -> Tone.CAUTION;
            case DISABLED -> Tone.NEUTRAL;
        };
    }

    private static List<Words> says(Asked asked) {
        var words = new ArrayList<Words>();
        words.add(Words.of(asked.pushed() ? "sharedsignals.page.pushed" : "sharedsignals.page.fetched"));
        if (asked.hears().isEmpty()) {
            words.add(Words.of("sharedsignals.page.hears.nothing"));
        }
        asked.hears().stream().map(SignalsPage::hears).forEach(words::add);
        words.add(Words.of("sharedsignals.page.waiting", asked.waiting()));
        words.add(asked.toldLast()
                .map(at -> Words.of("sharedsignals.page.told-last", at))
                .orElseGet(() -> Words.of("sharedsignals.page.told-never")));
        if (!asked.reason().isEmpty()) {
            words.add(Words.of("sharedsignals.page.reason", asked.reason()));
        }
        return words;
    }

    private static Words hears(Signal signal) {
        return Words.of("sharedsignals.page.hears." + signal.code());
    }

    private static Row row(Untold untold) {
        return new Row(
                untold.application(),
                untold.whose(),
                "",
                Tone.CAUTION,
                Words.of("sharedsignals.page.untold." + untold.state().code()),
                List.of(
                        Words.of("sharedsignals.page.signal." + untold.signal(), untold.happened()),
                        untold.problem()
                                .map(problem -> why(problem, untold))
                                .orElseGet(() -> Words.of("sharedsignals.page.why.said", untold.since()))));
    }

    private static Words why(TellingProblem problem, Untold untold) {
        return problem.answered().isPresent()
                ? Words.of(
                        "sharedsignals.page.why.answered",
                        untold.since(),
                        String.valueOf(problem.answered().getAsInt()))
                : Words.of("sharedsignals.page.why." + problem.written(), untold.since());
    }

    private static Row row(Source source) {
        var hits = !source.does().isEmpty();
        var words = new ArrayList<Words>();
        words.add(Words.of(
                source.does().isEmpty()
                        ? "sharedsignals.page.no-sessions"
                        : "sharedsignals.says.does." + source.does()));
        if (hits) {
            words.add(Words.of("sharedsignals.page.brake", source.hit(), source.people(), source.hours()));
        }
        words.add(Words.of("sharedsignals.page.decided", source.version()));
        var braked = hits && source.hit() >= source.people();
        return new Row(
                source.name(),
                "",
                source.issuer(),
                braked ? Tone.CAUTION : Tone.GOOD,
                Words.of(braked ? "sharedsignals.page.source.braked" : "sharedsignals.page.source.heard"),
                words);
    }

    private static Row row(Heard heard) {
        return new Row(
                heard.source(),
                heard.whose(),
                "",
                tone(heard),
                Words.of("sharedsignals.page.outcome." + heard.outcome().code()),
                List.of(
                        Words.of(
                                heard.signal().isEmpty()
                                        ? "sharedsignals.page.said.other"
                                        : "sharedsignals.page.said." + heard.signal(),
                                heard.at()),
                        Words.of("sharedsignals.page.did." + heard.outcome().code())));
    }

    private static Tone tone(Heard heard) {
        return switch (heard.outcome()) {
            case ENDED, TOLD -> Tone.INFO;
            case ASKED, BRAKED -> Tone.CAUTION;
            case NOTHING, NOBODY, NOT_IN -> Tone.NEUTRAL;
        };
    }
}
