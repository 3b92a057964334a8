package io.threekey.demo.life;

import io.threekey.charter.PersonId;
import io.threekey.demo.DemoKeys;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Origins;
import io.threekey.server.signin.Arrival;
import io.threekey.server.signin.OwnSession;
import io.threekey.server.signin.SessionCaller;
import io.threekey.server.signin.SignIn;
import io.threekey.testkit.SoftwareAuthenticator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What people do at the screens of the hospital, with their own keys and as the pages would do it for them. */
@Component
class SigningIn {

    private final SignIn signIn;
    private final SessionCaller sessions;
    private final OwnSession own;
    private final DemoKeys keys;
    private final TimeAtTheScreen time;
    private final String origin;
    private final Tally tally;
    /** What each one's browser holds. */
    private final Map<PersonId, String> tokens = new ConcurrentHashMap<>();

    SigningIn(
            SignIn signIn,
            SessionCaller sessions,
            OwnSession own,
            DemoKeys keys,
            TimeAtTheScreen time,
            Origins origins,
            Tally tally) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.own = own;
        this.keys = keys;
        this.time = time;
        this.origin = origins.idOrigin().toString();
        this.tally = tally;
    }

    /** Goes on where they are in, and signs in where they are not. */
    void use(PersonId person) {
        if (caller(person).isEmpty()) {
            hold(
                    person,
                    person.value(),
                    keys.find(person.value()).orElseThrow().devices().getFirst());
        }
    }

    void leave(PersonId person) {
        caller(person).ifPresent(own::end);
        tokens.remove(person);
    }

    /** Somebody holds a device of this person before a screen. */
    void hold(PersonId person, String browser, SoftwareAuthenticator device) {
        var question = signIn.ask(browser);
        var arrival = Arrival.UNSEEN.after(time.of(person));
        switch (signIn.answer(question.sealed(), browser, device.get(question.options(), origin), arrival)) {
            case SignIn.Outcome.In in -> {
                tally.signedIn();
                tokens.put(person, in.token());
            }
            case SignIn.Outcome.Out out -> tally.refused(out.reason());
        }
    }

    private Optional<Caller.SignedIn> caller(PersonId person) {
        return Optional.ofNullable(tokens.get(person))
                .flatMap(sessions::holding)
                .filter(Caller.SignedIn.class::isInstance)
                .map(Caller.SignedIn.class::cast);
    }
}
