package io.threekey.server.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Wraps secrets for storage elsewhere: AES-256-GCM, the context authenticated with them, so that a secret wrapped for
 * one place opens in no other. Bytes: format 1, id of the wrapping key (4), nonce (12), ciphertext with tag.
 */
public final class SecretBox {

    private static final byte FORMAT = 1;
    private static final int ID_LENGTH = 4;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD = 1 + ID_LENGTH + NONCE_LENGTH;

    private final SecretKey key;
    private final byte[] keyId;
    private final RandomGenerator random;

    /** @param random must be cryptographically strong: a nonce used twice gives the key away (SP 800-38D 8.2.2) */
    public SecretBox(WrappingKey wrappingKey, RandomGenerator random) {
        this.key = wrappingKey.derive("secret box", "AES");
        this.keyId = wrappingKey.idBytes();
        this.random = random;
    }

    /** @param context what and where the secret is, such as {@code keys_secret/log-key} */
    public byte[] wrap(String context, byte[] secret) {
        var nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        var head = ByteBuffer.allocate(HEAD).put(FORMAT).put(keyId).put(nonce).array();
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, head, context).doFinal(secret);
            return ByteBuffer.allocate(HEAD + sealed.length)
                    .put(head)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java platform lacks AES-GCM", broken);
        }
    }

    /** Empty where this wrapping key never wrapped these bytes for this context. */
    public Optional<byte[]> unwrap(String context, byte[] wrapped) {
        if (!isOfThisKey(wrapped)) {
            return Optional.empty();
        }
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(wrapped, HEAD), context);
            return Optional.of(cipher.doFinal(wrapped, HEAD, wrapped.length - HEAD));
        } catch (AEADBadTagException refused) {
            return Optional.empty();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java platform lacks AES-GCM", broken);
        }
    }

    /** Tells a secret of another installation, or from before a rotation, from a damaged one. */
    boolean isOfThisKey(byte[] wrapped) {
        return wrapped.length >= HEAD
                && wrapped[0] == FORMAT
                && Arrays.equals(wrapped, 1, 1 + ID_LENGTH, keyId, 0, ID_LENGTH);
    }

    private Cipher cipher(int mode, byte[] head, String context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, head, HEAD - NONCE_LENGTH, NONCE_LENGTH));
        cipher.updateAAD(head);
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
