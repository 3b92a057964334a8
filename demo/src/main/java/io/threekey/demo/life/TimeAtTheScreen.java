package io.threekey.demo.life;

import io.threekey.charter.PersonId;
import io.threekey.demo.simulator.Chance;
import io.threekey.server.people.People;
import io.threekey.server.timing.BrowserStages;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How long simulated people take at the screens of their ward, some of which are older than others. Always marked so. */
@Component
class TimeAtTheScreen {

    private final Hospital hospital;
    private final People people;
    private final Map<PersonId, AtAScreen> known = new ConcurrentHashMap<>();

    TimeAtTheScreen(Hospital hospital, People people) {
        this.hospital = hospital;
        this.people = people;
    }

    /** @param percent of the usual, for everything on that ward */
    private record AtAScreen(Chance chance, int percent) {

        private Duration about(int least, int usualBeyond) {
            return Duration.ofMillis((long) (least + chance.around(usualBeyond)) * percent / 100);
        }
    }

    BrowserStages of(PersonId person) {
        var screen = known.computeIfAbsent(person, this::inFrontOf);
        return BrowserStages.simulated(screen.about(120, 250), screen.about(600, 1_600), screen.about(900, 1_100));
    }

    private AtAScreen inFrontOf(PersonId person) {
        var ward = people.find(person).map(found -> found.ward().id().value()).orElse("");
        return new AtAScreen(
                Chance.of(hospital.seed(), "time-at-the-screen", person.value()),
                Chance.of(hospital.seed(), "screens-of", ward).between(70, 140));
    }
}
