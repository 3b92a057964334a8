package io.threekey.server.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Visitor;
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
    }

    private static String code(Visitor browser, Partner partner) {
        return Partner.brought(browser.visits(partner.asks())).getOrDefault("code", "");
    }
}
