package io.threekey.charter;

/** The kind of a governed policy, such as {@code session-limits}. */
public record PolicyKindName(String value) {

    public PolicyKindName {
        Names.word(value, "policy kind");
    }

    @Override
    public String toString() {
        return value;
    }
}
