package io.threekey.server.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a session goes on, for whoever knows its name and not its secret. Being asked about is no touch of it. */
@Component
public class LiveSessions {

    private final SessionTable table;
    private final Sessions sessions;
    private final Clock clock;

    LiveSessions(SessionTable table, Sessions sessions, Clock clock) {
        this.table = table;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * @param how they came in
     * @param until its overall end; idle, it ends earlier
     */
    public record Live(Authentication how, Instant until) {}

    public boolean isLive(String session) {
        return live(table.named(session)).isPresent();
    }

    /**
     * Empty where it is over. What goes on is kept until the caller's transaction is over: whoever ends it meanwhile, on
     * whatever node, waits for that, and then sees what it was used for. Where somebody just ends it, they are waited for.
     */
    public Optional<Live> kept(String session) {
        return live(table.findAndKeep(session));
    }

    private Optional<Live> live(Optional<Session> named) {
        return named.filter(found -> sessions.isOpen(found, clock.instant()))
                .map(found ->
                        new Live(sessions.authentication(found), found.times().overallEnd()));
    }
}
