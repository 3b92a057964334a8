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
        return live(session).isPresent();
    }

    public Optional<Live> live(String session) {
        return table.named(session)
                .filter(found -> sessions.isOpen(found, clock.instant()))
                .map(found ->
                        new Live(sessions.authentication(found), found.times().overallEnd()));
    }
}
