package io.threekey.tlog;

import java.security.PublicKey;
import java.util.Optional;

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

    /** Empty where it is none, for who reads several and can do without one: by such a key nobody signs anything. */
    public static Optional<NoteVerifier> read(String vkey) {
        try {
            return Optional.of(parse(vkey));
        } catch (UnacceptableNote none) {
            return Optional.empty();
        }
    }
}
