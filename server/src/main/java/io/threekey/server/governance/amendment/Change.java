package io.threekey.server.governance.amendment;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.frame.Words;
import java.util.Objects;
import java.util.stream.Stream;

/** One thing that a next charter would change: what it is, what it was, and what it would be. */
record Change(Words says, boolean loosens) {

    static Change of(String key, Object... arguments) {
        return new Change(said(key, arguments), false);
    }

    /** The same, where the condition holds, as one that asks for less, later or of fewer than today. */
    Change looserWhere(boolean condition) {
        return new Change(says, loosens || condition);
    }

    Words inWords() {
        return loosens ? said("looser", says) : says;
    }

    static Words said(String key, Object... arguments) {
        return Words.of("governance.charter.change." + key, arguments);
    }

    /** The names of the fields that differ between two documents, or that only one of them has. */
    static Stream<String> fields(JsonObject before, JsonObject after) {
        return Stream.concat(before.fields().keySet().stream(), after.fields().keySet().stream())
                .distinct()
                .filter(name -> !Objects.equals(
                        before.fields().get(name), after.fields().get(name)));
    }

    /** A field of the documents, before and after; where both read the same, as it is written. */
    static Change field(Row row, String name, Object before, Object after) {
        return before.equals(after) ? asWritten(row, name) : of(row.part() + "." + name, row.subject(), before, after);
    }

    static Change asWritten(Row row, String name) {
        return of("as-written", row.subject(), name, written(row.before(), name), written(row.after(), name));
    }

    private static String written(JsonObject document, String name) {
        return document.get(name).map(Change::written).orElse("–");
    }

    static String written(Json value) {
        return CanonicalJson.text(value);
    }

    /** What two documents say of the same thing. @param part which of the charter's parts it belongs to */
    record Row(String part, Object subject, JsonObject before, JsonObject after) {
        Stream<String> fields() {
            return Change.fields(before, after);
        }
    }
}
