package io.threekey.server.frame;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** The words of the pages in one language and time zone. A missing text is a defect and fails loudly. */
public record Texts(MessageSource source, Locale locale, ZoneId zone) {

    public String t(String key, Object... arguments) {
        return source.getMessage(key, List.of(arguments).stream().map(this::fit).toArray(), locale);
    }

    public String t(Words words) {
        return t(words.key(), words.arguments().toArray());
    }

    public boolean has(String key) {
        return source.getMessage(key, null, "", locale) instanceof String text && !text.isEmpty();
    }

    /** Day and time, such as "22 Nov 2026, 16:20". */
    public String time(Instant instant) {
        return DateTimeFormatter.ofPattern(t("frame.time.pattern"), locale)
                .withZone(zone)
                .format(instant);
    }

    /** The day alone, such as "22 Nov 2026". */
    public String date(LocalDate day) {
        return DateTimeFormatter.ofPattern(t("frame.date.pattern"), locale).format(day);
    }

    /** The time alone, such as "16:20". */
    public String clock(Instant instant) {
        return DateTimeFormatter.ofPattern(t("frame.clock.pattern"), locale)
                .withZone(zone)
                .format(instant);
    }

    /** How people name the zone that all these times are in, such as "Vienna (Central European Time)". */
    public String zoneName() {
        var city = zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
        return t("frame.zone.name", city, zone.getDisplayName(TextStyle.FULL_STANDALONE, locale));
    }

    /** Weekday and time on the clock of another place, such as "Thursday 3 December, 07:00". */
    private String day(LocalDateTime there) {
        return DateTimeFormatter.ofPattern(t("frame.day.pattern"), locale).format(there);
    }

    public String list(List<?> items) {
        var words = items.stream().map(this::fit).map(String::valueOf).toList();
        if (words.size() < 2) {
            return String.join("", words);
        }
        var last = words.size() - 1;
        return t("frame.list", String.join(", ", words.subList(0, last)), words.get(last));
    }

    private Object fit(Object argument) {
        return switch (argument) {
            case Words words -> t(words);
            case Instant instant -> time(instant);
            case LocalDateTime there -> day(there);
            case LocalDate day -> date(day);
            case List<?> items -> list(items);
            default -> argument;
        };
    }
}
