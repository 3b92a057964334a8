package io.threekey.charter;

import io.threekey.charter.json.Digest;
import java.util.Arrays;

/** The stored bytes of a statement and the assertion made over them; nothing about them is verified yet. */
public record SignedAct(byte[] statement, Assertion assertion) {

    public Digest digest() {
        return Digest.of(statement);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedAct that
                && Arrays.equals(statement, that.statement)
                && assertion.equals(that.assertion);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(statement);
    }
}
