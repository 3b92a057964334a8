package io.threekey.server.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.random.RandomGenerator;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The one secret that lies outside the database: 32 bytes in a file, as one line of base64url. All nodes of an
 * installation share it. Whoever holds it can forge every sealed row, so keys are derived from it for one purpose each
 * and it is never used itself.
 */
public final class WrappingKey {

    /** Its name in the home folder. */
    static final String FILE_NAME = "wrapping.key";

    private static final int LENGTH = 32;

    private final byte[] key;

    private WrappingKey(byte[] key) {
        if (key.length != LENGTH) {
            throw new IllegalArgumentException("a wrapping key has " + LENGTH + " bytes, not " + key.length);
        }
        this.key = key.clone();
    }

    public static WrappingKey of(byte[] key) {
        return new WrappingKey(key);
    }

    /** Reads the key of an installation that exists; a missing file is refused. */
    public static WrappingKey readFrom(Path file) {
        try {
            if (DurableFile.readableByOthers(file)) {
                throw new HomeUnusable(
                        "The wrapping key " + file + " can be read by other users: run chmod 600 on it.");
            }
            var line = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return new WrappingKey(Base64.getUrlDecoder().decode(line));
        } catch (IOException broken) {
            throw HomeUnusable.whenReading(file, broken);
        } catch (IllegalArgumentException malformed) {
            throw new HomeUnusable(
                    "The wrapping key " + file + " is not one line of base64url for " + LENGTH + " bytes.");
        }
    }

    /** Reads the key in this home folder, or makes one where there is none yet. */
    public static WrappingKey inHome(Path home, RandomGenerator random) {
        var file = home.resolve(FILE_NAME);
        if (Files.notExists(file)) {
            var fresh = new byte[LENGTH];
            random.nextBytes(fresh);
            var line = Base64.getUrlEncoder().withoutPadding().encodeToString(fresh) + "\n";
            DurableFile.write(file, line.getBytes(StandardCharsets.US_ASCII));
        }
        return readFrom(file);
    }

    /** Names this key without telling anything about it, so that operators can compare nodes. */
    public String id() {
        return HexFormat.of().formatHex(idBytes());
    }

    byte[] idBytes() {
        return Arrays.copyOf(encoded(derive("wrapping key id", "HmacSHA256")), 4);
    }

    /** HKDF-SHA-256, RFC 5869; the purpose is its info. */
    SecretKey derive(String purpose, String algorithm) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(key)
                                    .thenExpand(("threekey/1 " + purpose).getBytes(StandardCharsets.UTF_8), LENGTH));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java platform lacks HKDF-SHA256", broken);
        }
    }

    private static byte[] encoded(SecretKey derived) {
        return Objects.requireNonNull(derived.getEncoded(), "HKDF output can be read");
    }

    @Override
    public String toString() {
        return "WrappingKey " + id();
    }
}
