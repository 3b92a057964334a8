package io.threekey.server.notices.web;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.frame.Bell;
import io.threekey.server.notices.Inbox;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Rings for pages that nobody has in hand. */
@Component
class NoticesBell implements Bell {

    private final Inbox inbox;

    NoticesBell(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public Ring ringFor(Caller.SignedIn person) {
        return new Ring(NoticesPage.PATH, ringing(new PersonId(person.person())));
    }

    /** A page that can be shown without the database is shown without the count. */
    private int ringing(PersonId person) {
        try {
            return inbox.ringing(person);
        } catch (DataAccessException away) {
            return 0;
        }
    }
}
