package io.threekey.server.federation;

/** What applications' servers are told. Each has room of its own, so that nothing of the one waits for the other. */
public enum Matter {
    /** That a session is over, by back-channel logout. */
    ENDS,
    /** What happens around sign-ins, by signals that are pushed. */
    SIGNALS
}
