package io.threekey.server.sharedsignals;

import java.util.Locale;

/** Why what was pushed here is not taken, by its registered name (RFC 8935, 2.4). */
public enum SetFault {
    INVALID_REQUEST("This is no security event token that was signed lately."),
    INVALID_KEY("The key that signed it is none of those that were decided for its issuer."),
    INVALID_ISSUER("Nobody decided that this issuer is listened to."),
    INVALID_AUDIENCE("It is meant for somebody else."),
    AUTHENTICATION_FAILED("The key that it names did not sign it.");

    private final String description;

    SetFault(String description) {
        this.description = description;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String description() {
        return description;
    }
}
