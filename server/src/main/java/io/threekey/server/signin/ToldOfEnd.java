package io.threekey.server.signin;

import io.threekey.charter.Codes;
import io.threekey.charter.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * What an application knows of the end of a session.
 *
 * @param application as people know it
 * @param over when the session was
 * @param since when that is so
 * @param tries how often it was told, or that was tried
 * @param again when it is due to be tried again
 */
public record ToldOfEnd(
        PersonId person,
        String application,
        State state,
        Instant over,
        Instant since,
        int tries,
        Optional<Instant> again) {

    public enum State {
        /** It is being told, or is told again because it could not be reached. */
        WAITING,
        /** It says that it ended what it held. */
        TOLD,
        /** It heard of it, and says that it could not. */
        SAID_NO,
        /** It was never reached, and nobody tries any more. */
        GAVE_UP,
        /** Nobody decided where it could be told. */
        NO_ADDRESS;

        public String code() {
            return Codes.code(this);
        }

        public static State ofCode(String code) {
            return Codes.find(State.class, code);
        }
    }
}
