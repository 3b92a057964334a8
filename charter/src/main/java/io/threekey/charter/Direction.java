package io.threekey.charter;

/** Which way a number of a policy document moves when the policy gets stricter. */
public enum Direction {
    LESS,
    MORE;

    public boolean isStricter(long before, long after) {
        return this == LESS ? after < before : after > before;
    }

    public String code() {
        return Codes.code(this);
    }

    public static Direction ofCode(String code) {
        return Codes.find(Direction.class, code);
    }
}
