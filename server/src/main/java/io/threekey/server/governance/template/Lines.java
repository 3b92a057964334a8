package io.threekey.server.governance.template;

import java.util.HashMap;
import java.util.Map;

/** Where in the file each thing stands that a review may find fault with, by the name the review gives it. */
final class Lines {

    private final Map<String, Spot> spots = new HashMap<>();

    /** @param name as the file's writer knows it */
    record Spot(int line, String name) {}

    /** The last one counts, so that of two rows for the same thing the second is the one to take out. */
    void put(String thing, int line) {
        put(thing, line, thing);
    }

    void put(String thing, int line, String name) {
        spots.put(thing, new Spot(line, name));
    }

    void putIfAbsent(String thing, int line) {
        spots.putIfAbsent(thing, new Spot(line, thing));
    }

    Spot of(String thing, int otherwise) {
        return spots.getOrDefault(thing, new Spot(otherwise, thing));
    }
}
