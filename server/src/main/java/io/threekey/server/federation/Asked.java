package io.threekey.server.federation;

/** What came of reading a request. */
sealed interface Asked {

    record Whole(AuthorizationRequest request) implements Asked {}

    /** The application is told, at its own address. */
    record Wrong(ReturnAddress back, ProtocolError error) implements Asked {}

    /** Nobody is sent anywhere: it is not known whose address that is (RFC 6749, 4.1.2.1). */
    record Unsafe(UnsafeRequest why) implements Asked {}
}
