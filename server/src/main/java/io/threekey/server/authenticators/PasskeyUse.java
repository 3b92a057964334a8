package io.threekey.server.authenticators;

import java.time.Instant;

/** What a verified assertion reported of its key (WebAuthn 7.2, update of the credential record). */
public record PasskeyUse(long counter, boolean backedUp, Instant at) {}
