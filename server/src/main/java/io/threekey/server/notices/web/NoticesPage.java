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
import io.threekey.server.notices.Inbox;
import io.threekey.server.notices.NoticeId;
import io.threekey.server.notices.ToldNotice;
import io.threekey.server.notices.Urgency;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What the reader was told, the newest first, and their word that they have a page in hand. */
@Controller
@Requires(Permission.SIGNED_IN)
class NoticesPage {

    static final String PATH = "/notices";

    private final Inbox inbox;

    NoticesPage(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping(PATH)
    Page notices(Caller.SignedIn caller) {
        return page(caller, Optional.empty());
    }

    @PostMapping(PATH + "/{id:[0-9a-f]{24}}/answer")
    Object answer(Caller.SignedIn caller, @PathVariable String id) {
        return switch (inbox.answer(new NoticeId(id), new PersonId(caller.person()))) {
            case ANSWERED, ALREADY -> SeeOther.at(PATH);
            case NOT_THEIRS ->
                page(caller, Optional.of(Refusal.of("notices.not-yours"))).withStatus(HttpStatus.CONFLICT);
        };
    }

    private Page page(Caller.SignedIn caller, Optional<Refusal> refusal) {
        var told = inbox.of(new PersonId(caller.person()));
        var ringing = told.stream().filter(ToldNotice::rings).count();
        return Page.of(
                "notices/notices",
                new NoticesView(
                        ringing == 0
                                ? Words.of("notices.page.lead")
                                : Words.of("notices.page.lead.ringing", (int) ringing),
                        told.stream().map(NoticesPage::row).toList(),
                        refusal,
                        caller.may(Permission.SEAT_HOLDER)));
    }

    private static NoticesView.Row row(ToldNotice told) {
        return new NoticesView.Row(
                told.id().value(),
                told.subject(),
                told.text(),
                told.path(),
                told.toldAt(),
                state(told),
                badge(told),
                tone(told),
                told.urgency() == Urgency.PAGE && told.mine().isEmpty());
    }

    private static Optional<Words> state(ToldNotice told) {
        if (told.mine().isPresent()) {
            return Optional.of(Words.of("notices.page.mine", told.mine().get()));
        }
        return told.answers().stream()
                .findFirst()
                .map(answer -> answer.name()
                        .map(name -> Words.of("notices.page.theirs", name, answer.at()))
                        .orElseGet(() -> Words.of("notices.page.somebodys", answer.at())));
    }

    private static Words badge(ToldNotice told) {
        return switch (told.urgency()) {
            case INFORM -> Words.of("notices.badge.inform");
            case PAGE -> Words.of(told.rings() ? "notices.badge.rings" : "notices.badge.in-hand");
        };
    }

    private static Tone tone(ToldNotice told) {
        return switch (told.urgency()) {
            case INFORM -> Tone.NEUTRAL;
            case PAGE -> told.rings() ? Tone.ALARM : Tone.GOOD;
        };
    }
}
