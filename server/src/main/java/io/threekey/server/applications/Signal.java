package io.threekey.server.applications;

import io.threekey.charter.Codes;

/** What an application may be told of people who came into it from here: the events of CAEP 1.0 by their names there. */
public enum Signal {
    SESSION_REVOKED,
    CREDENTIAL_CHANGE,
    ASSURANCE_LEVEL_CHANGE,
    SESSION_ESTABLISHED,
    RISK_LEVEL_CHANGE;

    public String code() {
        return Codes.code(this);
    }

    static Signal ofCode(String code) {
        return Codes.find(Signal.class, code);
    }
}
