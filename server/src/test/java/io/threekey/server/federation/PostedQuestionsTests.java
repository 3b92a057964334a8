package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Questions and answers that travel in forms, and questions about somebody. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class PostedQuestionsTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    private Partner chart;
    private Visitor browser;

    @BeforeEach
    void anApplicationIsRegistered() {
        chart = Partner.withoutSecret("chart-" + System.nanoTime() % 1_000_000, somebody, clock);
        new DecidedApplications(hospital).register(chart.application());
        browser = somebody.another();
    }

    private void isIn() {
        new Door(browser).comesIn(hospital.iam().passkey());
    }

    /** As a browser sends a form from an application's page: without cookies (SameSite). */
    private HttpResponse<String> posts(Consumer<Map<String, String>> change) {
        var form = chart.question();
        change.accept(form);
        return chart.sends("/authorize", form, "Origin", "https://chart.example", "Sec-Fetch-Site", "cross-site");
    }

    @Nested
    class AQuestionThatIsPosted {

        @Test
        void becomesAVisitWithAllThatItSaid() {
            isIn();
            var visit = posts(asItIs -> {});
            assertThat(visit.statusCode()).isEqualTo(303);
            assertThat(visit.headers().firstValue("Location").orElseThrow())
                    .startsWith("/authorize?posted=")
                    .doesNotContain(chart.application().client());
            assertThat(Partner.brought(new Journey(browser).follows(visit)))
                    .containsEntry("state", Partner.STATE)
                    .containsKey("code");
        }

        @Test
        void saysNoMoreThanOneInTheAddress() {
            isIn();
            var wrong = posts(change -> change.put("redirect_uri", "https://evil.example/"));
            assertThat(new Journey(browser).follows(wrong).body()).contains("SWIFT-29");
        }

        @Test
        void waitsAMinuteAndCannotBeAltered() {
            isIn();
            var visit = posts(asItIs -> {}).headers().firstValue("Location").orElseThrow();
            assertThat(browser.visits(visit + "A").body()).contains("WREN-53");
            assertThat(browser.visits(visit.replace("/authorize", "/end-session"))
                            .body())
                    .contains("WREN-53");
            assertThat(browser.visits("/authorize?posted=x").body()).contains("WREN-53");
            clock.advance(Duration.ofMinutes(1));
            assertThat(browser.visits(visit).body()).contains("WREN-53");
        }

        @Test
        void isAFormOrNothing() {
            assertThat(browser.posts(Origin.ID, "/authorize", "{}").statusCode())
                    .isEqualTo(415);
        }
    }

    @Nested
    class AnAnswerByForm {

        @Test
        void goesByItselfToTheApplicationAndToNobodyElse() {
            isIn();
            var page = browser.visits(chart.asks(change -> change.put("response_mode", "form_post")));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("<form method=\"post\" action=\""
                            + chart.application().redirect() + "\"")
                    .containsPattern("name=\"code\" value=\"[A-Za-z0-9_-]{43}\"")
                    .contains("name=\"state\" value=\"af0ifjsldkj &amp; more\"", "/federation/onward.js");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("form-action https://" + chart.application().client() + ".example ");
            assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(browser.visits("/sign-in?again")
                            .headers()
                            .firstValue("Content-Security-Policy")
                            .orElseThrow())
                    .doesNotContain(chart.application().client());
        }

        @Test
        void comesAlsoAfterSomebodyCameInAndWithAnError() {
            var asked = browser.visits(chart.asks(change -> change.put("response_mode", "form_post")));
            var page = new Journey(browser).comesIn(asked, hospital.iam().passkey());
            assertThat(page.body()).containsPattern("name=\"code\" value=\"[A-Za-z0-9_-]{43}\"");
            assertThat(page.headers().firstValue("Refresh")).isEmpty();
            var error = browser.visits(chart.asks(change -> {
                change.put("response_mode", "form_post");
                change.put("scope", "profile");
            }));
            assertThat(error.body()).contains("name=\"error\" value=\"invalid_scope\"");
        }
    }

    @Nested
    class AnApplicationThatExpectsSomebody {

        private String told = "";

        @BeforeEach
        void itWasTold() {
            isIn();
            var code = Partner.brought(browser.visits(chart.asks())).getOrDefault("code", "");
            told = Partner.field(chart.redeems(code), "id_token");
            clock.advance(Duration.ofSeconds(1));
        }

        private HttpResponse<String> asks() {
            return browser.visits(chart.asks(change -> change.put("id_token_hint", told)));
        }

        @Test
        void isToldThatTheyAreThereAlsoByAnOldHint() {
            assertThat(Partner.brought(asks())).containsKey("code");
            clock.advance(Duration.ofMinutes(6));
            assertThat(Partner.brought(asks())).containsKey("code");
        }

        @Test
        void isNotLedToSomebodyElse() {
            browser = somebody.another();
            var security = hospital.holderOf("security");
            new Door(browser).comesIn(security.passkey());
            clock.advance(Duration.ofSeconds(1));
            var silently = browser.visits(chart.asks(change -> {
                change.put("id_token_hint", told);
                change.put("prompt", "none");
            }));
            assertThat(Partner.brought(silently)).containsEntry("error", "login_required");
            var asked = asks();
            assertThat(Journey.isAskedForTheirKey(asked)).isTrue();
            assertThat(Journey.onwardFrom(new Journey(browser).comesIn(asked, security.passkey())))
                    .containsEntry("error", "login_required")
                    .doesNotContainKey("code");
            clock.advance(Duration.ofSeconds(1));
            assertThat(Journey.onwardFrom(
                            new Journey(browser).comesIn(asks(), hospital.iam().passkey())))
                    .containsKey("code");
        }

        @Test
        void isNotHelpedByTheKeysOfWhoeverElseIsIn() {
            browser = somebody.another();
            new Door(browser).comesIn(hospital.holderOf("security").passkey());
            clock.advance(Duration.ofSeconds(1));
            var page = browser.visits(chart.asks(change -> {
                change.put("id_token_hint", told);
                change.put("acr_values", "http://idmanagement.gov/ns/assurance/aal/3");
            }));
            assertThat(page.body())
                    .contains("takes a key that stays on one device")
                    .doesNotContain("of yours:", "name=\"whose\"");
            assertThat(Door.asked(page.body()).options()).contains("\"hints\":[]");
        }

        @Test
        void namesThemByWhatItWasToldItself() {
            var rota = Partner.withoutSecret("rota-" + System.nanoTime() % 1_000_000, somebody, clock);
            new DecidedApplications(hospital).register(rota.application());
            assertThat(Partner.brought(browser.visits(rota.asks(change -> change.put("id_token_hint", told)))))
                    .containsEntry("error", "invalid_request");
        }
    }
}
