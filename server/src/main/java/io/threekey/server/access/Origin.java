package io.threekey.server.access;

/** The two web origins of an installation. Keys of one are unknown to the other. */
public enum Origin {
    /** Sign-in and console. */
    ID,
    /** Where decisions are signed, and nothing else happens. */
    SEAL
}
