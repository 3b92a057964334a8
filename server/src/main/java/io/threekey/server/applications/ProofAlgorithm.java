package io.threekey.server.applications;

/** By what an application signs its statements (RFC 7518, 3.1), by its registered name. */
public enum ProofAlgorithm {
    ES256,
    ES384,
    PS256,
    RS384
}
