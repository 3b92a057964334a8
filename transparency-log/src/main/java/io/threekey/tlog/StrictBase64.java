package io.threekey.tlog;

import java.util.Base64;

/** Standard Base 64 (RFC 4648 section 4) with exactly one spelling for each value: stray bits and missing padding fail. */
final class StrictBase64 {

    private StrictBase64() {}

    static byte[] decode(String text, String what) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new UnacceptableNote(what + " is not Base 64: " + text);
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new UnacceptableNote(what + " is not spelt as Base 64 spells it: " + text);
        }
        return bytes;
    }
}
