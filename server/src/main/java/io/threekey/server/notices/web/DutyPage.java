package io.threekey.server.notices.web;

import io.threekey.charter.Codes;
import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.HouseZone;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.frame.Words;
import io.threekey.server.notices.DutyRota;
import io.threekey.server.notices.DutyRota.Outcome;
import io.threekey.server.notices.Recipients.Holder;
import io.threekey.server.notices.ShiftId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is on duty now and in the next week, and their shifts. */
@Controller
class DutyPage {

    static final String PATH = "/duty";

    private static final Map<Outcome, String> REFUSED = Map.of(
            Outcome.NOT_YOURS, "notices.duty-not-yours",
            Outcome.NOT_OF_THE_FUNCTION, "notices.duty-not-of-the-function",
            Outcome.NOT_A_TIME, "notices.duty-not-a-time",
            Outcome.GONE, "notices.duty-gone");

    private final DutyRota rota;
    private final DutyViews views;
    private final HouseZone zone;

    DutyPage(DutyRota rota, DutyViews views, HouseZone zone) {
        this.rota = rota;
        this.views = views;
        this.zone = zone;
    }

    enum Done {
        ENTERED,
        HANDED_OVER,
        WITHDRAWN;

        Words sentence() {
            return Words.of("notices.duty.done.%s".formatted(Codes.code(this)));
        }
    }

    @GetMapping(PATH)
    @Requires(Permission.SIGNED_IN)
    Page duty(Caller.SignedIn caller, @RequestParam Optional<Done> done) {
        return page(caller, Optional.empty(), done);
    }

    @PostMapping(PATH + "/shifts")
    @Requires(Permission.SEAT_HOLDER)
    Object enter(
            Caller.SignedIn caller,
            @RequestParam Function function,
            @RequestParam String person,
            @RequestParam String from,
            @RequestParam String until) {
        var begin = instant(from);
        var end = instant(until);
        if (begin.isEmpty() || end.isEmpty()) {
            return answer(caller, Outcome.NOT_A_TIME, Done.ENTERED);
        }
        var by = new PersonId(caller.person());
        var outcome = holder(person)
                .map(known -> rota.enter(function, known, begin.get(), end.get(), by))
                .orElse(Outcome.NOT_OF_THE_FUNCTION);
        return answer(caller, outcome, Done.ENTERED);
    }

    @PostMapping(PATH + "/shifts/{id:[0-9a-f]{24}}/handover")
    @Requires(Permission.SEAT_HOLDER)
    Object handOver(Caller.SignedIn caller, @PathVariable String id, @RequestParam String person) {
        var outcome = holder(person)
                .map(known -> rota.handOver(new ShiftId(id), known, new PersonId(caller.person())))
                .orElse(Outcome.NOT_OF_THE_FUNCTION);
        return answer(caller, outcome, Done.HANDED_OVER);
    }

    @PostMapping(PATH + "/shifts/{id:[0-9a-f]{24}}/withdrawal")
    @Requires(Permission.SEAT_HOLDER)
    Object withdraw(Caller.SignedIn caller, @PathVariable String id) {
        return answer(caller, rota.withdraw(new ShiftId(id), new PersonId(caller.person())), Done.WITHDRAWN);
    }

    private Optional<PersonId> holder(String person) {
        return Arrays.stream(Function.values())
                .flatMap(function -> rota.peopleOf(function).stream())
                .map(Holder::person)
                .filter(holder -> holder.value().equals(person))
                .findFirst();
    }

    private Object answer(Caller.SignedIn caller, Outcome outcome, Done done) {
        return Optional.ofNullable(REFUSED.get(outcome))
                .<Object>map(key -> page(caller, Optional.of(Refusal.of(key)), Optional.empty())
                        .withStatus(HttpStatus.CONFLICT))
                .orElseGet(() -> SeeOther.at(PATH + "?done=" + done));
    }

    private Page page(Caller.SignedIn caller, Optional<Refusal> refusal, Optional<Done> done) {
        return Page.of("notices/duty", views.of(new PersonId(caller.person()), refusal, done.map(Done::sentence)));
    }

    /** A time on the hospital's clock; one that a daylight-saving night leaves out is an hour later. */
    private Optional<Instant> instant(String local) {
        return instant(local, zone.get());
    }

    static Optional<Instant> instant(String local, ZoneId zone) {
        try {
            return Optional.of(LocalDateTime.parse(local).atZone(zone).toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
