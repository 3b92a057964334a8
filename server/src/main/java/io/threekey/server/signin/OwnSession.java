package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.UseCase;
import io.threekey.server.access.Caller;
import io.threekey.server.access.FreshSignIn;
import io.threekey.server.governance.PoliciesInForce;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What somebody may know of the session they are in, and what they can do with it. */
@Component
public class OwnSession implements FreshSignIn {

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final SessionTable table;
    private final Sessions sessions;
    private final PoliciesInForce policies;
    private final Clock clock;

    OwnSession(SessionTable table, Sessions sessions, PoliciesInForce policies, Clock clock) {
        this.table = table;
        this.sessions = sessions;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * @param until its overall end; idle, it ends earlier
     * @param decided the version it was given its limits by, empty where the chain does not hold it any more
     */
    public record Limits(
            PersonId person,
            Instant startedAt,
            Instant until,
            int idleMinutes,
            UseCase useCase,
            CareSetting careSetting,
            Optional<PolicyVersion> decided) {}

    public Optional<Limits> of(Caller.SignedIn caller) {
        return table.named(caller.session()).map(this::limits);
    }

    /** How they came in, for whoever tells it to applications; empty where the session is over. */
    public Optional<Authentication> authentication(Caller.SignedIn caller) {
        return table.named(caller.session()).map(sessions::authentication);
    }

    public void end(Caller.SignedIn caller) {
        table.named(caller.session()).ifPresent(session -> sessions.end(session, SessionEnd.SIGNED_OUT));
    }

    @Override
    public boolean isFresh(Caller.SignedIn caller) {
        return table.named(caller.session())
                .filter(session -> session.times().startedAt().plus(FRESH).isAfter(clock.instant()))
                .isPresent();
    }

    private Limits limits(Session session) {
        var times = session.times();
        return new Limits(
                session.person(),
                times.startedAt(),
                times.overallEnd(),
                times.limit().idleMinutes(),
                session.useCase(),
                session.careSetting(),
                decided(session.policy()));
    }

    private Optional<PolicyVersion> decided(ObeyedPolicy policy) {
        if (!policies.founded()) {
            return Optional.empty();
        }
        return policies.chain().history().versions(policy.address()).stream()
                .filter(version -> version.version() == policy.version())
                .filter(version -> version.digest().equals(policy.document()))
                .findFirst();
    }
}
