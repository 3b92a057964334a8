package io.threekey.server.timing;

import io.threekey.charter.UseCase;
import io.threekey.server.people.Person;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** One sign-in while it is timed, by the thread that judges it. What nobody ends is not counted. */
public final class TimedSignIn {

    private final BrowserStages browser;
    private final LocalDate day;
    private final Stopwatch stopwatch;
    private final CountedPeople people;
    private final CollectedFigures figures;
    private final long began;
    private Optional<Duration> ruling = Optional.empty();
    private Optional<Place> place = Optional.empty();

    private record Place(String who, String ward, Optional<UseCase> useCase) {}

    TimedSignIn(
            BrowserStages browser, LocalDate day, Stopwatch stopwatch, CountedPeople people, CollectedFigures figures) {
        this.browser = browser;
        this.day = day;
        this.stopwatch = stopwatch;
        this.people = people;
        this.figures = figures;
        this.began = stopwatch.nanos();
    }

    /** Their key was found genuine. */
    public void isBy(Person person, Optional<UseCase> useCase) {
        place = Optional.of(
                new Place(people.mark(person.id(), day), person.ward().id().value(), useCase));
    }

    /** It is clear what comes of it; what follows is writing that down. */
    public void ruled() {
        ruling = Optional.of(stopwatch.since(began));
    }

    public void letIn(Optional<String> application) {
        place.ifPresent(known -> note(known, application, Optional.empty()));
    }

    /** @param refusal key of its texts */
    public void refused(String refusal) {
        place.ifPresentOrElse(
                known -> note(known, Optional.empty(), Optional.of(refusal)),
                () -> figures.note(new Measured.Unproven(day, browser.provenance(), refusal)));
    }

    private void note(Place known, Optional<String> application, Optional<String> refusal) {
        var all = stopwatch.since(began);
        var first = ruling.orElse(all);
        figures.note(new Measured.SignIn(
                day,
                known.who(),
                known.ward(),
                known.useCase(),
                application,
                refusal,
                browser,
                first,
                all.minus(first)));
    }
}
