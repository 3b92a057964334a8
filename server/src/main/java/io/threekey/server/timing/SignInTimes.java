package io.threekey.server.timing;

import io.threekey.charter.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** Where sign-ins are timed. It writes nothing while anybody waits, and loses at most what the last second measured. */
@Component
public class SignInTimes {

    /** A code is worth nothing after a minute. */
    private static final Duration WAIT_MOST = Duration.ofMinutes(1);

    private final Stopwatch stopwatch;
    private final CountedPeople people;
    private final CollectedFigures figures;
    private final Clock clock;

    SignInTimes(Stopwatch stopwatch, CountedPeople people, CollectedFigures figures, Clock clock) {
        this.stopwatch = stopwatch;
        this.people = people;
        this.figures = figures;
        this.clock = clock;
    }

    /** As soon as the browser's answer is here. */
    public TimedSignIn begin(BrowserStages browser) {
        return new TimedSignIn(browser, today(), stopwatch, people, figures);
    }

    /**
     * An application has fetched what it is told about somebody who came in for it.
     *
     * @param took since it had the code; out of its bounds where two nodes' clocks differ, and not measured then
     */
    public void applicationTook(String application, PersonId person, Duration took) {
        if (!took.isNegative() && took.compareTo(WAIT_MOST) <= 0) {
            var day = today();
            figures.note(new Measured.Wait(day, Provenance.REAL, people.mark(person, day), application, took));
        }
    }

    /** By UTC, like every day that stands in a row. */
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
