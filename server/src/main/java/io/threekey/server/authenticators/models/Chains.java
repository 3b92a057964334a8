package io.threekey.server.authenticators.models;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/** Where certificates lead (RFC 5280, 6), with nobody asked over the network whether one was revoked. */
final class Chains {

    private Chains() {}

    /** @param chain the one in question first; a root itself may stand at its end, or be all of it */
    static boolean leadTo(List<X509Certificate> roots, List<X509Certificate> chain, Instant now) {
        if (chain.isEmpty() || roots.isEmpty()) {
            return false;
        }
        // MDS 3.1.1: what is named as a root may be the attestation's own certificate
        return roots.contains(chain.getFirst()) ? isValid(chain.getFirst(), now) : validates(roots, chain, now);
    }

    private static boolean validates(List<X509Certificate> roots, List<X509Certificate> chain, Instant now) {
        var below = chain.stream()
                .filter(certificate -> !roots.contains(certificate))
                .toList();
        try {
            var parameters = new PKIXParameters(
                    roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet()));
            parameters.setDate(Date.from(now));
            parameters.setRevocationEnabled(false);
            parameters.setPolicyQualifiersRejected(false);
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
            return true;
        } catch (GeneralSecurityException leadsElsewhere) {
            return false;
        }
    }

    private static boolean isValid(X509Certificate certificate, Instant now) {
        var then = Date.from(now);
        return !then.before(certificate.getNotBefore()) && !then.after(certificate.getNotAfter());
    }
}
