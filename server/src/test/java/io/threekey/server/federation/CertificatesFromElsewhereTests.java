package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.applications.AnApplication;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** On a node that believes no proxy, as it comes, whoever says that a certificate was shown says nothing. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class CertificatesFromElsewhereTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Test
    void openNothingAndAreNotInDiscovery() {
        hospital.fingerprint();
        var own = ACertificate.ofItsOwn("chart");
        var application =
                AnApplication.named("chart-" + System.nanoTime() % 1_000_000).connectedBy(own);
        new DecidedApplications(hospital).register(application);
        var chart = new Partner(application, Optional.empty(), somebody.another(), clock);
        var browser = somebody.another();
        new Door(browser).comesIn(hospital.iam().passkey());
        var code = Partner.brought(browser.visits(chart.asks())).getOrDefault("code", "");

        var answer = chart.sends(
                "/token",
                chart.redemption(code),
                "Client-Cert",
                ACertificate.said(own),
                "X-Forwarded-For",
                "127.0.0.1");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_client\"}");
        assertThat(somebody.another().visits(Issuer.METADATA).body()).doesNotContain("mtls", "tls_client");
    }
}
