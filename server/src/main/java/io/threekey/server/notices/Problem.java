package io.threekey.server.notices;

import io.threekey.charter.Codes;

/**
 * Why something was not delivered.
 *
 * @param detail a number that the other side gave, or empty; never its words, which may name people
 */
public record Problem(Kind kind, String detail) {

    public enum Kind {
        UNREACHABLE,
        TOO_SLOW,
        NOT_TRUSTED,
        SENT_ELSEWHERE,
        SAID_NO,
        BROKEN_OFF,
        NO_ADDRESS;

        public String code() {
            return Codes.code(this);
        }

        static Kind ofCode(String code) {
            return Codes.find(Kind.class, code);
        }
    }

    static Problem of(Kind kind) {
        return new Problem(kind, "");
    }

    static Problem saidNo(int status) {
        return new Problem(Kind.SAID_NO, String.valueOf(status));
    }
}
