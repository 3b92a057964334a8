package io.threekey.server.witnessing;

/** How it stands with a witness, as of the last time it was asked. */
public enum WitnessState {
    NOT_ASKED_YET("not-asked"),
    CONFIRMS("confirms"),
    SILENT("silent"),
    NOT_WATCHING("not-watching"),
    ANSWERS_NONSENSE("nonsense"),
    SAW_MORE("saw-more"),
    SAW_OTHERWISE("saw-otherwise");

    private final String code;

    WitnessState(String code) {
        this.code = code;
    }

    /** As the bundles name it. */
    public String code() {
        return code;
    }

    boolean contradicts() {
        return this == SAW_MORE || this == SAW_OTHERWISE;
    }
}
