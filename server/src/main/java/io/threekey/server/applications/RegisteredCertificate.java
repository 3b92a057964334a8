package io.threekey.server.applications;

import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Digest;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;

/** A certificate that is part of a registration (RFC 5280), in base64url of its one form in DER. */
public record RegisteredCertificate(String der) {

    private static final int LONGEST = 8_192;

    public RegisteredCertificate {
        read(Base64Url.decode(der));
    }

    /** @throws IllegalArgumentException where these bytes are no certificate, or more than one */
    public static X509Certificate read(byte[] der) {
        if (der.length > LONGEST) {
            throw new IllegalArgumentException("a certificate is shorter");
        }
        try {
            var read = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            if (!Arrays.equals(read.getEncoded(), der)) {
                throw new IllegalArgumentException("more stands there than a certificate");
            }
            return read;
        } catch (CertificateException none) {
            throw new IllegalArgumentException("not a certificate", none);
        }
    }

    /** RFC 8705, 3.1. */
    public static String thumbprint(X509Certificate certificate) {
        try {
            return Digest.of(certificate.getEncoded()).base64Url();
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException("a certificate that was read has no form", broken);
        }
    }

    public X509Certificate certificate() {
        return read(Base64Url.decode(der));
    }

    /** What people compare by telephone. */
    public String thumbprint() {
        return thumbprint(certificate());
    }

    Instant until() {
        return certificate().getNotAfter().toInstant();
    }
}
