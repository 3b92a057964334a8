package io.threekey.tlog;

import java.security.PublicKey;

/**
 * Knows one Ed25519 key by name and tells whether it signed a text.
 * {@link #vkey()} is the usual one-line form: {@code name+keyid+base64(0x01 || key)}.
 */
public final class NoteVerifier {

    /** The signature type identifier of plain Ed25519 in C2SP signed-note, "Signature types". */
    static final byte ED25519 = 0x01;

    private final Ed25519Key key;

    NoteVerifier(Ed25519Key key) {
        this.key = key;
    }

    public static NoteVerifier of(String name, PublicKey key) {
        return new NoteVerifier(Ed25519Key.of(name, ED25519, key));
    }

    public static NoteVerifier parse(String vkey) {
        return new NoteVerifier(Ed25519Key.parse(vkey, ED25519));
    }

    public String name() {
        return key.name();
    }

    public String vkey() {
        return key.vkey();
    }

    boolean isNamedBy(NoteSignature line) {
        return key.isNamedBy(line);
    }

    boolean signed(byte[] text, byte[] signature) {
        return key.signed(text, signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteVerifier that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return vkey();
    }
}
