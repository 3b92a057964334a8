package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.server.notices.Notice;
import io.threekey.server.notices.Notices;
import io.threekey.server.notices.Recipient;
import io.threekey.server.notices.Urgency;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Tells people that somebody tried to come in as they and did not (ASVS 5.0, V6.3.5): once a day for each way it went, so
 * that a stranger cannot flood them.
 */
@Component
class NewsOfAttempts {

    private final Notices notices;
    private final Clock clock;

    NewsOfAttempts(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /** In the transaction in which it is recorded. */
    void failed(PersonId person, SignInRefusal why) {
        var now = clock.instant();
        var code = why == SignInRefusal.KEY_CHANGED ? "sign-in.key-changed" : "sign-in.failed";
        notices.tell(new Notice(
                code,
                List.of(now),
                Urgency.INFORM,
                List.of(Recipient.of(person)),
                "/me",
                code + "/" + person + "/" + now.atOffset(ZoneOffset.UTC).toLocalDate()));
    }
}
