package io.threekey.evidence;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;

/** Entries from one to another, both among them. */
public record EntryRange(long first, long last) {

    public EntryRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("entries from " + first + " to " + last);
        }
    }

    public long count() {
        return last - first + 1;
    }

    public boolean has(long index) {
        return first <= index && index <= last;
    }

    Json json() {
        return Json.object().put("first", first).put("last", last).build();
    }

    static EntryRange read(Fields fields) {
        return new EntryRange(fields.integer("first"), fields.integer("last"));
    }

    @Override
    public String toString() {
        return first == last ? String.valueOf(first) : first + " to " + last;
    }
}
