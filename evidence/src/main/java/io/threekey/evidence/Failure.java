package io.threekey.evidence;

/** One thing that does not hold: a file or an entry, and a plain sentence about it. */
public record Failure(String where, String sentence, FailureKind kind) {

    @Override
    public String toString() {
        return where + ": " + sentence;
    }
}
