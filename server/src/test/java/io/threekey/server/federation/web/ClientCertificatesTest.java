package io.threekey.server.federation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.server.federation.MutualTls;
import io.threekey.testkit.CertificateAuthority;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** RFC 9440: what a proxy says of a certificate, and who else may say it, which is nobody. */
class ClientCertificatesTest {

    private static final URI ORIGIN = URI.create("https://mtls.hospital.example");
    private static final String PROXY = "192.0.2.7";
    private static final X509Certificate CHART =
            CertificateAuthority.named("chart").certificate();

    private static ClientCertificates with(@Nullable URI origin, String... proxies) {
        return new ClientCertificates(new MutualTls(origin, List.of(proxies)));
    }

    private static MockHttpServletRequest from(String machine, String... said) {
        var request = new MockHttpServletRequest("POST", "/token");
        request.setRemoteAddr(machine);
        for (var one : said) {
            request.addHeader("Client-Cert", one);
        }
        return request;
    }

    private static String base64() {
        try {
            return Base64.getEncoder().encodeToString(CHART.getEncoded());
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static final String SAID = ":" + base64() + ":";

    @Nested
    class WhatAProxySays {

        @Test
        void isBelievedOfThoseThatWereNamed() {
            assertThat(with(ORIGIN, "192.0.2.1", PROXY).of(from(PROXY, SAID))).contains(CHART);
            assertThat(with(ORIGIN, "2001:db8::7").of(from("2001:db8:0:0:0:0:0:7", SAID)))
                    .contains(CHART);
        }

        @Test
        void saysNothingFromAnyOtherMachineWhateverItClaims() {
            var request = from("192.0.2.8", SAID);
            request.addHeader("X-Forwarded-For", PROXY);
            request.addHeader("Forwarded", "for=" + PROXY);
            request.addHeader("X-Real-IP", PROXY);
            assertThat(with(ORIGIN, PROXY).of(request)).isEmpty();
            assertThat(with(ORIGIN).of(from(PROXY, SAID))).isEmpty();
            assertThat(with(ORIGIN, "192.0.2.70").of(from(PROXY, SAID))).isEmpty();
        }

        @Test
        void saysNothingWhereNothingWasConfigured() {
            assertThat(with(null).of(from("127.0.0.1", SAID))).isEmpty();
            var connected = from("127.0.0.1");
            connected.setAttribute("jakarta.servlet.request.X509Certificate", new X509Certificate[] {CHART});
            assertThat(with(null).of(connected)).isEmpty();
        }

        @Test
        void isOneCertificateInTheOneFormThatThereIs() {
            for (var said : List.of(
                    "",
                    base64(),
                    ":" + base64(),
                    base64() + ":",
                    SAID + ", " + SAID,
                    SAID + ";a=b",
                    "::",
                    ":AAAA:",
                    ":" + base64().substring(4) + ":",
                    ":" + Base64.getEncoder().encodeToString(twice()) + ":",
                    ":" + "A".repeat(20_000) + ":",
                    "-----BEGIN CERTIFICATE-----" + base64() + "-----END CERTIFICATE-----")) {
                assertThat(with(ORIGIN, PROXY).of(from(PROXY, said))).as(said).isEmpty();
            }
            assertThat(with(ORIGIN, PROXY).of(from(PROXY, SAID, SAID))).isEmpty();
            assertThat(with(ORIGIN, PROXY).of(from(PROXY))).isEmpty();
        }

        private static byte[] twice() {
            var one = Base64.getDecoder().decode(base64());
            var two = new byte[2 * one.length];
            System.arraycopy(one, 0, two, 0, one.length);
            System.arraycopy(one, 0, two, one.length, one.length);
            return two;
        }
    }

    @Nested
    class TheConnectionItself {

        @Test
        void countsBeforeWhatAnybodySaysWhoIsNotBelieved() {
            var other = CertificateAuthority.named("other").certificate();
            var request = from("192.0.2.77", SAID);
            request.setAttribute("jakarta.servlet.request.X509Certificate", new X509Certificate[] {other});
            assertThat(with(ORIGIN, PROXY).of(request)).contains(other);
        }

        @Test
        void ofAProxyIsNobodysWhoCameThroughIt() {
            var own = CertificateAuthority.named("proxy").certificate();
            var silent = from(PROXY);
            silent.setAttribute("jakarta.servlet.request.X509Certificate", new X509Certificate[] {own});
            assertThat(with(ORIGIN, PROXY).of(silent)).isEmpty();
        }
    }

    @Nested
    class TheSettings {

        @Test
        void nameMachinesByTheirNumbersAndAnOriginOverTls() {
            for (var machine : List.of("proxy.hospital.example", "localhost", "192.0.2.0/24", "999.1.1.1", "")) {
                assertThatThrownBy(() -> with(ORIGIN, machine))
                        .as(machine)
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() -> with(URI.create("http://mtls.hospital.example"), PROXY))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> with(null, PROXY)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
