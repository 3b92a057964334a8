package io.threekey.server.signin;

import io.threekey.charter.Stage;
import io.threekey.server.access.Caller;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whether the key that somebody came in with will soon not be enough, while that is announced. */
@Component
public class AnnouncedKeys {

    private final SessionTable table;
    private final AssuranceDoor assurance;
    private final StandardDoor standard;

    AnnouncedKeys(SessionTable table, AssuranceDoor assurance, StandardDoor standard) {
        this.table = table;
        this.assurance = assurance;
        this.standard = standard;
    }

    /** From when on it will not be; empty where nothing is announced, and where it will do. */
    public Optional<Instant> notEnoughFrom(Caller.SignedIn caller) {
        return table.named(caller.session()).flatMap(this::notEnoughFrom);
    }

    private Optional<Instant> notEnoughFrom(Session session) {
        return session
                .site()
                .map(site -> new SignInFacts.Workplace(session.useCase(), session.careSetting(), site))
                .stream()
                .flatMap(workplace -> Stream.of(assurance.onItsWay(workplace), standard.onItsWay(workplace)))
                .flatMap(Optional::stream)
                .filter(coming -> coming.stage() == Stage.WARN)
                .filter(coming -> session.traits()
                        .filter(key -> !coming.required().isMetBy(key))
                        .isPresent())
                .map(AskedOnItsWay::from)
                .min(Comparator.naturalOrder());
    }
}
