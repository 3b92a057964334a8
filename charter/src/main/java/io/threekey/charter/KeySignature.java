package io.threekey.charter;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** Verifies a signature under a decision key; whatever cannot be read does not verify. */
final class KeySignature {
    private KeySignature() {}

    static boolean isReadable(DecisionKey key) {
        try {
            return Arrays.equals(publicKey(key).getEncoded(), key.publicKey());
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }

    static boolean verifies(DecisionKey key, byte[] message, byte[] signature) {
        try {
            return switch (key.algorithm()) {
                case ES256 -> DerSignature.isStrict(signature) && verifies("SHA256withECDSA", key, message, signature);
                case EDDSA -> verifies("Ed25519", key, message, signature);
            };
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }

    private static boolean verifies(String algorithm, DecisionKey key, byte[] message, byte[] signature)
            throws GeneralSecurityException {
        var verifier = Signature.getInstance(algorithm);
        verifier.initVerify(publicKey(key));
        verifier.update(message);
        return verifier.verify(signature);
    }

    private static PublicKey publicKey(DecisionKey key) throws GeneralSecurityException {
        var spec = new X509EncodedKeySpec(key.publicKey());
        return switch (key.algorithm()) {
            case ES256 ->
                P256.require((ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec));
            case EDDSA -> (EdECPublicKey) KeyFactory.getInstance("Ed25519").generatePublic(spec);
        };
    }
}
