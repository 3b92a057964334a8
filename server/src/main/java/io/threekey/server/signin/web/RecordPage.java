package io.threekey.server.signin.web;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.HouseZone;
import io.threekey.server.frame.NavigationEntry;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Refusal;
import io.threekey.server.people.People;
import io.threekey.server.people.PreparedErasures;
import io.threekey.server.people.RecordLooks;
import io.threekey.server.people.RecordLooks.Looking.Permitted;
import io.threekey.server.people.RecordLooks.Looking.Refused;
import io.threekey.server.people.StaffMonitoring;
import io.threekey.server.signin.PastSignIns;
import io.threekey.server.signin.SignInRefusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Looking at somebody else's sign-ins, for a reason that the policy in force permits. */
@Controller
@Requires(Permission.SEAT_HOLDER)
class RecordPage {

    private static final int MOST = 500;

    private final RecordLooks looks;
    private final StaffMonitoring monitoring;
    private final PastSignIns past;
    private final People people;
    private final PeopleCalled names;
    private final PastWords words;
    private final PreparedErasures erasures;
    private final Clock clock;
    private final HouseZone zone;

    RecordPage(
            RecordLooks looks,
            StaffMonitoring monitoring,
            PastSignIns past,
            People people,
            PeopleCalled names,
            PastWords words,
            PreparedErasures erasures,
            Clock clock,
            HouseZone zone) {
        this.looks = looks;
        this.monitoring = monitoring;
        this.past = past;
        this.people = people;
        this.names = names;
        this.words = words;
        this.erasures = erasures;
        this.clock = clock;
        this.zone = zone;
    }

    @Bean
    static NavigationEntry recordNavigation() {
        return new NavigationEntry(70, "/records", "signin.record.navigation", "eye", Permission.SEAT_HOLDER);
    }

    @GetMapping("/records")
    Page ask(Caller.SignedIn caller) {
        return page(caller, RecordView.Typed.NOTHING, Optional.empty(), Optional.empty());
    }

    /** By POST, because a look is an act that is written down, and no link or reload may do it unasked. */
    @PostMapping("/records")
    Page look(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String purpose,
            Caller.SignedIn caller) {
        var called = names.by(person);
        if (called.leavesADoubt()) {
            return page(caller, new RecordView.Typed(called.asked(), purpose), Optional.empty(), Optional.empty());
        }
        var typed = new RecordView.Typed(WhomView.typed(person), purpose);
        return switch (looks.look(new PersonId(caller.person()), called.id(), purpose)) {
            case Permitted permitted ->
                page(caller, RecordView.Typed.NOTHING, Optional.empty(), Optional.of(record(permitted)));
            case Refused(var why) ->
                page(caller, typed, Optional.of(why), Optional.empty()).withStatus(HttpStatus.FORBIDDEN);
        };
    }

    private Page page(
            Caller.SignedIn caller,
            RecordView.Typed typed,
            Optional<Refusal> refusal,
            Optional<RecordView.Shown> record) {
        var reasons = monitoring.permitted(new PersonId(caller.person())).entrySet().stream()
                .map(entry -> new RecordView.Reason(entry.getKey().code(), entry.getValue()))
                .toList();
        return Page.of("signin/record", new RecordView(refusal, monitoring.isDecided(), reasons, typed, record));
    }

    private RecordView.Shown record(Permitted permitted) {
        var person = people.find(permitted.whose());
        var since = clock.instant().minus(Duration.ofDays(permitted.days()));
        var shown = past.of(permitted.whose(), since, MOST);
        return new RecordView.Shown(
                person.map(PeopleCalled.Called::inWords)
                        .orElse(permitted.whose().value()),
                permitted.purpose().code(),
                permitted.days(),
                person.map(known -> known.site().timeZone()).orElseGet(zone::get),
                MOST,
                signIns(shown),
                erasures.form(shown.stream()
                        .flatMapToLong(one -> one.index().stream())
                        .boxed()
                        .toList()));
    }

    private List<RecordView.SignIn> signIns(List<PastSignIns.PastSignIn> past) {
        return past.stream()
                .map(one -> new RecordView.SignIn(
                        one.at(),
                        one.refused().map(SignInRefusal::refusalKey),
                        Stream.concat(words.of(one).stream(), Stream.of(PastWords.key(one)))
                                .toList(),
                        one.index()))
                .toList();
    }
}
