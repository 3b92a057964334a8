package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.applications.AnApplication;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.applications.RegisteredCertificate;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.CertificateAuthority;
import io.threekey.testkit.HeldClock;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Applications that are known by the certificate of their connection (RFC 8705), behind a proxy that is this machine. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
@TestPropertySource(properties = {"threekey.mtls.origin=https://mtls.threekey.test", "threekey.mtls.proxies=127.0.0.1"})
class MutualTlsTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    private final X509Certificate own = ACertificate.ofItsOwn("chart");
    private final X509Certificate others = ACertificate.ofItsOwn("chart");
    private DecidedApplications applications;
    private Visitor browser;

    @BeforeEach
    void somebodyIsIn() {
        applications = new DecidedApplications(hospital);
        hospital.fingerprint();
        browser = somebody.another();
        new Door(browser).comesIn(hospital.iam().passkey());
    }

    private Partner registered(AnApplication application) {
        applications.register(application);
        return new Partner(application, Optional.empty(), somebody.another(), clock);
    }

    private static String name() {
        return "chart-" + System.nanoTime() % 1_000_000;
    }

    private String code(Partner partner) {
        return Partner.brought(browser.visits(partner.asks())).getOrDefault("code", "");
    }

    private static HttpResponse<String> redeems(Partner partner, String code, X509Certificate shown) {
        return partner.sends("/token", partner.redemption(code), "Client-Cert", ACertificate.said(shown));
    }

    private static HttpResponse<String> asks(Partner partner, String token, X509Certificate shown) {
        return partner.asksWhoItIs("Authorization", "Bearer " + token, "Client-Cert", ACertificate.said(shown));
    }

    private static void isRefused(HttpResponse<String> answer, String error) {
        assertThat(answer.statusCode()).isEqualTo(error.equals("invalid_client") ? 401 : 400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
    }

    @Nested
    class AnApplicationWithACertificateOfItsOwn {

        private Partner chart;

        @BeforeEach
        void isRegistered() {
            chart = registered(AnApplication.named(name()).connectedBy(own).askingAgain());
        }

        @Test
        void isGivenWhatOnlyThatCertificateOpens() throws Exception {
            var answer = redeems(chart, code(chart), own);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Partner.field(answer, "token_type")).isEqualTo("Bearer");
            var token = Partner.field(answer, "access_token");
            assertThat(SignedJWT.parse(token).getJWTClaimsSet().getJSONObjectClaim("cnf"))
                    .isEqualTo(Map.of("x5t#S256", RegisteredCertificate.thumbprint(own)));
            assertThat(asks(chart, token, own).statusCode()).isEqualTo(200);
            assertThat(asks(chart, token, others).statusCode()).isEqualTo(401);
            assertThat(chart.asksWhoItIs(token).statusCode()).isEqualTo(401);
            assertThat(chart.sends(
                                    "/introspect",
                                    chart.named(Map.of("token", token)),
                                    "Client-Cert",
                                    ACertificate.said(own))
                            .body())
                    .contains("\"cnf\":{\"x5t#S256\":");
        }

        @Test
        void asksAgainWithThatCertificateAlone() {
            var refresh = Partner.field(redeems(chart, code(chart), own), "refresh_token");
            var form = chart.named(Map.of("grant_type", "refresh_token", "refresh_token", refresh));
            isRefused(chart.sends(form), "invalid_client");
            assertThat(chart.sends("/token", form, "Client-Cert", ACertificate.said(own))
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void isNotBelievedWithAnotherWithNoneOrByItsNameAlone() {
            var code = code(chart);
            isRefused(redeems(chart, code, others), "invalid_client");
            isRefused(chart.redeems(code), "invalid_client");
            isRefused(chart.sends("/token", chart.redemption(code), "Client-Cert", "x"), "invalid_client");
            isRefused(
                    chart.sends(
                            "/token",
                            chart.redemption(code),
                            "Client-Cert",
                            ACertificate.said(own),
                            "Client-Cert",
                            ACertificate.said(own)),
                    "invalid_client");
            for (var path : new String[] {"/introspect", "/revoke", "/par"}) {
                isRefused(chart.sends(path, chart.named(Map.of("token", "x"))), "invalid_client");
            }
            assertThat(redeems(chart, code, own).statusCode())
                    .as("the code is still there")
                    .isEqualTo(200);
        }

        @Test
        void mayHoldAKeyInstead() {
            var holder = AHolder.of(somebody, clock);
            var answer = chart.sends(
                    "/token",
                    chart.redemption(code(chart)),
                    "Client-Cert",
                    ACertificate.said(own),
                    "DPoP",
                    holder.proof("POST", "/token"));
            assertThat(Partner.field(answer, "token_type")).isEqualTo("DPoP");
            var token = Partner.field(answer, "access_token");
            assertThat(asks(chart, token, own).statusCode()).isEqualTo(401);
        }
    }

    /** RFC 9449, 4.3 and RFC 8705, 5: a proof speaks of the address to which it was sent. */
    @Nested
    class AProofOfAKeyWhereCertificatesAreAskedFor {

        private final AHolder holder = AHolder.of(somebody, clock);
        private Partner chart;

        @BeforeEach
        void isShownByARegisteredApplication() {
            chart = registered(AnApplication.named(name()).connectedBy(own));
        }

        private HttpResponse<String> redeemsWith(String address) {
            return chart.sends(
                    "/token",
                    chart.redemption(code(chart)),
                    "Client-Cert",
                    ACertificate.said(own),
                    "DPoP",
                    holder.proof("POST", "/token", claims -> claims.claim("htu", address)));
        }

        @Test
        void speaksOfTheAddressThere() {
            var answer = redeemsWith("https://mtls.threekey.test/token");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Partner.field(answer, "token_type")).isEqualTo("DPoP");
        }

        @Test
        void speaksOfNoOther() {
            for (var other : List.of(
                    "https://mtls.threekey.test/par",
                    "https://mtls.threekey.test/token/",
                    "https://mtls.threekey.test:444/token",
                    "http://mtls.threekey.test/token",
                    "https://mtls.elsewhere.test/token",
                    "https://mtls.threekey.test.elsewhere.test/token")) {
                isRefused(redeemsWith(other), "invalid_dpop_proof");
            }
        }

        @Test
        void doesNotCountWhereNoCertificateWasShown() {
            var rota = registered(AnApplication.named(name()));
            isRefused(
                    rota.sends(
                            "/token",
                            rota.redemption(code(rota)),
                            "DPoP",
                            holder.proof(
                                    "POST",
                                    "/token",
                                    claims -> claims.claim("htu", "https://mtls.threekey.test/token"))),
                    "invalid_dpop_proof");
        }
    }

    @Nested
    class AnApplicationWithACertificateThatWasIssued {

        @Test
        void isKnownByEachThatItsAuthorityIssuedItAndByNoOther() {
            var authority = CertificateAuthority.named("The hospital");
            var subject = name();
            var chart = registered(AnApplication.named(subject).connectedBy("CN=" + subject, authority.certificate()));
            var first = authority.forClient(subject, ACertificate.key(), ACertificate.LONG);
            var next = authority.forClient(subject, ACertificate.key(), ACertificate.LONG);
            assertThat(redeems(chart, code(chart), first).statusCode()).isEqualTo(200);
            assertThat(redeems(chart, code(chart), next).statusCode()).isEqualTo(200);
            var forged = CertificateAuthority.named("The hospital")
                    .forClient(subject, ACertificate.key(), ACertificate.LONG);
            isRefused(redeems(chart, code(chart), forged), "invalid_client");
            isRefused(
                    redeems(chart, code(chart), authority.forClient("rota", ACertificate.key(), ACertificate.LONG)),
                    "invalid_client");
        }
    }

    @Nested
    class OneByFapi2 {

        private Partner bank;

        @BeforeEach
        void isRegistered() {
            bank = registered(AnApplication.named(name()).connectedByFapi2(own));
        }

        @Test
        void pushesAndRedeemsByItsConnection() throws Exception {
            var pushed = bank.sends("/par", bank.named(bank.question()), "Client-Cert", ACertificate.said(own));
            assertThat(pushed.statusCode()).isEqualTo(201);
            var answer =
                    browser.visits("/authorize?client_id=" + bank.application().client() + "&request_uri="
                            + URLEncoder.encode(Partner.field(pushed, "request_uri"), StandardCharsets.UTF_8));
            var told = redeems(bank, Partner.brought(answer).getOrDefault("code", ""), own);
            assertThat(told.statusCode()).isEqualTo(200);
            assertThat(SignedJWT.parse(Partner.field(told, "access_token"))
                            .getJWTClaimsSet()
                            .getJSONObjectClaim("cnf"))
                    .containsKey("x5t#S256");
        }

        @Test
        void isRefusedWithoutIt() {
            isRefused(bank.sends("/par", bank.named(bank.question())), "invalid_client");
        }
    }

    @Nested
    class Discovery {

        @Test
        void saysWhereCertificatesAreAskedFor() {
            assertThat(somebody.another().visits(Issuer.METADATA).body())
                    .contains("\"tls_client_certificate_bound_access_tokens\":true")
                    .contains("\"mtls_endpoint_aliases\":{")
                    .contains("\"token_endpoint\":\"https://mtls.threekey.test/token\"")
                    .contains("\"self_signed_tls_client_auth\"", "\"tls_client_auth\"");
        }
    }
}
