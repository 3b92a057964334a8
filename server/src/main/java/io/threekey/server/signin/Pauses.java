package io.threekey.server.signin;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often a session lay untouched for how many whole minutes, between two touches. This is what another idle limit is
 * judged by; when the pauses were is not kept, because staff are not watched.
 *
 * @param timesByMinutes no pause below a minute, and nothing of what came after the last touch
 */
record Pauses(SortedMap<Integer, Integer> timesByMinutes) {

    static final Pauses NONE = new Pauses(new TreeMap<>());

    Pauses {
        timesByMinutes.forEach((minutes, times) -> {
            if (minutes < 1 || times < 1) {
                throw new IllegalArgumentException(times + " pauses of " + minutes + " minutes");
            }
        });
        timesByMinutes = Collections.unmodifiableSortedMap(new TreeMap<>(timesByMinutes));
    }

    Pauses with(Duration pause) {
        var minutes = Math.toIntExact(pause.toMinutes());
        if (minutes < 1) {
            return this;
        }
        var more = new TreeMap<>(timesByMinutes);
        more.merge(minutes, 1, Integer::sum);
        return new Pauses(more);
    }

    boolean isEmpty() {
        return timesByMinutes.isEmpty();
    }

    /** How many were that long or longer. */
    int ofAtLeast(int minutes) {
        return timesByMinutes.tailMap(minutes).values().stream()
                .mapToInt(times -> times)
                .sum();
    }

    /**
     * All minutes together, of each pause at most that many. The first minute is nobody's absence: touches are noted no
     * more often.
     */
    long minutesUpTo(int most) {
        return timesByMinutes.entrySet().stream()
                .mapToLong(pause -> (Math.min(pause.getKey(), most) - 1L) * pause.getValue())
                .sum();
    }

    JsonArray document() {
        return new JsonArray(timesByMinutes.entrySet().stream()
                .<Json>map(pause -> Json.object()
                        .put("minutes", pause.getKey())
                        .put("times", pause.getValue())
                        .build())
                .toList());
    }

    /** As it stands in a column of text; nothing stands for none. */
    String written() {
        return isEmpty() ? "" : CanonicalJson.text(document());
    }

    static Pauses written(String text) {
        return text.isEmpty()
                ? NONE
                : read(
                        Fields.of(
                                Json.object()
                                        .put("pauses", JsonReader.read(text.getBytes(StandardCharsets.UTF_8)))
                                        .build(),
                                "session"),
                        "pauses");
    }

    static Pauses read(Fields fields, String name) {
        var pauses = new TreeMap<Integer, Integer>();
        for (var pause : fields.objects(name, Pause::read)) {
            if (pauses.put(pause.minutes(), pause.times()) != null) {
                throw fields.malformed(name, pause.minutes() + " minutes stand there twice");
            }
        }
        return new Pauses(pauses);
    }

    private record Pause(int minutes, int times) {

        static Pause read(Fields fields) {
            return new Pause(fields.count("minutes"), fields.count("times"));
        }
    }
}
