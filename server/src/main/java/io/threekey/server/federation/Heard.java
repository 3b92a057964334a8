package io.threekey.server.federation;

/** What an application's server answered, or that it did not. */
public sealed interface Heard {

    record Yes() implements Heard {}

    /** It was told, and could not or would not. */
    record No(TellingProblem why) implements Heard {}

    /** Worth another attempt. */
    record Nothing(TellingProblem why) implements Heard {}
}
