package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.charter.json.Base64Url;
import io.threekey.server.applications.ClientProof.ByCertificate;
import io.threekey.server.applications.ClientProof.ByIssuedCertificate;
import io.threekey.server.applications.RegisteredCertificate;
import io.threekey.testkit.CertificateAuthority;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** RFC 8705, 2. */
class ShownCertificatesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static RegisteredCertificate kept(X509Certificate certificate) {
        try {
            return new RegisteredCertificate(Base64Url.encode(certificate.getEncoded()));
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Nested
    class OneThatWasRegisteredItself {

        private final X509Certificate own = ACertificate.ofItsOwn("chart");
        private final ByCertificate registered = new ByCertificate(kept(own));

        @Test
        void isThatAndNoOtherOfTheSameName() {
            assertThat(ShownCertificates.isThat(registered, own, NOW)).isTrue();
            assertThat(ShownCertificates.isThat(registered, ACertificate.ofItsOwn("chart"), NOW))
                    .isFalse();
        }

        @Test
        void isNoneBeforeAndAfterItsTime() {
            assertThat(ShownCertificates.isThat(registered, own, Instant.parse("2019-12-31T00:00:00Z")))
                    .isFalse();
            assertThat(ShownCertificates.isThat(registered, own, Instant.parse("2045-01-02T00:00:00Z")))
                    .isFalse();
        }
    }

    @Nested
    class OneThatWasIssued {

        private final CertificateAuthority hospital = CertificateAuthority.named("The hospital");
        private final ByIssuedCertificate registered =
                new ByIssuedCertificate("CN=chart", kept(hospital.certificate()));

        private boolean counts(X509Certificate shown) {
            return ShownCertificates.isIssued(registered, shown, NOW);
        }

        @Test
        void countsWhateverItsKeyIs() {
            assertThat(counts(hospital.forClient("chart", ACertificate.key(), ACertificate.LONG)))
                    .isTrue();
            assertThat(counts(hospital.forClient("chart", ACertificate.key(), ACertificate.LONG)))
                    .isTrue();
        }

        @Test
        void countsOnlyForItsSubject() {
            for (var other : new String[] {"chart2", "rota", "chart,CN=chart", "Chart of others"}) {
                assertThat(counts(hospital.forClient(other, ACertificate.key(), ACertificate.LONG)))
                        .as(other)
                        .isFalse();
            }
        }

        @Test
        void countsOnlyFromThatAuthorityEvenWhereAnotherHasItsName() {
            var another = CertificateAuthority.named("The hospital");
            assertThat(counts(another.forClient("chart", ACertificate.key(), ACertificate.LONG)))
                    .isFalse();
            assertThat(counts(ACertificate.ofItsOwn("chart"))).isFalse();
        }

        @Test
        void countsNotForServersNotAsAnAuthorityAndNotAfterItsTime() {
            assertThat(counts(hospital.forServer("chart", ACertificate.key(), ACertificate.LONG)))
                    .isFalse();
            assertThat(counts(hospital.forAuthority("chart", ACertificate.key(), ACertificate.LONG)))
                    .isFalse();
            assertThat(counts(hospital.forClient("chart", ACertificate.key(), NOW.minusSeconds(1))))
                    .isFalse();
        }

        @Test
        void isRegisteredOnlyWithSomebodyWhoMayIssue() {
            var leaf = kept(hospital.forClient("chart", ACertificate.key(), ACertificate.LONG));
            assertThatThrownBy(() -> new ByIssuedCertificate("CN=chart", leaf))
                    .isInstanceOf(IllegalArgumentException.class);
            for (var subject : new String[] {"", "chart", "CN=" + "x".repeat(300)}) {
                assertThatThrownBy(() -> new ByIssuedCertificate(subject, kept(hospital.certificate())))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }
}
