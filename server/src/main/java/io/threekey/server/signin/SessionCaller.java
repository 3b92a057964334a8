package io.threekey.server.signin;

import io.threekey.server.access.Caller;
import io.threekey.server.access.CallerAuthenticator;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import io.threekey.server.access.Permission;
import io.threekey.server.access.SeatRegister;
import io.threekey.server.people.People;
import io.threekey.server.people.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Tells who calls by the session their browser holds. Where decisions are signed there are no sessions. */
@Component
public class SessionCaller implements CallerAuthenticator {

    private final SessionCookie cookie;
    private final Sessions sessions;
    private final People people;
    private final Origins origins;
    private final SingletonSupplier<List<SeatRegister>> seats;

    SessionCaller(
            SessionCookie cookie,
            Sessions sessions,
            People people,
            Origins origins,
            ObjectProvider<SeatRegister> seats) {
        this.cookie = cookie;
        this.sessions = sessions;
        this.people = people;
        this.origins = origins;
        this.seats = SingletonSupplier.of(() -> seats.stream().toList());
    }

    @Override
    public Caller authenticate(HttpServletRequest request) {
        if (origins.named(request.getHeader("Host")).filter(Origin.ID::equals).isEmpty()) {
            return new Caller.Anonymous();
        }
        return cookie.session(request).flatMap(this::holding).orElseGet(Caller.Anonymous::new);
    }

    /**
     * Being asked for counts as a touch of the session.
     *
     * @param token as the sign-in gave it away; empty where what it opened is over
     */
    public Optional<Caller> holding(String token) {
        return sessions.touch(token).<Caller>flatMap(this::of);
    }

    Optional<Caller.SignedIn> of(Session session) {
        return people.find(session.person()).map(person -> signedIn(person, session));
    }

    Caller.SignedIn signedIn(Person person, Session session) {
        return new Caller.SignedIn(person.id().value(), person.name(), session.id(), permissions(person));
    }

    private Set<Permission> permissions(Person person) {
        var permissions = EnumSet.of(Permission.ANYONE, Permission.SIGNED_IN);
        var id = person.id().value();
        if (seats.obtain().stream().anyMatch(register -> register.isSeated(id))) {
            permissions.add(Permission.SEATED);
        }
        if (seats.obtain().stream().anyMatch(register -> register.holdsSeat(id))) {
            permissions.add(Permission.SEAT_HOLDER);
        }
        return permissions;
    }
}
