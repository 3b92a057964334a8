package io.threekey.charter;

/** How a policy came into force. A proposal takes the regular way or one of the two of minutes that matter. */
public enum Way {
    FOUNDING,
    REGULAR,

    /** The sponsor against one domain, for a limited time. */
    WAY_OUT,

    /** Tightened at once by one domain, inside an envelope signed beforehand; lapses by itself. */
    CONTAINMENT,

    /** Back at once to the policy enforced before; lapses by itself. */
    CONTINUITY;

    /** Whether it lies over the standing policy for some hours instead of replacing it. */
    public boolean isPassing() {
        return this == CONTAINMENT || this == CONTINUITY;
    }

    boolean isProposed() {
        return this == REGULAR || isPassing();
    }

    public String code() {
        return Codes.code(this);
    }

    public static Way ofCode(String code) {
        return Codes.find(Way.class, code);
    }
}
