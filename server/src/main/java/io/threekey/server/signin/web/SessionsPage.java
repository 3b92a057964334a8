package io.threekey.server.signin.web;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.FreshSignIn;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.people.People;
import io.threekey.server.signin.EndingForSomebody;
import io.threekey.server.signin.OwnSessions;
import io.threekey.server.signin.WordOfEnds;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where somebody is in, and the end of it. It takes a key that was shown just now to end what is open elsewhere (ASVS 5.0,
 * V7.5.2), none to leave here.
 */
@Controller
@Requires(Permission.SIGNED_IN)
class SessionsPage {

    /** So long it is shown that somebody else ended them: whoever came in first afterwards may not be the person. */
    private static final Period SHOWN = Period.ofDays(30);

    private final OwnSessions sessions;
    private final EndingForSomebody ending;
    private final WordOfEnds ends;
    private final FreshSignIn freshness;
    private final People people;
    private final Clock clock;

    SessionsPage(
            OwnSessions sessions,
            EndingForSomebody ending,
            WordOfEnds ends,
            FreshSignIn freshness,
            People people,
            Clock clock) {
        this.sessions = sessions;
        this.ending = ending;
        this.ends = ends;
        this.freshness = freshness;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/me/sessions")
    Page sessions(Caller.SignedIn caller, @RequestParam Optional<SessionsDone> done) {
        return page(caller, done, Optional.empty());
    }

    @PostMapping("/me/sessions/{id}/end")
    Object end(Caller.SignedIn caller, @PathVariable String id) {
        if (!id.equals(caller.session()) && !freshness.isFresh(caller)) {
            return refused(caller, "sign-in.not-fresh-to-end");
        }
        if (!sessions.end(caller, id)) {
            return refused(caller, "sign-in.session-gone");
        }
        return id.equals(caller.session()) ? SeeOther.at("/sign-in?left") : seeOther(SessionsDone.ONE);
    }

    @PostMapping("/me/sessions/others/end")
    Object endOthers(Caller.SignedIn caller) {
        if (!freshness.isFresh(caller)) {
            return refused(caller, "sign-in.not-fresh-to-end");
        }
        sessions.endOthers(caller);
        return seeOther(SessionsDone.OTHERS);
    }

    private Page refused(Caller.SignedIn caller, String refusal) {
        return page(caller, Optional.empty(), Optional.of(Refusal.of(refusal))).withStatus(HttpStatus.CONFLICT);
    }

    private Page page(Caller.SignedIn caller, Optional<SessionsDone> done, Optional<Refusal> refusal) {
        var person = new PersonId(caller.person());
        var zone = people.find(person)
                .<ZoneId>map(known -> known.site().timeZone())
                .orElse(ZoneOffset.UTC);
        return Page.of(
                "signin/sessions",
                new SessionsView(
                        sessions.of(caller),
                        freshness.isFresh(caller),
                        ending.latestFor(person, clock.instant().minus(SHOWN)),
                        ends.own(person).stream().map(EndRow::of).toList(),
                        zone,
                        done.map(SessionsDone::textKey),
                        refusal));
    }

    private static Object seeOther(SessionsDone done) {
        return SeeOther.at("/me/sessions?done=" + done);
    }
}
