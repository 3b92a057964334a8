package io.threekey.server.federation;

import io.threekey.server.applications.ClientProof;
import io.threekey.server.applications.RegisteredCertificate;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** Whether the certificate of a connection is the one that was registered (RFC 8705, 2). */
final class ShownCertificates {

    private static final String FOR_CLIENTS = "1.3.6.1.5.5.7.3.2";

    private ShownCertificates() {}

    static boolean isThat(ClientProof.ByCertificate registered, X509Certificate shown, Instant now) {
        return registered.certificate().thumbprint().equals(RegisteredCertificate.thumbprint(shown))
                && isOfNow(shown, now);
    }

    /** Issued by the authority itself, for the whole subject, and for clients where it says for whom it is. */
    static boolean isIssued(ClientProof.ByIssuedCertificate registered, X509Certificate shown, Instant now) {
        return registered.principal().equals(shown.getSubjectX500Principal())
                && shown.getBasicConstraints() < 0
                && isForClients(shown)
                && isSigned(registered.authority().certificate(), shown, now);
    }

    private static boolean isSigned(X509Certificate authority, X509Certificate shown, Instant now) {
        try {
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
            parameters.setRevocationEnabled(false); // the registration is withdrawn or changed instead
            parameters.setDate(Date.from(now));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(shown)), parameters);
            return isOfNow(authority, now);
        } catch (GeneralSecurityException refused) {
            return false;
        }
    }

    private static boolean isForClients(X509Certificate shown) {
        try {
            var uses = shown.getExtendedKeyUsage();
            return uses == null || uses.contains(FOR_CLIENTS);
        } catch (CertificateParsingException unreadable) {
            return false;
        }
    }

    private static boolean isOfNow(X509Certificate certificate, Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }
}
