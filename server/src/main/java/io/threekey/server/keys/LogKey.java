package io.threekey.server.keys;

import io.threekey.tlog.NoteSigner;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The Ed25519 key that signs the ledger's checkpoints. Made once, at the founding, whose charter pins it; it leaves the
 * database only wrapped.
 */
@Component
public class LogKey {

    private static final String NAME = "log-key";
    private static final String ED25519 = "Ed25519";

    private final SecretTable secrets;

    LogKey(SecretTable secrets) {
        this.secrets = secrets;
    }

    /**
     * Makes the key, in the caller's transaction.
     *
     * @param origin the ledger's origin (C2SP tlog-checkpoint), the name in its vkey
     * @throws org.springframework.dao.DuplicateKeyException where there is one already
     */
    public NoteSigner create(String origin) {
        var pair = generated();
        var signer = NoteSigner.of(origin, pair);
        secrets.put(NAME, encoded(origin, pair));
        return signer;
    }

    /** Empty before the founding. */
    public Optional<NoteSigner> signer() {
        return secrets.get(NAME).map(LogKey::decoded);
    }

    private static KeyPair generated() {
        try {
            return KeyPairGenerator.getInstance(ED25519).generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java platform lacks " + ED25519, broken);
        }
    }

    private static byte[] encoded(String origin, KeyPair pair) {
        return new Framed()
                .text(origin)
                .bytes(pair.getPublic().getEncoded())
                .bytes(pair.getPrivate().getEncoded())
                .toBytes();
    }

    private static NoteSigner decoded(byte[] secret) {
        var fields = ByteBuffer.wrap(secret);
        var origin = new String(next(fields), StandardCharsets.UTF_8);
        try {
            var keys = KeyFactory.getInstance(ED25519);
            var publicKey = keys.generatePublic(new X509EncodedKeySpec(next(fields)));
            return NoteSigner.of(
                    origin, new KeyPair(publicKey, keys.generatePrivate(new PKCS8EncodedKeySpec(next(fields)))));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("what was wrapped as " + NAME + " is no " + ED25519 + " key", broken);
        }
    }

    private static byte[] next(ByteBuffer fields) {
        var field = new byte[fields.getInt()];
        fields.get(field);
        return field;
    }
}
