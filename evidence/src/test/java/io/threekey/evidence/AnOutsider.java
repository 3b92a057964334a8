package io.threekey.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threekey.tlog.Cosigner;
import io.threekey.tlog.SignedCheckpoint;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;

/** A witness somewhere else, whose key follows from its name and a seed. */
public final class AnOutsider {

    private final Cosigner cosigner;

    private AnOutsider(Cosigner cosigner) {
        this.cosigner = cosigner;
    }

    public static AnOutsider named(String name, String seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed((name + seed).getBytes(UTF_8));
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, random);
            return new AnOutsider(Cosigner.of(name, generator.generateKeyPair()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public LedgerWitnessing.Witness asNamed(String name) {
        return new LedgerWitnessing.Witness(name, cosigner.key().vkey(), "https://witness.example");
    }

    /** A line to stand below the checkpoint. */
    public String sees(SignedCheckpoint checkpoint, Instant at) {
        return cosigner.cosign(checkpoint.checkpoint(), at);
    }
}
