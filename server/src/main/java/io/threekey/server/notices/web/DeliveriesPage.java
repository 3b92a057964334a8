package io.threekey.server.notices.web;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import io.threekey.server.notices.Deliveries;
import io.threekey.server.notices.Deliveries.Outgoing;
import io.threekey.server.notices.Problem;
import io.threekey.server.notices.Way;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What left the house and what did not. */
@Controller
@Requires(Permission.SEAT_HOLDER)
class DeliveriesPage {

    static final String PATH = "/notices/deliveries";

    private final Deliveries deliveries;

    DeliveriesPage(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @GetMapping(PATH)
    Page deliveries() {
        return page(Optional.empty());
    }

    @PostMapping(PATH + "/{id:[0-9a-f]{24}}/settlement")
    Object settle(Caller.SignedIn caller, @PathVariable String id) {
        return deliveries.settle(id, new PersonId(caller.person()))
                ? SeeOther.at(PATH)
                : page(Optional.of(Refusal.of("notices.nothing-to-settle"))).withStatus(HttpStatus.CONFLICT);
    }

    private Page page(Optional<Refusal> refusal) {
        var latest = deliveries.latest();
        var standing = (int) latest.stream().filter(Outgoing::stands).count();
        return Page.of(
                "notices/deliveries",
                new DeliveriesView(
                        standing == 0
                                ? Words.of("notices.deliveries.lead")
                                : Words.of("notices.deliveries.lead.failed", standing),
                        Arrays.stream(Way.values()).map(this::wayOut).toList(),
                        latest.stream().map(DeliveriesPage::row).toList(),
                        refusal));
    }

    private DeliveriesView.WayOut wayOut(Way way) {
        return new DeliveriesView.WayOut(
                name(way),
                Words.of(
                        deliveries.isSetUp(way)
                                ? "notices.way.set-up"
                                : "notices.way.%s.not-set-up".formatted(way.code())));
    }

    private static DeliveriesView.Row row(Outgoing one) {
        var again = one.round() == 0
                ? Words.of("notices.deliveries.first")
                : Words.of("notices.deliveries.again", one.round());
        return new DeliveriesView.Row(
                one.id(),
                one.subject(),
                Words.of("notices.deliveries.how", name(one.way()), one.to(), again, one.attempts()),
                one.problem().map(DeliveriesPage::problem),
                one.changedAt(),
                Words.of("notices.deliveries.state.%s".formatted(one.state())),
                tone(one),
                one.stands());
    }

    private static Words name(Way way) {
        return Words.of("notices.way.%s".formatted(way.code()));
    }

    private static Words problem(Problem problem) {
        return Words.of("notices.problem.%s".formatted(problem.kind().code()), problem.detail());
    }

    private static Tone tone(Outgoing one) {
        return switch (one.state()) {
            case "delivered" -> Tone.GOOD;
            case "failed" -> one.stands() ? Tone.ALARM : Tone.CAUTION;
            case "waiting" -> one.attempts() > 1 ? Tone.CAUTION : Tone.INFO;
            default -> Tone.NEUTRAL;
        };
    }
}
