package io.threekey.server.timing;

/** How often something happened, as far as that may be said: not where it happened to fewer people than are shown together. */
public sealed interface HowOften {

    record Never() implements HowOften {}

    record ToTooFew() implements HowOften {}

    record Times(long times) implements HowOften {}

    /** @param enough whether it happened to as many different people as may be shown */
    static HowOften of(long times, boolean enough) {
        if (times == 0) {
            return new Never();
        }
        return enough ? new Times(times) : new ToTooFew();
    }
}
