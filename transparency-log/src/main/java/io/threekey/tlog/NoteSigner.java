package io.threekey.tlog;

import java.security.KeyPair;

/** Signs notes with one named Ed25519 key. */
public final class NoteSigner {

    private final Ed25519Signer signer;

    private NoteSigner(Ed25519Signer signer) {
        this.signer = signer;
    }

    /** Signs once to be sure that the two halves belong together. */
    public static NoteSigner of(String name, KeyPair pair) {
        return new NoteSigner(Ed25519Signer.of(name, NoteVerifier.ED25519, pair));
    }

    public NoteVerifier verifier() {
        return new NoteVerifier(signer.key());
    }

    NoteSignature sign(byte[] text) {
        return NoteSignature.of(signer.key(), signer.signature(text));
    }
}
