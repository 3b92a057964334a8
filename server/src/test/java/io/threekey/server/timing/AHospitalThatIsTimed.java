package io.threekey.server.timing;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.UseCase;
import io.threekey.server.Intruder;
import io.threekey.server.people.NewPerson;
import io.threekey.server.people.People;
import io.threekey.server.people.Person;
import io.threekey.server.people.Role;
import io.threekey.server.people.Site;
import io.threekey.server.people.SiteId;
import io.threekey.server.people.Ward;
import io.threekey.server.people.WardId;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Wards whose people sign in and are timed, without a key in anybody's hand. */
public final class AHospitalThatIsTimed {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static final List<String> TABLES =
            List.of("timing_sign_in", "timing_application", "timing_unproven", "timing_in_the_way");

    private final People people;
    private final SignInTimes times;
    private final CollectedFigures figures;

    public AHospitalThatIsTimed(People people, SignInTimes times, CollectedFigures figures) {
        this.people = people;
        this.times = times;
        this.figures = figures;
    }

    /** A ward of a site of its own, and so many nurses on it. */
    public List<Person> ward(CareSetting setting, int nurses) {
        var number = NUMBERS.incrementAndGet();
        var site = new Site(new SiteId("timed-site-" + number), "West " + number, ZoneId.of("Europe/Berlin"));
        var ward = new Ward(new WardId("timed-ward-" + number), site.id(), "Timed ward " + number, setting);
        people.open(site);
        people.open(ward);
        return IntStream.range(0, nurses)
                .mapToObj(each -> nurse(ward, "timed-" + number + "-" + each))
                .toList();
    }

    private Person nurse(Ward ward, String id) {
        people.admit(new NewPerson(new PersonId(id), "Nurse " + id, "Nurse", ward.id(), Set.of(Role.WARD_STAFF)));
        return people.find(new PersonId(id)).orElseThrow();
    }

    /** As if all that was measured had been a week earlier, where some of it is of the week that is not over. */
    public static <T> T whenTheWeekIsOver(Intruder intruder, Clock clock, Supplier<T> look) {
        var monday = WholeWeeks.monday(LocalDate.ofInstant(clock.instant().minus(Duration.ofHours(1)), ZoneOffset.UTC));
        var begun = TABLES.stream()
                .anyMatch(table -> !intruder.reads("select day from " + table + " where day >= '" + monday + "'")
                        .isEmpty());
        var days = begun ? 7 : 0;
        TABLES.forEach(table -> intruder.runs("update " + table + " set day = day - " + days));
        var seen = look.get();
        TABLES.forEach(table -> intruder.runs("update " + table + " set day = day + " + days));
        return seen;
    }

    public static BrowserStages real(int seconds) {
        return new BrowserStages(
                Optional.of(Duration.ZERO),
                Optional.of(Duration.ofSeconds(seconds)),
                Optional.of(Duration.ZERO),
                Provenance.REAL);
    }

    public static BrowserStages simulated(int seconds) {
        return BrowserStages.simulated(Duration.ZERO, Duration.ofSeconds(seconds), Duration.ZERO);
    }

    public void comesIn(Person person, BrowserStages browser) {
        comesIn(person, browser, Optional.empty());
    }

    public void comesIn(Person person, BrowserStages browser, Optional<String> application) {
        var timed = times.begin(browser);
        timed.isBy(person, Optional.of(UseCase.SHARED_WORKSTATION));
        timed.ruled();
        timed.letIn(application);
        figures.flush();
    }

    public void isKeptOut(Person person, String refusal) {
        var timed = times.begin(BrowserStages.NOT_MEASURED);
        timed.isBy(person, Optional.of(UseCase.SHARED_WORKSTATION));
        timed.refused(refusal);
        figures.flush();
    }

    public void somebodyUnknownIsKeptOut(String refusal, int times) {
        for (var time = 0; time < times; time++) {
            this.times.begin(BrowserStages.NOT_MEASURED).refused(refusal);
        }
        figures.flush();
    }
}
