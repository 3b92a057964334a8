package io.threekey.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 that has one reading: malformed bytes are refused, not replaced. */
final class StrictUtf8 {

    private StrictUtf8() {}

    static String decode(byte[] bytes, String what) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnacceptableNote(what + " is not UTF-8");
        }
    }
}
