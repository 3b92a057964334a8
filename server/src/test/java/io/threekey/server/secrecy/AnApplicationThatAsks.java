package io.threekey.server.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.federation.ApplicationServer;
import io.threekey.server.federation.Partner;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An application that is decided, is told who came in, and then does everything that it must not. */
record AnApplicationThatAsks(Founders founders, Visitor visitor, Clock clock) {

    private static final Duration SOON = Duration.ofSeconds(20);

    void happens() {
        try (var server = new ApplicationServer()) {
            happens(server);
        }
    }

    private void happens(ApplicationServer server) {
        var pharmacy = Partner.withKey("pharmacy", visitor, clock);
        founders.decide(
                Map.ofEntries(
                        Map.entry("kind", "application-registration"),
                        Map.entry("useCase", "all"),
                        Map.entry("client", "pharmacy"),
                        Map.entry("name", "Pharmacy"),
                        Map.entry("redirects", pharmacy.application().redirect()),
                        Map.entry("keys", openSet(pharmacy)),
                        Map.entry("assurance", "aal2"),
                        Map.entry("renewal", "while-signed-in"),
                        Map.entry("toldAt", server.url()),
                        Map.entry("reason", "The pharmacy opens on Monday")),
                List.of("iam", "security"));
        var browser = founders.signedIn("iam");
        browser.visits("/applications");
        var code = code(browser, pharmacy);
        assertThat(pharmacy.redeems(code).statusCode()).isEqualTo(200);
        assertThat(pharmacy.redeems(code).statusCode()).isEqualTo(400);
        pharmacy.redeems(
                code(browser, pharmacy), change -> change.put("code_verifier", "of-another-question".repeat(3)));
        pharmacy.redeems("no-code-of-ours-at-all");
        browser.visits(pharmacy.asks() + "&client_id=pharmacy");
        asksAgain(browser, pharmacy);
        asksForItself();
        retiresTheKey(browser);
        hearsOfTheEnd(browser, pharmacy, server);
    }

    /** Once it ends its own, and once it says that it cannot. */
    private void hearsOfTheEnd(Visitor browser, Partner pharmacy, ApplicationServer server) {
        server.answers(200, 400);
        browser.submits(Origin.ID, "/sign-out", Map.of());
        await().atMost(SOON).until(() -> server.calls().size() == 1);
        var again = founders.signedIn("iam");
        code(again, pharmacy);
        again.submits(Origin.ID, "/sign-out", Map.of());
        await().atMost(SOON).until(() -> server.calls().size() == 2);
        await().atMost(SOON)
                .until(() -> !founders.signedIn("iam")
                        .visits("/me/sessions")
                        .body()
                        .contains("It is being told this moment"));
    }

    private void asksAgain(Visitor browser, Partner pharmacy) {
        var pushed = Partner.field(pharmacy.pushes(), "request_uri");
        var named = browser.visits("/authorize?client_id=pharmacy&request_uri=" + pushed);
        var told = pharmacy.redeems(Partner.brought(named).getOrDefault("code", ""));
        var refresh = Partner.field(told, "refresh_token");
        var again = pharmacy.asksAgain(refresh);
        assertThat(again.statusCode()).isEqualTo(200);
        var next = Partner.field(again, "refresh_token");
        assertThat(pharmacy.asksAbout(next).body()).contains("\"active\":true");
        assertThat(pharmacy.givesBack(Partner.field(again, "access_token")).statusCode())
                .isEqualTo(200);
        assertThat(pharmacy.asksAgain(refresh).statusCode()).isEqualTo(400);
    }

    private void asksForItself() {
        var server = "https://fhir.example/r4";
        var quality = Partner.asAService("quality", server, "system/Observation.rs", visitor, clock);
        founders.decide(
                Map.ofEntries(
                        Map.entry("kind", "application-registration"),
                        Map.entry("useCase", "all"),
                        Map.entry("client", "quality"),
                        Map.entry("name", "Quality"),
                        Map.entry("keys", openSet(quality)),
                        Map.entry("assurance", "aal2"),
                        Map.entry("profile", "smart"),
                        Map.entry("fhirServer", server),
                        Map.entry("scopes", "system/Observation.rs"),
                        Map.entry("reason", "Quality counts each night")),
                List.of("iam", "security"));
        var told = quality.asksForItself("system/Observation.rs");
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(quality.givesBack(Partner.field(told, "access_token")).statusCode())
                .isEqualTo(200);
    }

    private static String openSet(Partner partner) {
        return "{\"keys\":[" + partner.key().orElseThrow().toPublicJWK().toJSONString() + "]}";
    }

    private static void retiresTheKey(Visitor browser) {
        var page = browser.visits("/applications/keys").body();
        var key = page.replaceAll("(?s).*name=\"key\" value=\"([^\"]*)\".*", "$1");
        assertThat(browser.submits(Origin.ID, "/applications/keys/retire", Map.of("key", key))
                        .statusCode())
                .isEqualTo(303);
    }

    private static String code(Visitor browser, Partner partner) {
        return Partner.brought(browser.visits(partner.asks())).getOrDefault("code", "");
    }
}
