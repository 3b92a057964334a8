package io.threekey.server.authenticators.models;

import io.threekey.charter.json.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that the list's signer has to lead to: the one in the file that was named, or FIDO's, which is taken
 * from the platform's store and counts by its digest alone.
 */
final class RootOfTheList {

    /** GlobalSign Root CA - R3 (Metadata Service 3.1.1; fidoalliance.org/metadata). */
    private static final String FIDOS = "cbb522d7b7f127ad6a0113865bdf1cd4102e7d0759af635a7cf4720dc963c53b";

    private RootOfTheList() {}

    /** @throws IllegalStateException where the file that was named holds no certificate */
    static Optional<X509Certificate> of(String file) {
        return file.isBlank() ? fidos() : Optional.of(in(Path.of(file)));
    }

    private static X509Certificate in(Path file) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException("THREEKEY_KEY_MODELS_ROOT names no certificate: " + file, unreadable);
        }
    }

    private static Optional<X509Certificate> fidos() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((@Nullable KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .flatMap(each -> each instanceof X509TrustManager trust
                            ? Arrays.stream(trust.getAcceptedIssuers())
                            : Stream.of())
                    .filter(RootOfTheList::isFidos)
                    .findFirst();
        } catch (GeneralSecurityException noStore) {
            return Optional.empty();
        }
    }

    private static boolean isFidos(X509Certificate root) {
        try {
            return Digest.of(root.getEncoded()).hex().equals(FIDOS);
        } catch (CertificateEncodingException unreadable) {
            return false;
        }
    }
}
