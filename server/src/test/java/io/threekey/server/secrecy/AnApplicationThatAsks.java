package io.threekey.server.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.federation.Partner;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** An application that is decided, is told who came in, and then does everything that it must not. */
record AnApplicationThatAsks(Founders founders, Visitor visitor, Clock clock) {

    void happens() {
        var pharmacy = Partner.withKey("pharmacy", visitor, clock);
        founders.decide(
                Map.of(
                        "kind", "application-registration",
                        "useCase", "all",
                        "client", "pharmacy",
                        "name", "Pharmacy",
                        "redirects", pharmacy.application().redirect(),
                        "keys",
                                "{\"keys\":["
                                        + pharmacy.key()
                                                .orElseThrow()
                                                .toPublicJWK()
                                                .toJSONString() + "]}",
                        "assurance", "aal2",
                        "renewal", "while-signed-in",
                        "reason", "The pharmacy opens on Monday"),
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
        retiresTheKey(browser);
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
