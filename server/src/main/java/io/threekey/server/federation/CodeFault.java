package io.threekey.server.federation;

/** Why a genuine code is not redeemed. The application is told that it is not, and the ledger why. */
enum CodeFault {
    OTHER_CLIENT("other-client"),
    OTHER_ADDRESS("other-address"),
    /** Whoever redeems it did not ask the question (RFC 7636, 4.6). */
    OTHER_VERIFIER("other-verifier"),
    TOO_LATE("too-late"),
    SESSION_OVER("session-over");

    private final String code;

    CodeFault(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
