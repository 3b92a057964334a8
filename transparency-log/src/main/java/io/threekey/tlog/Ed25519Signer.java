package io.threekey.tlog;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;

/** The secret half of a named key. Signs once when it is made, to be sure that the two halves belong together. */
final class Ed25519Signer {

    private final PrivateKey secret;
    private final Ed25519Key key;

    private Ed25519Signer(PrivateKey secret, Ed25519Key key) {
        this.secret = secret;
        this.key = key;
    }

    static Ed25519Signer of(String name, byte type, KeyPair pair) {
        Ed25519Signer signer = new Ed25519Signer(pair.getPrivate(), Ed25519Key.of(name, type, pair.getPublic()));
        byte[] probe = name.getBytes(StandardCharsets.UTF_8);
        if (!signer.key.signed(probe, signer.signature(probe))) {
            throw new UnacceptableNote("The two halves of the key " + name + " do not belong together");
        }
        return signer;
    }

    Ed25519Key key() {
        return key;
    }

    byte[] signature(byte[] message) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(secret);
            ed25519.update(message);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key " + key.name() + " cannot sign", e);
        }
    }
}
