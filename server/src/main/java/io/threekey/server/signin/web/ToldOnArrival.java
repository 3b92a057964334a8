package io.threekey.server.signin.web;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.frame.Welcome;
import io.threekey.server.frame.Words;
import io.threekey.server.people.People;
import io.threekey.server.people.Person;
import io.threekey.server.signin.AnnouncedKeys;
import io.threekey.server.signin.AnnouncedLimits;
import io.threekey.server.signin.EndingBySignal;
import io.threekey.server.signin.EndingForSomebody;
import io.threekey.server.signin.OwnSession;
import io.threekey.server.signin.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Tells people once, each time they come in, what was done to them meanwhile and what is announced to change. */
@Component
class ToldOnArrival implements Welcome {

    private final SessionCookie cookies;
    private final AnnouncedLimits announced;
    private final AnnouncedKeys keys;
    private final EndingForSomebody ending;
    private final EndingBySignal bySignal;
    private final OwnSession sessions;
    private final People people;

    ToldOnArrival(
            SessionCookie cookies,
            AnnouncedLimits announced,
            AnnouncedKeys keys,
            EndingForSomebody ending,
            EndingBySignal bySignal,
            OwnSession sessions,
            People people) {
        this.cookies = cookies;
        this.announced = announced;
        this.keys = keys;
        this.ending = ending;
        this.bySignal = bySignal;
        this.sessions = sessions;
        this.people = people;
    }

    @Override
    public List<Words> said(Caller.SignedIn caller, HttpServletRequest request, HttpServletResponse response) {
        if (!cookies.holdsArrival(request)) {
            return List.of();
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookies.withoutArrival().toString());
        return people.find(new PersonId(caller.person()))
                .map(person -> Stream.of(
                                ended(caller, person),
                                endedBySignal(caller, person),
                                keys.notEnoughFrom(caller).stream().flatMap(from -> words(from, person)),
                                announced.to(caller).stream().flatMap(change -> words(change, person)))
                        .flatMap(said -> said)
                        .toList())
                .orElse(List.of());
    }

    private Stream<Words> ended(Caller.SignedIn caller, Person person) {
        return sessions.authentication(caller).stream()
                .flatMap(how -> ending.since(person.id(), how.at()).stream())
                .flatMap(past -> Stream.of(
                        Words.of(
                                "signin.ended-for-you",
                                past.by(),
                                LocalDateTime.ofInstant(past.at(), person.site().timeZone()),
                                Words.of("signin.ended-for-you.reason."
                                        + past.reason().code())),
                        Words.of("signin.ended-for-you.next")));
    }

    private Stream<Words> endedBySignal(Caller.SignedIn caller, Person person) {
        return sessions.authentication(caller).stream()
                .flatMap(how -> bySignal.since(person.id(), how.at()).stream())
                .flatMap(past -> Stream.of(
                        Words.of(
                                "signin.ended-by-signal",
                                past.source(),
                                LocalDateTime.ofInstant(past.at(), person.site().timeZone())),
                        Words.of("signin.ended-for-you.next")));
    }

    private static Stream<Words> words(Instant notEnoughFrom, Person person) {
        var from = LocalDateTime.ofInstant(notEnoughFrom, person.site().timeZone());
        return Stream.of(
                Words.of("signin.announced.key", from, person.ward().name()), Words.of("signin.announced.key.next"));
    }

    private static Stream<Words> words(AnnouncedLimits.Change change, Person person) {
        var from = LocalDateTime.ofInstant(change.from(), person.site().timeZone());
        var ward = person.ward().name();
        var now = change.now();
        var then = change.then();
        var words = new ArrayList<Words>();
        if (now.idleMinutes() != then.idleMinutes()) {
            words.add(said("idle", from, ward, then.idleMinutes(), now.idleMinutes()));
        }
        if (now.overallMinutes() != then.overallMinutes()) {
            words.add(said("overall", from, ward, then.overallMinutes(), now.overallMinutes()));
        }
        words.add(Words.of("signin.announced.nothing-to-do"));
        return words.stream();
    }

    private static Words said(String what, LocalDateTime from, String ward, int then, int now) {
        return Words.of("signin.announced." + what, from, ward, Words.minutes(then), Words.minutes(now));
    }
}
