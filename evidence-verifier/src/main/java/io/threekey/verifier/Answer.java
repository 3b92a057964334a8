package io.threekey.verifier;

/** How a run ends; scripts go by the number. */
enum Answer {
    /** Everything holds, and it is the founding that was asked for. */
    HOLDS(0),
    FAILS(1),
    UNCLEAR(2),
    /** Everything fits together, but nobody said which founding to expect. */
    NOBODY_VOUCHED(3);

    private final int exitCode;

    Answer(int exitCode) {
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
