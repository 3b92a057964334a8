package io.threekey.charter;

/** Whether a seat is a principal's own or a deputy's. The sponsor's own seat has rank {@code OWNER} too. */
public enum Rank {
    OWNER,
    DEPUTY;

    public String code() {
        return Codes.code(this);
    }

    public static Rank ofCode(String code) {
        return Codes.find(Rank.class, code);
    }
}
