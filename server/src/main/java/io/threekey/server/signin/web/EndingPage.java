package io.threekey.server.signin.web;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
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
import io.threekey.server.signin.WordOfEnds;
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
    private final WordOfEnds ends;
    private final PeopleCalled called;
    private final People people;

    EndingPage(EndingForSomebody ending, WordOfEnds ends, PeopleCalled called, People people) {
        this.ending = ending;
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
        return page(caller, Typed.NOTHING, Optional.empty(), Optional.empty(), identified(of));
    }

    @PostMapping("/sessions")
    Page end(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String reason,
            Caller.SignedIn caller) {
        var meant = called.by(person);
        if (meant.leavesADoubt()) {
            return page(caller, new Typed(meant.asked(), reason), Optional.empty(), Optional.empty(), Optional.empty());
        }
        return switch (ending.end(new PersonId(caller.person()), meant.id(), reason)) {
            case Ended ended ->
                page(caller, Typed.NOTHING, Optional.empty(), Optional.of(ended), Optional.of(ended.whose()));
            case Refused(var why) ->
                page(
                                caller,
                                new Typed(WhomView.typed(person), reason),
                                Optional.of(refusal(why)),
                                Optional.empty(),
                                Optional.empty())
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

    private record Typed(WhomView whom, String reason) {

        static final Typed NOTHING = new Typed(WhomView.NOBODY, "");
    }

    private Page page(
            Caller.SignedIn caller,
            Typed typed,
            Optional<Refusal> refusal,
            Optional<Ended> ended,
            Optional<Person> whose) {
        var reader = new PersonId(caller.person());
        return Page.of(
                "signin/ending",
                new EndingView(
                        ending.isRightOf(reader),
                        REASONS,
                        typed.whom(),
                        typed.reason(),
                        refusal,
                        ended,
                        whose.flatMap(person -> ends(reader, person)),
                        neverTold(reader)));
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

    private Optional<Person> identified(String of) {
        try {
            return people.find(new PersonId(of));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
