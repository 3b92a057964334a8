package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.charter.Scope;
import io.threekey.server.access.Caller;
import io.threekey.server.people.People;
import io.threekey.server.people.Site;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Everywhere that somebody is in, for their own eyes, and their word that ends it there. */
@Component
public class OwnSessions {

    private final SessionTable table;
    private final Sessions sessions;
    private final People people;
    private final ObjectProvider<EnteredApplications> applications;
    private final Clock clock;

    OwnSessions(
            SessionTable table,
            Sessions sessions,
            People people,
            ObjectProvider<EnteredApplications> applications,
            Clock clock) {
        this.table = table;
        this.sessions = sessions;
        this.people = people;
        this.applications = applications;
        this.clock = clock;
    }

    /**
     * Somewhere that they are in.
     *
     * @param here whether it is the one that asks
     * @param site as people call it, where it is known
     * @param lastUsedAt within a minute
     * @param applications that were told who came in
     */
    public record Open(
            String id,
            boolean here,
            Optional<SeenBrowser> browser,
            Optional<String> site,
            Instant since,
            Instant lastUsedAt,
            List<String> applications) {}

    /** This one first, then by when they were last used. */
    public List<Open> of(Caller.SignedIn caller) {
        var entered = entered(new PersonId(caller.person()));
        var sites = people.sites().stream()
                .collect(Collectors.toMap(site -> Scope.site(site.id().value()), Site::name));
        return live(caller)
                .map(session -> new Open(
                        session.id(),
                        session.id().equals(caller.session()),
                        session.browser(),
                        session.site().flatMap(site -> Optional.ofNullable(sites.get(site))),
                        session.times().startedAt(),
                        session.times().lastSeenAt(),
                        entered.getOrDefault(session.id(), List.of())))
                .sorted(Comparator.comparing(Open::here)
                        .thenComparing(Open::lastUsedAt)
                        .reversed())
                .toList();
    }

    /** @return false where it is over already, or nobody's, or somebody else's */
    public boolean end(Caller.SignedIn caller, String id) {
        var meant = live(caller).filter(session -> session.id().equals(id)).findFirst();
        meant.ifPresent(session -> sessions.end(session, SessionEnd.FROM_ELSEWHERE));
        return meant.isPresent();
    }

    /** Each in a transaction of its own: where one hangs, the others are over all the same. */
    public void endOthers(Caller.SignedIn caller) {
        live(caller)
                .filter(session -> !session.id().equals(caller.session()))
                .forEach(session -> sessions.end(session, SessionEnd.FROM_ELSEWHERE));
    }

    private Stream<Session> live(Caller.SignedIn caller) {
        var now = clock.instant();
        return table.of(new PersonId(caller.person())).stream().filter(session -> sessions.isOpen(session, now));
    }

    private Map<String, List<String>> entered(PersonId person) {
        return applications.stream()
                .flatMap(known -> known.by(person).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
