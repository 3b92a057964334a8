package io.threekey.server.signin;

import io.threekey.charter.Codes;
import io.threekey.charter.PersonId;
import java.time.Instant;

/**
 * What an application knows of the end of a session.
 *
 * @param application as people know it
 * @param over when the session was
 * @param since when that is so
 * @param tries how often it was told, or that was tried
 */
public record ToldOfEnd(
        PersonId person, String application, State state, Instant over, Instant since, int tries, Next next) {

    /** When it is tried next. */
    public sealed interface Next {

        /** Nobody tells it any more. */
        record Never() implements Next {}

        /** It is being tried this moment. */
        record UnderWay() implements Next {}

        record At(Instant at) implements Next {}

        /** It is its turn, and waits for others to be done. */
        record OnceThereIsRoom() implements Next {}
    }

    public enum State {
        /** It is to be told, or told again because it could not be reached. */
        WAITING,
        /** It says that it ended what it held. */
        TOLD,
        /** It heard of it, and says that it could not. */
        SAID_NO,
        /** It was never reached, and nobody tries any more. */
        GAVE_UP,
        /** The last attempt broke off here. Nobody knows whether it heard of it, and nobody tries any more. */
        UNCERTAIN,
        /** It had not heard of it yet when the address at which it could be told was taken back. */
        ADDRESS_GONE,
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
