package io.threekey.server.federation;

/** Why somebody stays here instead of being sent on. */
public enum UnsafeRequest {
    UNKNOWN_APPLICATION("unknown-application"),
    UNKNOWN_ADDRESS("unknown-address"),
    /** Sealed longer than five minutes ago, in another browser, or by nobody. */
    TOO_LATE("too-late"),
    /** More was posted than a question can say. */
    TOO_LONG("too-long");

    private final String code;

    UnsafeRequest(String code) {
        this.code = code;
    }

    public String refusalKey() {
        return "federation." + code;
    }
}
