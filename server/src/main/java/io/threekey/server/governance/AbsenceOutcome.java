package io.threekey.server.governance;

/** What came of saying that somebody is away. */
public enum AbsenceOutcome {
    DONE,
    /** Whoever asks neither is the person nor holds the same seat. */
    NOT_YOURS,
    /** It is over, or somebody changed it meanwhile. */
    GONE,
    /** Its last day is before its first. */
    BACKWARDS,
    /** All of it lies behind. */
    OVER,
    /** It would begin before today; who is away now is away from today on. */
    BEGAN_EARLIER,
    /** It begins in more than a year. */
    TOO_FAR_AHEAD,
    /** It lasts more than a year: that is a seat to be filled, not an absence. */
    TOO_LONG,
    /** Other days that were said already lie within. */
    OVERLAPS
}
