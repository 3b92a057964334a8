package io.threekey.server.federation;

import io.threekey.testkit.CertificateAuthority;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;

/** Certificates for tests, and how a proxy says that one was shown (RFC 9440, 2.2). */
final class ACertificate {

    static final Instant LONG = Instant.parse("2040-01-01T00:00:00Z");

    private ACertificate() {}

    static X509Certificate ofItsOwn(String name) {
        return CertificateAuthority.named(name).certificate();
    }

    static PublicKey key() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair().getPublic();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static String said(X509Certificate certificate) {
        try {
            return ":" + Base64.getEncoder().encodeToString(certificate.getEncoded()) + ":";
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
