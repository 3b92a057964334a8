package io.threekey.tlog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A named Ed25519 key as notes write it: one line {@code name+keyid+base64(type || key)}. The type tells what its
 * signatures are of, so that one made for one purpose is none for another (C2SP signed-note, "Signature types").
 */
final class Ed25519Key {

    private static final int LENGTH = 32;

    /** SubjectPublicKeyInfo up to the key itself (RFC 8410 section 4). */
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final PublicKey key;
    private final byte[] typed;

    private Ed25519Key(String name, PublicKey key, byte[] typed) {
        this.name = KeyName.checked(name);
        this.key = key;
        this.typed = typed;
    }

    static Ed25519Key of(String name, byte type, PublicKey key) {
        byte[] spki = key.getEncoded();
        if (spki.length != SPKI_PREFIX.length + LENGTH
                || !ByteBuffer.wrap(spki, 0, SPKI_PREFIX.length).equals(ByteBuffer.wrap(SPKI_PREFIX))) {
            throw new UnacceptableNote("The key " + name + " is not an Ed25519 key");
        }
        byte[] typed = ByteBuffer.allocate(1 + LENGTH)
                .put(type)
                .put(spki, SPKI_PREFIX.length, LENGTH)
                .array();
        return new Ed25519Key(name, key, typed);
    }

    static Ed25519Key parse(String vkey, byte type) {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3) {
            throw new UnacceptableNote("Not a note verifier key: " + vkey);
        }
        byte[] typed = StrictBase64.decode(parts[2], "The key " + parts[0]);
        if (typed.length != 1 + LENGTH || typed[0] != type) {
            throw new UnacceptableNote("The key " + parts[0] + " is not an Ed25519 key");
        }
        Ed25519Key parsed = new Ed25519Key(parts[0], publicKey(typed), typed);
        if (!parsed.vkey().equals(vkey)) {
            throw new UnacceptableNote("The id in the key " + parts[0] + " is not that key's id");
        }
        return parsed;
    }

    private static PublicKey publicKey(byte[] typed) {
        byte[] spki = ByteBuffer.allocate(SPKI_PREFIX.length + LENGTH)
                .put(SPKI_PREFIX)
                .put(typed, 1, LENGTH)
                .array();
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw new UnacceptableNote(
                    "Not a point on the curve: " + HexFormat.of().formatHex(typed));
        }
    }

    String name() {
        return name;
    }

    /** SHA-256(name || 0x0A || type || key), first four bytes (C2SP signed-note, "Signatures"). */
    int id() {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.writeBytes((name + "\n").getBytes(StandardCharsets.UTF_8));
        input.writeBytes(typed);
        return ByteBuffer.wrap(Sha256.digest().digest(input.toByteArray())).getInt();
    }

    String vkey() {
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    boolean signed(byte[] message, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (SignatureException | InvalidKeyException malformed) {
            return false; // also where the key is no point on the curve, which the platform sees only now
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform lacks Ed25519", e);
        }
    }
}
