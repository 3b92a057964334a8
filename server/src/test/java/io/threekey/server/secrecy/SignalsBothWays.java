package io.threekey.server.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threekey.charter.json.Json;
import io.threekey.server.Door;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.federation.ApplicationServer;
import io.threekey.server.federation.Partner;
import io.threekey.server.sharedsignals.AForeignSystem;
import io.threekey.server.sharedsignals.AListener;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An application hears what happens around a nurse's sign-in, and another system says that it must end. */
record SignalsBothWays(Founders founders, Visitor visitor, Clock clock) {

    private static final Duration SOON = Duration.ofSeconds(30);

    void happen(Staff.Member nurse) {
        try (var server = new ApplicationServer()) {
            var lab = new AListener(Partner.withKey("lab", visitor, clock), server);
            registered(lab);
            happen(lab, nurse);
        }
    }

    private void registered(AListener lab) {
        var key = lab.partner().key().orElseThrow().toPublicJWK().toJSONString();
        founders.decide(
                Map.ofEntries(
                        Map.entry("kind", "application-registration"),
                        Map.entry("useCase", "all"),
                        Map.entry("client", "lab"),
                        Map.entry("name", "Lab"),
                        Map.entry("redirects", lab.partner().application().redirect()),
                        Map.entry("keys", "{\"keys\":[" + key + "]}"),
                        Map.entry("assurance", "aal2"),
                        Map.entry("signals", "session-revoked session-established"),
                        Map.entry("signalsTo", lab.server().url()),
                        Map.entry("reason", "Results must not stay open")),
                List.of("iam", "security"));
    }

    private void happen(AListener lab, Staff.Member nurse) {
        var stream = lab.asksFor(Json.object()
                .put("method", "urn:ietf:rfc:8935")
                .put("endpoint_url", lab.server().url())
                .put("authorization_header", "Bearer of-the-lab-and-of-nobody-else")
                .build());
        var browser = visitor.another();
        new Door(browser).comesIn(nurse.authenticator());
        lab.isEntered(browser);
        isCalled(lab, 1);
        lab.asks("POST", "/ssf/verify", "{\"stream_id\":\"" + stream + "\"}");
        isCalled(lab, 2);
        var subject = "{\"stream_id\":\"" + stream + "\",\"subject\":{\"format\":\"iss_sub\",\"iss\":\""
                + visitor.origin(Origin.ID) + "\",\"sub\":\"" + nurse.person() + "\"}}";
        lab.asks("POST", "/ssf/subjects/remove", subject);
        lab.asks("POST", "/ssf/subjects/add", subject);
        lab.server().answers(400);
        otherSystem(nurse);
        isCalled(lab, 3);
        await().atMost(SOON)
                .until(() -> founders.signedIn("iam")
                        .visits("/applications/signals")
                        .body()
                        .contains("Said no"));
        lab.wishes("paused");
        assertThat(lab.asks("DELETE", "/ssf/streams?stream_id=" + stream, null).statusCode())
                .isEqualTo(204);
    }

    private void otherSystem(Staff.Member nurse) {
        var mdm = AForeignSystem.forCause(visitor, clock);
        var form = new HashMap<>(mdm.proposed());
        form.putAll(Map.of("kind", "signal-sources", "useCase", "all", "reason", "It knows of theft first"));
        founders.decide(form);
        assertThat(mdm.pushes(mdm.revokes(nurse.person())).statusCode()).isEqualTo(202);
        assertThat(mdm.pushes(mdm.says("session-revoked", Map.of(), Map.of("format", "opaque", "id", "x")))
                        .statusCode())
                .isEqualTo(202);
    }

    private static void isCalled(AListener lab, int times) {
        await().atMost(SOON).until(() -> lab.server().calls().size() == times);
    }
}
