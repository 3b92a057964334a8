package io.threekey.server.signin;

import io.threekey.charter.Stage;
import io.threekey.server.access.Caller;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What will change for somebody who is in, while it is announced. */
@Component
public class AnnouncedLimits {

    private final SessionTable table;
    private final LimitsDoor limits;

    AnnouncedLimits(SessionTable table, LimitsDoor limits) {
        this.table = table;
        this.limits = limits;
    }

    /**
     * @param from when it changes
     * @param now what their session was given
     * @param then what sessions like theirs will be given; never the same
     */
    public record Change(Instant from, SessionLimit now, SessionLimit then) {}

    /** Empty where nothing is announced, and where it changes nothing for them. */
    public Optional<Change> to(Caller.SignedIn caller) {
        return table.named(caller.session()).flatMap(this::change);
    }

    private Optional<Change> change(Session session) {
        var now = session.times().limit();
        return session.site()
                .map(site -> new SignInFacts.Workplace(session.useCase(), session.careSetting(), site))
                .flatMap(limits::onTheirWay)
                .filter(coming -> coming.stage() == Stage.WARN)
                .map(coming ->
                        new Change(coming.from(), now, coming.limits().limits().in(session.careSetting())))
                .filter(change -> !change.then().equals(now));
    }
}
