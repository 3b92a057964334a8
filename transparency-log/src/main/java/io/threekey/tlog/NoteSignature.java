package io.threekey.tlog;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/** One signature line of a note: {@code — name base64(key id || signature)} (C2SP signed-note, "Signatures"). */
record NoteSignature(String name, int keyId, byte[] signature) {

    private static final String DASH = "\u2014 ";

    static NoteSignature parse(String line) {
        String[] words = line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
        if (words.length != 2) {
            throw new UnacceptableNote("Not a signature line: " + line);
        }
        byte[] bytes = StrictBase64.decode(words[1], "The signature of " + words[0]);
        if (bytes.length <= Integer.BYTES) {
            throw new UnacceptableNote("The signature of " + words[0] + " is empty");
        }
        return new NoteSignature(
                KeyName.checked(words[0]),
                ByteBuffer.wrap(bytes).getInt(),
                Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    static NoteSignature of(Ed25519Key key, byte[] signature) {
        return new NoteSignature(key.name(), key.id(), signature);
    }

    String line() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return DASH + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
    }
}
