package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import java.time.Instant;

/** Published in the transaction that ends a session, whoever or whatever ended it. */
public record SessionOver(String session, PersonId person, By by, Instant at) {

    /** Who ended it. */
    public enum By {
        ITS_OWNER,
        /** Somebody who had the right to. */
        SOMEBODY_ELSE,
        /** A limit that was decided. */
        LIMIT,
        /** What happened around it, such as that its key was taken back. */
        CIRCUMSTANCE
    }
}
