package io.threekey.server.federation;

/** Why a genuine code or refresh token gives nothing. The application is told that it does not, and the ledger why. */
enum GrantFault {
    OTHER_CLIENT("other-client"),
    OTHER_ADDRESS("other-address"),
    /** Whoever redeems it did not ask the question (RFC 7636, 4.6). */
    OTHER_VERIFIER("other-verifier"),
    /** Whoever uses it does not hold the key that it is bound to (RFC 9449, 5 and 10). */
    OTHER_KEY("other-key"),
    TOO_LATE("too-late"),
    SESSION_OVER("session-over"),
    /** What was said of them then cannot be said any more. */
    LESS_SURE("less-sure");

    private final String code;

    GrantFault(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
