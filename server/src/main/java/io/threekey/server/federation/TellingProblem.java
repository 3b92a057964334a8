package io.threekey.server.federation;

import io.threekey.charter.Codes;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why an application was not told.
 *
 * @param answered the status it answered with, where it answered; never its words, which may name people
 */
public record TellingProblem(Kind kind, OptionalInt answered) {

    public enum Kind {
        UNREACHABLE,
        TOO_SLOW,
        NOT_TRUSTED,
        ANSWERED,
        NO_ROOM,
        BROKEN_OFF,
        /** More waited for it than is kept. */
        TOO_MANY,
        /** It did not fetch it while it was kept. */
        NOT_FETCHED,
        /** It asked for no more. */
        STOPPED;

        private String code() {
            return Codes.code(this);
        }
    }

    public static TellingProblem of(Kind kind) {
        return new TellingProblem(kind, OptionalInt.empty());
    }

    public static TellingProblem answered(int status) {
        return new TellingProblem(Kind.ANSWERED, OptionalInt.of(status));
    }

    public String written() {
        return answered.isPresent() ? kind.code() + " " + answered.getAsInt() : kind.code();
    }

    public static Optional<TellingProblem> read(String written) {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var parts = written.split(" ", 2);
        var kind = Codes.find(Kind.class, parts[0]);
        return Optional.of(parts.length == 1 ? of(kind) : answered(Integer.parseInt(parts[1])));
    }
}
