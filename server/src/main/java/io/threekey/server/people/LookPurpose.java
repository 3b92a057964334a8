package io.threekey.server.people;

import io.threekey.charter.Codes;
import java.util.Arrays;
import java.util.Optional;

/** Why somebody looks at another person's record. There is no "other": who needs one asks the owners for it. */
public enum LookPurpose {
    /** A key, a session or an account may have been misused. */
    SECURITY_INCIDENT,
    /** Something happened to a patient, and it matters who was signed in where. */
    PATIENT_SAFETY,
    /** The person asked for it, such as when a sign-in keeps failing. */
    OWN_REQUEST,
    /** A court or an authority demands it. */
    LEGAL_DEMAND;

    public String code() {
        return Codes.code(this);
    }

    static Optional<LookPurpose> named(String code) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.code().equals(code))
                .findFirst();
    }

    static LookPurpose ofCode(String code) {
        return Codes.find(LookPurpose.class, code);
    }
}
