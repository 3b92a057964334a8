package io.threekey.server.governance.web;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.frame.TypedDay;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.AbsenceId;
import io.threekey.server.governance.AbsenceOutcome;
import io.threekey.server.governance.Absences;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody who holds a seat says when they are away, and says it for those who hold it with them. */
@Controller
@Requires(Permission.SEAT_HOLDER)
class AbsencePage {

    static final String PATH = "/absence";

    private final Absences absences;
    private final AbsenceViews views;

    AbsencePage(Absences absences, AbsenceViews views) {
        this.absences = absences;
        this.views = views;
    }

    enum Done {
        DECLARED,
        CHANGED,
        ENDED;

        Words sentence() {
            return Words.of("governance.absence.done." + name().toLowerCase(Locale.ROOT));
        }
    }

    @GetMapping(PATH)
    Page show(Caller.SignedIn caller, @RequestParam Optional<Done> done) {
        return page(caller, Optional.empty(), done, Optional.empty());
    }

    @PostMapping(PATH)
    Object declare(
            Caller.SignedIn caller,
            @RequestParam String person,
            @RequestParam String first,
            @RequestParam String last) {
        var outcome = days(first, last)
                .map(days -> absences.declare(new PersonId(person), days.first(), days.last(), by(caller)));
        return answer(caller, outcome, Done.DECLARED, Optional.of(new AbsenceView.Typed(person, first, last)));
    }

    @PostMapping(PATH + "/{id:[0-9a-f]{24}}")
    Object change(
            Caller.SignedIn caller, @PathVariable String id, @RequestParam String first, @RequestParam String last) {
        var outcome = days(first, last)
                .map(days -> absences.change(new AbsenceId(id), days.first(), days.last(), by(caller)));
        return answer(caller, outcome, Done.CHANGED, Optional.empty());
    }

    @PostMapping(PATH + "/{id:[0-9a-f]{24}}/end")
    Object end(Caller.SignedIn caller, @PathVariable String id) {
        return answer(caller, Optional.of(absences.end(new AbsenceId(id), by(caller))), Done.ENDED, Optional.empty());
    }

    private Object answer(
            Caller.SignedIn caller, Optional<AbsenceOutcome> outcome, Done done, Optional<AbsenceView.Typed> typed) {
        return outcome.filter(AbsenceOutcome.DONE::equals).isPresent()
                ? SeeOther.at(PATH + "?done=" + done)
                : page(caller, Optional.of(refusal(outcome)), Optional.empty(), typed)
                        .withStatus(HttpStatus.CONFLICT);
    }

    /** @param outcome empty where what was typed are no days */
    private static Refusal refusal(Optional<AbsenceOutcome> outcome) {
        return Refusal.of("governance.absence.%s"
                .formatted(
                        outcome.map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .orElse("no-days")));
    }

    private Page page(
            Caller.SignedIn caller, Optional<Refusal> refusal, Optional<Done> done, Optional<AbsenceView.Typed> typed) {
        return Page.of("governance/absence", views.of(by(caller), refusal, done.map(Done::sentence), typed));
    }

    private static PersonId by(Caller.SignedIn caller) {
        return new PersonId(caller.person());
    }

    private record Days(LocalDate first, LocalDate last) {}

    private static Optional<Days> days(String first, String last) {
        return TypedDay.read(first).flatMap(from -> TypedDay.read(last).map(to -> new Days(from, to)));
    }
}
