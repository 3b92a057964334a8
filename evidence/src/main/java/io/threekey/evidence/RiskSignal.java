package io.threekey.evidence;

import io.threekey.charter.Codes;

/** What may make a sign-in look unlike the person whose key it is. Each is a signal, and none of them a proof. */
public enum RiskSignal {
    /** The key counted backwards: there may be a copy of it (WebAuthn 6.1.1). */
    COUNTER_BACK,
    /** Nobody ever came in with this key. */
    KEY_UNSEEN,
    /** The person was away for long. */
    LONG_AWAY,
    /** The person came in often within {@link RecentHistory#LATELY}. */
    BURST,
    /** The person is in at another site, and was just seen there. */
    TWO_PLACES,
    /** The person was at another site so shortly before that nobody gets here in the time. */
    TRAVEL;

    public String code() {
        return Codes.code(this);
    }

    public static RiskSignal ofCode(String code) {
        return Codes.find(RiskSignal.class, code);
    }
}
