package io.threekey.server.sharedsignals;

/** Why what was pushed here is not taken, by its registered name (RFC 8935, 2.4). */
public enum SetFault {
    INVALID_REQUEST("invalid_request", "This is no security event token that was signed lately."),
    /** By the name of the registry; only the words are our own. */
    INVALID_EVENT("invalid_request", "What it says happened has no name that is a URI."),
    INVALID_KEY("invalid_key", "The key that signed it is none of those that were decided for its issuer."),
    INVALID_ISSUER("invalid_issuer", "Nobody decided that this issuer is listened to."),
    INVALID_AUDIENCE("invalid_audience", "It is meant for somebody else."),
    AUTHENTICATION_FAILED("authentication_failed", "The key that it names did not sign it.");

    private final String code;
    private final String description;

    SetFault(String code, String description) {
        this.code = code;
        this.description = description;
    }

    public String code() {
        return code;
    }

    public String description() {
        return description;
    }
}
