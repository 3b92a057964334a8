package io.threekey.server.authenticators;

import java.time.Instant;

/** What a verified assertion reported of its key (WebAuthn 7.2, update of the credential record). */
public record PasskeyUse(long counter, boolean backedUp, Instant at) {

    /** Whether the key counts no further than it was known to have counted (7.2 step 22); one without a counter says zero. */
    public boolean wentBackFrom(long known) {
        return (counter != 0 || known != 0) && counter <= known;
    }
}
