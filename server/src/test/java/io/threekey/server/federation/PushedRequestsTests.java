package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Questions that applications put to us themselves (RFC 9126). */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class PushedRequestsTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Autowired
    Intruder intruder;

    private DecidedApplications applications;
    private Partner chart;
    private Visitor browser;
    private AHolder holder;

    @BeforeEach
    void anApplicationWithAKeyIsRegistered() {
        applications = new DecidedApplications(hospital);
        chart = Partner.withKey("chart-" + System.nanoTime() % 1_000_000, somebody, clock);
        applications.register(chart.application());
        browser = somebody.another();
        holder = AHolder.of(somebody, clock);
    }

    private HttpResponse<String> pushes(Consumer<Map<String, String>> change, String... headers) {
        var form = chart.named(chart.question());
        change.accept(form);
        return chart.sends("/par", form, headers);
    }

    private String pushed(String... headers) {
        var answer = pushes(asItIs -> {}, headers);
        assertThat(answer.statusCode()).isEqualTo(201);
        return Partner.field(answer, "request_uri");
    }

    private HttpResponse<String> names(String request) {
        return names(chart, request);
    }

    private HttpResponse<String> names(Partner partner, String request) {
        return browser.visits("/authorize?client_id=" + partner.application().client() + "&request_uri="
                + URLEncoder.encode(request, StandardCharsets.UTF_8));
    }

    private void isIn() {
        new Door(browser).comesIn(hospital.iam().passkey());
    }

    private static void isRefused(HttpResponse<String> answer, String error) {
        assertThat(answer.statusCode()).isEqualTo(error.equals("invalid_client") ? 401 : 400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    private static void isNotKnown(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.headers().firstValue("Location")).isEmpty();
        assertThat(page.body()).contains("WREN-53");
    }

    @Nested
    class AQuestionThatWasPushed {

        @Test
        void isAnsweredWhereTheBrowserOnlyNamesIt() {
            isIn();
            var answer = Partner.brought(names(pushed()));
            assertThat(answer).containsEntry("state", Partner.STATE).containsKeys("code", "iss");
            assertThat(chart.redeems(answer.getOrDefault("code", "")).statusCode())
                    .isEqualTo(200);
        }

        @Test
        void lastsAMinuteAndSaysSo() {
            isIn();
            assertThat(pushes(asItIs -> {}).body()).contains("\"expires_in\":60");
            var request = pushed();
            clock.advance(Duration.ofSeconds(59));
            assertThat(Partner.brought(names(request))).containsKey("code");
            var late = pushed();
            clock.advance(Duration.ofSeconds(60));
            isNotKnown(names(late));
        }

        @Test
        void isGoodForOneBrowser() {
            var request = pushed();
            assertThat(Journey.isAskedForTheirKey(names(request))).isTrue();
            browser = somebody.another();
            isIn();
            isNotKnown(names(request));
        }

        @Test
        void countsFromWhenTheBrowserCame() {
            var request = pushed("DPoP", holder.proof("POST", "/par"));
            clock.advance(Duration.ofSeconds(5));
            isIn(); // for something else
            clock.advance(Duration.ofSeconds(5));
            assertThat(Partner.brought(names(request))).containsKey("code");
            var fresh = Partner.field(pushes(change -> change.put("prompt", "login")), "request_uri");
            clock.advance(Duration.ofSeconds(5));
            var asked = names(fresh);
            assertThat(Journey.isAskedForTheirKey(asked)).isTrue();
            assertThat(Journey.onwardFrom(
                            new Journey(browser).comesIn(asked, hospital.iam().passkey())))
                    .containsKey("code");
        }

        @Test
        void isTheApplicationsThatPushedIt() {
            isIn();
            var rota = Partner.withoutSecret("rota-" + System.nanoTime() % 1_000_000, somebody, clock);
            applications.register(rota.application());
            isNotKnown(names(rota, pushed()));
            isNotKnown(browser.visits("/authorize?request_uri=" + pushed()));
            isNotKnown(browser.visits("/authorize?client_id="
                    + chart.application().client() + "&request_uri=" + pushed() + "&request_uri=" + pushed()));
        }

        @Test
        void goesNowhereOnceTheApplicationIsWithdrawn() {
            isIn();
            var request = pushed();
            applications.withdraw(chart.application());
            assertThat(names(request).body()).contains("STORK-84");
        }

        @Test
        void isNoneWhereSomebodyWroteItIntoTheTable() {
            isIn();
            var request = pushed();
            intruder.runs("update federation_pushed set request = replace(request, 'profile', 'xxxfile')");
            isNotKnown(names(request));
            for (var none : List.of("x", "urn:x", "' or 1=1 --", "A".repeat(5_000))) {
                isNotKnown(names("urn:ietf:params:oauth:request_uri:" + none));
            }
        }

        @Test
        void bindsItsCodeToTheKeyThatItSpokeOf() {
            isIn();
            var key = AHolder.of(somebody, clock);
            for (var request : List.of(
                    pushed("DPoP", key.proof("POST", "/par")),
                    Partner.field(pushes(change -> change.put("dpop_jkt", key.jkt())), "request_uri"))) {
                var code = Partner.brought(names(request)).getOrDefault("code", "");
                isRefused(
                        chart.sends("/token", chart.redemption(code), "DPoP", holder.proof("POST", "/token")),
                        "invalid_grant");
                var next = pushed("DPoP", key.proof("POST", "/par"));
                var bound = Partner.brought(names(next)).getOrDefault("code", "");
                var told = chart.sends("/token", chart.redemption(bound), "DPoP", key.proof("POST", "/token"));
                assertThat(Partner.field(told, "token_type")).isEqualTo("DPoP");
            }
            var code = Partner.brought(names(pushed("DPoP", key.proof("POST", "/par"))))
                    .getOrDefault("code", "");
            isRefused(chart.redeems(code), "invalid_grant");
        }
    }

    @Nested
    class AnApplicationIsToldAtOnce {

        @Test
        void whatIsWrongWithItsQuestion() {
            isRefused(pushes(change -> change.put("redirect_uri", "https://evil.example/")), "invalid_request");
            isRefused(pushes(change -> change.remove("redirect_uri")), "invalid_request");
            isRefused(pushes(change -> change.remove("code_challenge")), "invalid_request");
            isRefused(pushes(change -> change.put("dpop_jkt", "short")), "invalid_request");
            isRefused(pushes(change -> change.put("scope", "profile")), "invalid_scope");
            isRefused(pushes(change -> change.put("response_type", "token")), "unsupported_response_type");
            isRefused(pushes(change -> change.put("request", "e30.e30.")), "request_not_supported");
            isRefused(
                    pushes(change -> change.put("request_uri", "urn:ietf:params:oauth:request_uri:x")),
                    "request_uri_not_supported");
            isRefused(pushes(change -> change.put("id_token_hint", "e30.e30.e30")), "invalid_request");
        }

        @Test
        void thatItMustShowWhoItIs() {
            isRefused(pushes(change -> change.remove("client_assertion")), "invalid_client");
            isRefused(pushes(change -> change.put("client_id", "somebody-else")), "invalid_client");
            var form = chart.named(chart.question());
            assertThat(chart.sends("/par", form).statusCode()).isEqualTo(201);
            isRefused(chart.sends("/par", form), "invalid_client");
            isRefused(chart.sends("/par?client_id=x", chart.named(chart.question())), "invalid_request");
        }

        @Test
        void thatItsProofOfAKeyIsNone() {
            isRefused(pushes(asItIs -> {}, "DPoP", holder.proof("POST", "/token")), "invalid_dpop_proof");
            isRefused(
                    pushes(change -> change.put("dpop_jkt", "A".repeat(43)), "DPoP", holder.proof("POST", "/par")),
                    "invalid_dpop_proof");
            var proof = holder.proof("POST", "/par");
            pushed("DPoP", proof);
            isRefused(pushes(asItIs -> {}, "DPoP", proof), "invalid_dpop_proof");
        }
    }
}
