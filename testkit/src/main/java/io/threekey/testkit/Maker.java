package io.threekey.testkit;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.UUID;

/** Whoever made a model of authenticator, and vouches for each of them with a batch key (WebAuthn 8.2). */
public final class Maker {

    private final UUID model;
    private final CertificateAuthority authority;
    private final KeyPair batch = Keys.generate(new SecureRandom());
    private final X509Certificate certificate;

    private Maker(UUID model, CertificateAuthority authority) {
        this.model = model;
        this.authority = authority;
        this.certificate = authority.forModel(model, batch.getPublic());
    }

    public static Maker of(UUID model) {
        return new Maker(model, CertificateAuthority.named("Maker of " + model));
    }

    public UUID model() {
        return model;
    }

    /** Where its attestations lead. */
    public X509Certificate root() {
        return authority.certificate();
    }

    byte[] encoded() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException("a certificate that was read cannot be written", broken);
        }
    }

    byte[] sign(byte[] bytes) {
        return Keys.sign(batch.getPrivate(), bytes, SignatureForm.DER);
    }
}
