package io.threekey.tlog;

/** An Ed25519 key that is known beforehand, by a name and for one purpose. */
public abstract sealed class NamedKey permits NoteVerifier, WitnessKey {

    private final Ed25519Key key;

    NamedKey(Ed25519Key key) {
        this.key = key;
    }

    public final String name() {
        return key.name();
    }

    /** The usual one-line form: {@code name+keyid+base64(type || key)} (C2SP signed-note, "Verifier keys"). */
    public final String vkey() {
        return key.vkey();
    }

    /** Whether the line carries this key's name and id; whether it signed is another question. */
    final boolean isNamedBy(NoteSignature line) {
        return line.name().equals(key.name()) && line.keyId() == key.id();
    }

    final boolean signed(byte[] message, byte[] signature) {
        return key.signed(message, signature);
    }

    /** Its type is part of a key: one for checkpoints is none for cosignatures. */
    @Override
    public final boolean equals(Object other) {
        return other instanceof NamedKey that && vkey().equals(that.vkey());
    }

    @Override
    public final int hashCode() {
        return vkey().hashCode();
    }

    @Override
    public final String toString() {
        return vkey();
    }
}
