package io.threekey.tlog;

import java.security.PublicKey;

/**
 * Knows one witness. The type of its key keeps a cosignature from being taken for a log's own signature, and the other
 * way round (C2SP tlog-cosignature, "Format").
 */
public final class WitnessKey extends NamedKey {

    /** The signature type identifier of timestamped Ed25519 cosignatures. */
    static final byte COSIGNATURE = 0x04;

    WitnessKey(Ed25519Key key) {
        super(key);
    }

    public static WitnessKey of(String name, PublicKey key) {
        return new WitnessKey(Ed25519Key.of(name, COSIGNATURE, key));
    }

    public static WitnessKey parse(String vkey) {
        return new WitnessKey(Ed25519Key.parse(vkey, COSIGNATURE));
    }
}
