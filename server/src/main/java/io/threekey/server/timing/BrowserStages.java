package io.threekey.server.timing;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came before the browser's answer, as the browser says it: nobody vouches for that. What is missing, no number or out
 * of its bounds was not measured, and changes nothing else.
 *
 * @param page from asking for the page until it could be used; nothing, where it stood there before anybody came
 * @param person from then, or from when somebody came, until they began
 * @param ceremony until the key had answered
 */
public record BrowserStages(
        Optional<Duration> page, Optional<Duration> person, Optional<Duration> ceremony, Provenance provenance) {

    public static final BrowserStages NOT_MEASURED =
            new BrowserStages(Optional.empty(), Optional.empty(), Optional.empty(), Provenance.REAL);

    static final Duration PAGE_MOST = Duration.ofMinutes(1);
    /** A question is answered within five minutes, or not at all. */
    static final Duration PERSON_MOST = Duration.ofMinutes(5);

    static final Duration CEREMONY_MOST = Duration.ofMinutes(5);

    /** @param field of a posted form by its name, null where there is none: milliseconds */
    public static BrowserStages read(Function<String, @Nullable String> field) {
        return new BrowserStages(
                read(field.apply("tookPage"), PAGE_MOST),
                read(field.apply("tookPerson"), PERSON_MOST),
                read(field.apply("tookCeremony"), CEREMONY_MOST),
                Provenance.REAL);
    }

    /** Of somebody who does not exist; no browser can say so of itself. */
    public static BrowserStages simulated(Duration page, Duration person, Duration ceremony) {
        return new BrowserStages(Optional.of(page), Optional.of(person), Optional.of(ceremony), Provenance.SIMULATED);
    }

    private static Optional<Duration> read(@Nullable String text, Duration most) {
        return Optional.ofNullable(text)
                .filter(digits -> digits.matches("[0-9]{1,6}"))
                .map(digits -> Duration.ofMillis(Long.parseLong(digits)))
                .filter(took -> took.compareTo(most) <= 0);
    }

    /** Empty where one of them was not measured. */
    Optional<Duration> together() {
        return page.flatMap(first -> person.flatMap(
                second -> ceremony.map(third -> first.plus(second).plus(third))));
    }
}
