package io.threekey.charter;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The one DER form of an ECDSA signature (RFC 3279, 2.2.3). Other encodings of the same numbers are refused, so that
 * nobody can change a byte of stored evidence and have it verify all the same.
 */
public final class DerSignature {
    private static final byte SEQUENCE = 0x30;
    private static final byte INTEGER = 0x02;
    private static final int LONGEST_INTEGER = 33;

    private DerSignature() {}

    public static boolean isStrict(byte[] signature) {
        var in = ByteBuffer.wrap(signature);
        try {
            return in.get() == SEQUENCE
                    && in.get() == in.remaining()
                    && isPositiveInteger(in)
                    && isPositiveInteger(in)
                    && !in.hasRemaining();
        } catch (BufferUnderflowException tooShort) {
            return false;
        }
    }

    private static boolean isPositiveInteger(ByteBuffer in) {
        if (in.get() != INTEGER) {
            return false;
        }
        var length = in.get();
        if (length < 1 || length > LONGEST_INTEGER) {
            return false;
        }
        var content = new byte[length];
        in.get(content);
        var value = new BigInteger(content);
        return value.signum() > 0 && Arrays.equals(value.toByteArray(), content);
    }
}
