package io.threekey.server.signin.web;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.FreshSignIn;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.NavigationEntry;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Refusal;
import io.threekey.server.people.People;
import io.threekey.server.people.Person;
import io.threekey.server.signin.EndingForSomebody;
import io.threekey.server.signin.EndingForSomebody.Outcome.Ended;
import io.threekey.server.signin.EndingForSomebody.Outcome.Refused;
import io.threekey.server.signin.EndingReason;
import io.threekey.server.signin.TakingKeysBack;
import io.threekey.server.signin.WordOfEnds;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Ends everything that somebody else is in, and takes back the key that was the reason. */
@Controller
@Requires(Permission.SEAT_HOLDER)
class EndingPage {

    private static final List<String> REASONS =
            Stream.of(EndingReason.values()).map(EndingReason::code).toList();

    private static final Refusal NOT_FRESH = Refusal.of("ending.not-fresh");

    private final EndingForSomebody ending;
    private final TakingKeysBack takingBack;
    private final FreshSignIn freshness;
    private final WordOfEnds ends;
    private final PeopleCalled called;
    private final People people;

    EndingPage(
            EndingForSomebody ending,
            TakingKeysBack takingBack,
            FreshSignIn freshness,
            WordOfEnds ends,
            PeopleCalled called,
            People people) {
        this.ending = ending;
        this.takingBack = takingBack;
        this.freshness = freshness;
        this.ends = ends;
        this.called = called;
        this.people = people;
    }

    @Bean
    static NavigationEntry endingNavigation() {
        return new NavigationEntry(71, "/sessions", "signin.ending.navigation", "user-x", Permission.SEAT_HOLDER);
    }

    @GetMapping("/sessions")
    Page ask(@RequestParam(defaultValue = "") String of, Caller.SignedIn caller) {
        return page(caller, Asked.about(people.identified(of)));
    }

    @PostMapping("/sessions")
    Page end(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String reason,
            Caller.SignedIn caller) {
        var meant = called.by(person);
        if (meant.leavesADoubt()) {
            return page(caller, Asked.typed(meant.asked(), reason));
        }
        return switch (ending.end(new PersonId(caller.person()), meant.id(), reason)) {
            case Ended ended ->
                page(caller, Asked.about(Optional.of(ended.whose())).ended(ended));
            case Refused(var why) ->
                page(caller, Asked.typed(WhomView.typed(person), reason).refused(refusal(why)))
                        .withStatus(HttpStatus.FORBIDDEN);
        };
    }

    /** Whoever finds the open screen of a seat must not be able to take keys away for good. */
    @PostMapping("/sessions/keys")
    Page takeBack(
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String key,
            Caller.SignedIn caller) {
        var whose = people.identified(of);
        var asked = Asked.about(whose);
        if (!freshness.isFresh(caller)) {
            return page(caller, asked.refused(NOT_FRESH)).withStatus(HttpStatus.CONFLICT);
        }
        if (whose.isEmpty()) {
            return page(caller, asked.refused(refusal(TakingKeysBack.Refusal.NO_SUCH_KEY)))
                    .withStatus(HttpStatus.FORBIDDEN);
        }
        return switch (takingBack.takeBack(
                new PersonId(caller.person()), whose.get().id(), key)) {
            case TakingKeysBack.Outcome.TakenBack(var owner, var taken) ->
                page(caller, Asked.about(Optional.of(owner)).takenBack(taken.label()));
            case TakingKeysBack.Outcome.Refused(var why) ->
                page(caller, asked.refused(refusal(why))).withStatus(HttpStatus.FORBIDDEN);
        };
    }

    private static Refusal refusal(TakingKeysBack.Refusal why) {
        return Refusal.of(
                switch (why) {
                    case NOT_YOURS -> "ending.not-yours";
                    case NO_SUCH_KEY -> "ending.no-such-key";
                    case TOO_MANY -> "ending.too-many";
                });
    }

    private static Refusal refusal(EndingForSomebody.Refusal why) {
        return Refusal.of(
                switch (why) {
                    case NOT_YOURS -> "ending.not-yours";
                    case NOBODY -> "ending.nobody";
                    case NO_REASON -> "ending.no-reason";
                });
    }

    /** What was typed or chosen, and what came of it. */
    private record Asked(
            WhomView whom,
            String reason,
            Optional<Person> whose,
            Optional<Refusal> refusal,
            Optional<Ended> ended,
            Optional<String> takenBack) {

        static Asked about(Optional<Person> whose) {
            return new Asked(WhomView.NOBODY, "", whose, Optional.empty(), Optional.empty(), Optional.empty());
        }

        static Asked typed(WhomView whom, String reason) {
            return new Asked(whom, reason, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        Asked refused(Refusal why) {
            return new Asked(whom, reason, whose, Optional.of(why), ended, takenBack);
        }

        Asked ended(Ended what) {
            return new Asked(whom, reason, whose, refusal, Optional.of(what), takenBack);
        }

        Asked takenBack(String label) {
            return new Asked(whom, reason, whose, refusal, ended, Optional.of(label));
        }
    }

    private Page page(Caller.SignedIn caller, Asked asked) {
        var reader = new PersonId(caller.person());
        return Page.of(
                "signin/ending",
                new EndingView(
                        ending.isRightOf(reader),
                        REASONS,
                        asked.whom(),
                        asked.reason(),
                        asked.refusal(),
                        asked.refusal().filter(NOT_FRESH::equals).map(stale -> byTheirKey(asked.whose())),
                        asked.ended(),
                        asked.whose().flatMap(person -> ends(reader, person)),
                        asked.whose().flatMap(person -> keys(reader, person)),
                        asked.takenBack(),
                        neverTold(reader)));
    }

    /** Back to where they were, once they have shown it. */
    private static String byTheirKey(Optional<Person> whose) {
        var back = "/sessions"
                + whose.map(person -> "?of=" + encoded(person.id().value())).orElse("");
        return "/sign-in?again=own&then=" + encoded(back);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Only of whoever something was ended for lately: to look at anybody's keys takes a reason that stands in the ledger. */
    private Optional<EndingView.Keys> keys(PersonId reader, Person whose) {
        return ends.afterAct(reader, whose.id())
                .map(act -> takingBack.of(reader, whose.id()))
                .map(keys -> new EndingView.Keys(
                        whose.id().value(),
                        whose.name(),
                        whose.site().timeZone(),
                        keys.stream()
                                .map(key -> new EndingView.Key(key.id(), key.label(), key.lastUsedAt()))
                                .toList()));
    }

    private Optional<EndingView.Ends> ends(PersonId reader, Person whose) {
        return ends.afterAct(reader, whose.id())
                .map(told -> new EndingView.Ends(
                        whose.id().value(),
                        whose.name(),
                        told.stream().map(EndRow::of).toList()));
    }

    private List<EndRow> neverTold(PersonId reader) {
        return ends.neverTold(reader).stream()
                .map(told -> EndRow.of(
                        told,
                        people.find(told.person())
                                .map(Person::name)
                                .orElse(told.person().value())))
                .toList();
    }
}
