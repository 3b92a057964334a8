package io.threekey.tlog;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;

/** Signs notes with one named Ed25519 key. */
public final class NoteSigner {

    private final PrivateKey key;
    private final NoteVerifier verifier;

    private NoteSigner(PrivateKey key, NoteVerifier verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /** Signs once to be sure that the two halves belong together. */
    public static NoteSigner of(String name, KeyPair pair) {
        NoteSigner signer = new NoteSigner(pair.getPrivate(), NoteVerifier.of(name, pair.getPublic()));
        byte[] probe = name.getBytes(StandardCharsets.UTF_8);
        if (!signer.verifier.signed(probe, signer.signature(probe))) {
            throw new UnacceptableNote("The two halves of the key " + name + " do not belong together");
        }
        return signer;
    }

    public NoteVerifier verifier() {
        return verifier;
    }

    NoteSignature sign(byte[] text) {
        return new NoteSignature(verifier.name(), verifier.keyId(), signature(text));
    }

    private byte[] signature(byte[] text) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key);
            ed25519.update(text);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key " + verifier.name() + " cannot sign", e);
        }
    }
}
