package io.threekey.server.frame;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A day as the field of a form sends it, such as 2026-12-01, in years of four digits: those that clocks, calendars and
 * the database can all reckon with.
 */
public final class TypedDay {

    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private TypedDay() {}

    /** Empty where it is no such day. */
    public static Optional<LocalDate> read(String typed) {
        var day = typed.strip();
        try {
            return FORM.matcher(day).matches()
                    ? Optional.of(LocalDate.parse(day)).filter(read -> read.getYear() > 0)
                    : Optional.empty();
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }
}
