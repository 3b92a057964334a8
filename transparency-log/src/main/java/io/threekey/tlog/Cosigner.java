package io.threekey.tlog;

import java.security.KeyPair;
import java.time.Instant;

/**
 * A witness's key. Whoever holds it answers for checking, before each cosignature, that the checkpoint continues the
 * last one it cosigned of that log: two that fork, signed by the same witness, end all trust in it.
 */
public final class Cosigner {

    private final Ed25519Signer signer;

    private Cosigner(Ed25519Signer signer) {
        this.signer = signer;
    }

    /** Signs once to be sure that the two halves belong together. */
    public static Cosigner of(String name, KeyPair pair) {
        return new Cosigner(Ed25519Signer.of(name, WitnessKey.COSIGNATURE, pair));
    }

    public WitnessKey key() {
        return new WitnessKey(signer.key());
    }

    /** The signature line, newline included, to stand below the checkpoint; time in whole seconds. */
    public String cosign(Checkpoint checkpoint, Instant at) {
        return Cosignature.sign(checkpoint.text(), signer, at).line();
    }
}
