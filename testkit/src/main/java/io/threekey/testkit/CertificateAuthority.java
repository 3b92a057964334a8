package io.threekey.testkit;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.UUID;

/** A root of nobody's trust but a test's, on P-256, and the certificates that it gives out. */
public final class CertificateAuthority {

    /** ecdsa-with-SHA256, RFC 5758 3.2. */
    private static final byte[] ES256 = Der.sequence(Der.identifier("2a8648ce3d040302"));

    private static final byte[] BASIC_CONSTRAINTS = Der.identifier("551d13");
    private static final byte[] EXTENDED_KEY_USAGE = Der.identifier("551d25");
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = Der.identifier("551d11");
    /** id-fido-gen-ce-aaguid, WebAuthn 8.2.1. */
    private static final byte[] AAGUID = Der.identifier("2b0601040182e51c010104");

    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2045-01-01T00:00:00Z");

    private final String name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    private CertificateAuthority(String name, KeyPair keys) {
        this.name = name;
        this.keys = keys;
        var constraints = extension(BASIC_CONSTRAINTS, Der.truth(), Der.sequence(Der.truth()));
        this.certificate = signed(subject(name), keys.getPublic(), UNTIL, constraints);
    }

    public static CertificateAuthority named(String name) {
        return new CertificateAuthority(name, Keys.generate(new SecureRandom()));
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** For whoever answers for a host. */
    X509Certificate forHost(String host, PublicKey key, Instant until) {
        var names = Der.sequence(Der.tagged(0x82, host.getBytes(StandardCharsets.US_ASCII)));
        return signed(subject(host), key, until, extension(SUBJECT_ALTERNATIVE_NAME, new byte[0], names));
    }

    /** For an application that connects to others (RFC 5280, 4.2.1.12). */
    public X509Certificate forClient(String commonName, PublicKey key, Instant until) {
        return signed(subject(commonName), key, until, usedFor("2b06010505070302"));
    }

    /** For what others connect to, and for nothing else. */
    public X509Certificate forServer(String commonName, PublicKey key, Instant until) {
        return signed(subject(commonName), key, until, usedFor("2b06010505070301"));
    }

    /** For an authority below this one. */
    public X509Certificate forAuthority(String commonName, PublicKey key, Instant until) {
        var constraints = extension(BASIC_CONSTRAINTS, Der.truth(), Der.sequence(Der.truth()));
        return signed(subject(commonName), key, until, constraints);
    }

    private static byte[] usedFor(String purpose) {
        return extension(EXTENDED_KEY_USAGE, new byte[0], Der.sequence(Der.identifier(purpose)));
    }

    /** For the authenticators of one model (WebAuthn 8.2.1). */
    X509Certificate forModel(UUID model, PublicKey key) {
        var number = Der.octets(Bytes.fromHex(model.toString().replace("-", "")));
        return signed(
                Der.sequence(
                        name("550406", "GB"),
                        name("55040a", "Threekey tests"),
                        name("55040b", "Authenticator Attestation"),
                        name("550403", "Model " + model)),
                key,
                UNTIL,
                extension(BASIC_CONSTRAINTS, new byte[0], Der.sequence()),
                extension(AAGUID, new byte[0], number));
    }

    private X509Certificate signed(byte[] subject, PublicKey key, Instant until, byte[]... extensions) {
        var content = Der.sequence(
                Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(63, new SecureRandom()).add(BigInteger.ONE)),
                ES256,
                subject(name),
                Der.sequence(Der.time(FROM), Der.time(until)),
                subject,
                key.getEncoded(),
                Der.tagged(0xa3, Der.sequence(extensions)));
        var signature = Keys.sign(keys.getPrivate(), content, SignatureForm.DER);
        return read(Der.sequence(content, ES256, Der.bits(signature)));
    }

    private static X509Certificate read(byte[] encoded) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("no certificate was written", broken);
        }
    }

    private static byte[] subject(String commonName) {
        return Der.sequence(name("550403", commonName));
    }

    private static byte[] name(String attribute, String value) {
        var written = attribute.equals("550406")
                ? Der.tagged(0x13, value.getBytes(StandardCharsets.US_ASCII))
                : Der.text(value);
        return Der.set(Der.sequence(Der.identifier(attribute), written));
    }

    private static byte[] extension(byte[] identifier, byte[] critical, byte[] content) {
        return Der.sequence(identifier, critical, Der.octets(content));
    }
}
