package io.threekey.tlog;

import java.security.PublicKey;

/** Knows one key that signs notes, and tells whether it signed a text. */
public final class NoteVerifier extends NamedKey {

    /** The signature type identifier of plain Ed25519 in C2SP signed-note, "Signature types". */
    static final byte ED25519 = 0x01;

    NoteVerifier(Ed25519Key key) {
        super(key);
    }

    public static NoteVerifier of(String name, PublicKey key) {
        return new NoteVerifier(Ed25519Key.of(name, ED25519, key));
    }

    public static NoteVerifier parse(String vkey) {
        return new NoteVerifier(Ed25519Key.parse(vkey, ED25519));
    }
}
