package io.threekey.server.sharedsignals;

import io.threekey.charter.Codes;

/** What was done about what another system said. */
public enum HeardOutcome {
    /** Nobody decided that it may say that, or it is nothing that anything is done about here. */
    NOTHING,
    /** It means somebody whom we do not know by that name. */
    NOBODY,
    /** Somebody's sessions were ended, where a decision lets it. */
    ENDED,
    /** People were asked. */
    ASKED,
    /** They were in nowhere that it meant. */
    NOT_IN,
    /** It had spoken of as many people as it may, so people heard that there are more. */
    BRAKED,
    /** A device is said to be as it should be, or not: people are told. */
    TOLD;

    public String code() {
        return Codes.code(this);
    }

    static HeardOutcome ofCode(String code) {
        return Codes.find(HeardOutcome.class, code);
    }
}
