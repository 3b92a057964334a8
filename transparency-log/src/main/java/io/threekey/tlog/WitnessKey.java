package io.threekey.tlog;

import java.security.PublicKey;

/**
 * Knows one witness by name and key. {@link #vkey()} is {@code name+keyid+base64(0x04 || key)}: the type keeps a
 * cosignature from being taken for a log's own signature, and the other way round (C2SP tlog-cosignature, "Format").
 */
public final class WitnessKey {

    /** The signature type identifier of timestamped Ed25519 cosignatures. */
    static final byte COSIGNATURE = 0x04;

    private final Ed25519Key key;

    WitnessKey(Ed25519Key key) {
        this.key = key;
    }

    public static WitnessKey of(String name, PublicKey key) {
        return new WitnessKey(Ed25519Key.of(name, COSIGNATURE, key));
    }

    public static WitnessKey parse(String vkey) {
        return new WitnessKey(Ed25519Key.parse(vkey, COSIGNATURE));
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

    boolean signed(byte[] message, byte[] signature) {
        return key.signed(message, signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WitnessKey that && key.equals(that.key);
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
