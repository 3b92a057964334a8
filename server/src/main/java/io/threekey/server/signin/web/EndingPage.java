package io.threekey.server.signin.web;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.NavigationEntry;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Refusal;
import io.threekey.server.signin.EndingForSomebody;
import io.threekey.server.signin.EndingForSomebody.Outcome.Ended;
import io.threekey.server.signin.EndingForSomebody.Outcome.Refused;
import io.threekey.server.signin.EndingReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Ends everything that somebody else is in. */
@Controller
@Requires(Permission.SEAT_HOLDER)
class EndingPage {

    private static final List<String> REASONS =
            Stream.of(EndingReason.values()).map(EndingReason::code).toList();

    private final EndingForSomebody ending;
    private final PeopleCalled people;

    EndingPage(EndingForSomebody ending, PeopleCalled people) {
        this.ending = ending;
        this.people = people;
    }

    @Bean
    static NavigationEntry endingNavigation() {
        return new NavigationEntry(71, "/sessions", "signin.ending.navigation", "user-x", Permission.SEAT_HOLDER);
    }

    @GetMapping("/sessions")
    Page ask(Caller.SignedIn caller) {
        return page(caller, "", "", List.of(), Optional.empty(), Optional.empty());
    }

    @PostMapping("/sessions")
    Page end(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String reason,
            Caller.SignedIn caller) {
        var called = people.by(person);
        if (called.size() > 1) {
            var choices = called.stream()
                    .map(one -> new EndingView.Choice(one.id().value(), PeopleCalled.inWords(one)))
                    .toList();
            return page(caller, person, reason, choices, Optional.empty(), Optional.empty());
        }
        var whose = called.stream().map(one -> one.id().value()).findFirst().orElse(person);
        return switch (ending.end(new PersonId(caller.person()), whose, reason)) {
            case Ended ended -> page(caller, "", "", List.of(), Optional.empty(), Optional.of(ended));
            case Refused(var why) ->
                page(caller, person, reason, List.of(), Optional.of(refusal(why)), Optional.empty())
                        .withStatus(HttpStatus.FORBIDDEN);
        };
    }

    private static Refusal refusal(EndingForSomebody.Refusal why) {
        return Refusal.of(
                switch (why) {
                    case NOT_YOURS -> "ending.not-yours";
                    case NOBODY -> "ending.nobody";
                    case NO_REASON -> "ending.no-reason";
                });
    }

    private Page page(
            Caller.SignedIn caller,
            String person,
            String reason,
            List<EndingView.Choice> choices,
            Optional<Refusal> refusal,
            Optional<Ended> ended) {
        var yours = ending.isRightOf(new PersonId(caller.person()));
        return Page.of("signin/ending", new EndingView(yours, REASONS, person, reason, choices, refusal, ended));
    }
}
