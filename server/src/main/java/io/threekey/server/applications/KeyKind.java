package io.threekey.server.applications;

/** What a key of an application is (RFC 7518, 6). */
public enum KeyKind {
    P256,
    P384,
    RSA
}
