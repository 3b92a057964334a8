package io.threekey.witness;

import io.threekey.tlog.Cosigner;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** A witness's secret key as text: its name, then both halves in Base 64 (PKCS #8, SubjectPublicKeyInfo), a line each. */
final class SecretKeyFile {

    private static final int LINES = 3;

    private SecretKeyFile() {}

    static String create(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Cosigner.of(name, pair);
            return name + "\n" + base64(pair.getPrivate().getEncoded()) + "\n"
                    + base64(pair.getPublic().getEncoded()) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform lacks Ed25519", e);
        }
    }

    /** @throws IllegalStateException where it is another witness's key, or no key */
    static Cosigner read(String text, String name) {
        List<String> lines = text.lines().toList();
        if (lines.size() != LINES) {
            throw new IllegalStateException("The key file is not one of a witness.");
        }
        if (!lines.getFirst().equals(name)) {
            throw new IllegalStateException(
                    "This folder is that of the witness " + lines.getFirst() + ", not of " + name + ".");
        }
        try {
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            return Cosigner.of(
                    name,
                    new KeyPair(
                            keys.generatePublic(new X509EncodedKeySpec(bytes(lines.get(2)))),
                            keys.generatePrivate(new PKCS8EncodedKeySpec(bytes(lines.get(1))))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("The key file is not one of a witness.", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String line) {
        return Base64.getDecoder().decode(line);
    }
}
