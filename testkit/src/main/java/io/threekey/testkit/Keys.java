package io.threekey.testkit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** ES256: P-256 keys and their signatures. The same key signs the same bytes alike, so that golden files hold still. */
final class Keys {

    private Keys() {}

    static KeyPair generate(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("cannot generate a P-256 key", broken);
        }
    }

    static KeyPair decode(byte[] publicKey, byte[] privateKey) {
        try {
            var factory = KeyFactory.getInstance("EC");
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(publicKey)),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalArgumentException("not a P-256 key pair", broken);
        }
    }

    static byte[] sign(PrivateKey key, byte[] bytes, SignatureForm form) {
        try {
            var signature = Signature.getInstance(form.algorithm());
            signature.initSign(key, seeded(Bytes.sha256(Bytes.join(key.getEncoded(), bytes))));
            signature.update(form.signedBytes(bytes));
            return signature.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("cannot sign with ES256", broken);
        }
    }

    /** Seeded before its first use, SHA1PRNG draws nothing from the system: the same seed, the same bytes. */
    static SecureRandom seeded(byte[] seed) {
        try {
            var random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("every JDK has SHA1PRNG", broken);
        }
    }
}
