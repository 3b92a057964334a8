package io.threekey.charter;

/** What is decided, in the words of the charter: every policy kind is mapped to one of these. */
public record DecisionKind(String value) {

    public DecisionKind {
        Names.word(value, "decision kind");
    }

    @Override
    public String toString() {
        return value;
    }
}
