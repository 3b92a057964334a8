package io.threekey.tlog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Knows one Ed25519 key by name and tells whether it signed a text.
 * {@link #vkey()} is the usual one-line form: {@code name+keyid+base64(0x01 || key)}.
 */
public final class NoteVerifier {

    /** The signature type identifier of plain Ed25519 in C2SP signed-note, "Signature types". */
    private static final byte ED25519 = 0x01;

    private static final int KEY_LENGTH = 32;

    /** SubjectPublicKeyInfo up to the key itself (RFC 8410 section 4). */
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final PublicKey key;
    private final byte[] typedKey;

    private NoteVerifier(String name, PublicKey key, byte[] typedKey) {
        this.name = KeyName.checked(name);
        this.key = key;
        this.typedKey = typedKey;
    }

    public static NoteVerifier of(String name, PublicKey key) {
        byte[] spki = key.getEncoded();
        if (spki.length != SPKI_PREFIX.length + KEY_LENGTH
                || !ByteBuffer.wrap(spki, 0, SPKI_PREFIX.length).equals(ByteBuffer.wrap(SPKI_PREFIX))) {
            throw new UnacceptableNote("The key " + name + " is not an Ed25519 key");
        }
        byte[] typedKey = ByteBuffer.allocate(1 + KEY_LENGTH)
                .put(ED25519)
                .put(spki, SPKI_PREFIX.length, KEY_LENGTH)
                .array();
        return new NoteVerifier(name, key, typedKey);
    }

    public static NoteVerifier parse(String vkey) {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3) {
            throw new UnacceptableNote("Not a note verifier key: " + vkey);
        }
        byte[] typed = StrictBase64.decode(parts[2], "The key " + parts[0]);
        if (typed.length != 1 + KEY_LENGTH || typed[0] != ED25519) {
            throw new UnacceptableNote("The key " + parts[0] + " is not an Ed25519 key");
        }
        NoteVerifier verifier = new NoteVerifier(parts[0], publicKey(typed), typed);
        if (!verifier.vkey().equals(vkey)) {
            throw new UnacceptableNote("The id in the key " + parts[0] + " is not that key's id");
        }
        return verifier;
    }

    private static PublicKey publicKey(byte[] typed) {
        byte[] spki = ByteBuffer.allocate(SPKI_PREFIX.length + KEY_LENGTH)
                .put(SPKI_PREFIX)
                .put(typed, 1, KEY_LENGTH)
                .array();
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw new UnacceptableNote(
                    "Not a point on the curve: " + HexFormat.of().formatHex(typed));
        }
    }

    public String name() {
        return name;
    }

    /** SHA-256(name || 0x0A || type || key), first four bytes (C2SP signed-note, "Signatures"). */
    int keyId() {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.writeBytes((name + "\n").getBytes(StandardCharsets.UTF_8));
        input.writeBytes(typedKey);
        return ByteBuffer.wrap(Sha256.digest().digest(input.toByteArray())).getInt();
    }

    public String vkey() {
        return name + "+" + HexFormat.of().toHexDigits(keyId()) + "+"
                + Base64.getEncoder().encodeToString(typedKey);
    }

    boolean signed(byte[] text, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(text);
            return ed25519.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform lacks Ed25519", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteVerifier that && vkey().equals(that.vkey());
    }

    @Override
    public int hashCode() {
        return vkey().hashCode();
    }

    @Override
    public String toString() {
        return vkey();
    }
}
