package io.threekey.evidence;

import java.util.ArrayList;
import java.util.List;

/** What was found not to hold so far. It stops counting where more would help nobody. */
final class Findings {

    private static final int ENOUGH = 100;

    private final List<Failure> failures = new ArrayList<>();

    void add(FailureKind kind, String where, String sentence) {
        if (failures.size() < ENOUGH) {
            failures.add(new Failure(where, sentence, kind));
        }
    }

    void add(FailureKind kind, long entry, String sentence) {
        add(kind, "entry " + entry, sentence);
    }

    boolean areNone() {
        return failures.isEmpty();
    }

    boolean areEnough() {
        return failures.size() == ENOUGH;
    }

    List<Failure> all() {
        return List.copyOf(failures);
    }
}
