package io.threekey.server.access;

/** What a caller must be to reach an endpoint. None of them can skip governance. */
public enum Permission {
    /** Public by design: sign-in, the checkpoint, the tiles. */
    ANYONE,
    /** Somebody with a live session. */
    SIGNED_IN,
    /** Somebody the charter in force gives a seat to, be its term over: reads on, and helps to fill seats. */
    SEATED,
    /** Somebody whose term in a seat runs. */
    SEAT_HOLDER
}
