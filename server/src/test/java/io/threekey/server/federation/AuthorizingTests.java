package io.threekey.server.federation;

import static io.threekey.server.federation.Journey.address;
import static io.threekey.server.federation.Journey.isAskedForTheirKey;
import static io.threekey.server.federation.Journey.onwardFrom;
import static io.threekey.server.federation.Journey.resume;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.applications.NeededAssurance;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class AuthorizingTests {

    private static final String AAL2 = "http://idmanagement.gov/ns/assurance/aal/2";
    private static final String AAL3 = "http://idmanagement.gov/ns/assurance/aal/3";

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    Staff staff;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Autowired
    Intruder intruder;

    private DecidedApplications applications;
    private Partner chart;
    private Visitor browser;

    @BeforeEach
    void anApplicationIsRegistered() {
        applications = new DecidedApplications(hospital);
        chart = Partner.withoutSecret("chart-" + System.nanoTime() % 1_000_000, somebody, clock);
        applications.register(chart.application());
        browser = somebody.another();
    }

    private void isIn() {
        new Door(browser).comesIn(hospital.iam().passkey());
    }

    private HttpResponse<String> comesIn(HttpResponse<String> toSignIn, SoftwareAuthenticator key) {
        return new Journey(browser).comesIn(toSignIn, key);
    }

    private String errorOf(Consumer<Map<String, String>> change) {
        var answer = browser.visits(chart.asks(change));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .startsWith(chart.application().redirect() + "?error=");
        return Partner.brought(answer).getOrDefault("error", "");
    }

    @Nested
    class SomebodyWhoIsIn {

        @Test
        void isLedOnWithACodeTheStateAndWhoAnswers() {
            isIn();
            var answer = browser.visits(chart.asks());
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location").orElseThrow())
                    .startsWith(chart.application().redirect() + "?code=");
            assertThat(Partner.brought(answer))
                    .containsEntry("state", Partner.STATE)
                    .containsEntry("iss", browser.origin(Origin.ID))
                    .containsOnlyKeys("code", "state", "iss");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        }

        @Test
        void showsTheirKeyAgainWhereTheApplicationWantsIt() {
            isIn();
            clock.advance(Duration.ofSeconds(5));
            for (var prompt : List.of("login", "select_account")) {
                var asked = browser.visits(chart.asks(change -> change.put("prompt", prompt)));
                assertThat(isAskedForTheirKey(asked)).as(prompt).isTrue();
            }
            var asked = browser.visits(chart.asks(change -> change.put("prompt", "login")));
            assertThat(onwardFrom(comesIn(asked, hospital.iam().passkey()))).containsKey("code");
        }

        @Test
        void showsTheirKeyAgainWhereItWasTooLongAgo() {
            isIn();
            clock.advance(Duration.ofSeconds(61));
            assertThat(Partner.brought(browser.visits(chart.asks(change -> change.put("max_age", "61")))))
                    .containsKey("code");
            assertThat(isAskedForTheirKey(browser.visits(chart.asks(change -> change.put("max_age", "60")))))
                    .isTrue();
            var asked = browser.visits(chart.asks(change -> change.put("max_age", "0")));
            assertThat(onwardFrom(comesIn(asked, hospital.iam().passkey()))).containsKey("code");
        }

        @Test
        void isNotAskedWhereTheApplicationWantsNobodyAsked() {
            isIn();
            clock.advance(Duration.ofSeconds(61));
            assertThat(Partner.brought(browser.visits(chart.asks(change -> change.put("prompt", "none")))))
                    .containsKey("code");
            assertThat(errorOf(change -> {
                        change.put("prompt", "none");
                        change.put("max_age", "60");
                    }))
                    .isEqualTo("login_required");
        }
    }

    @Nested
    class SomebodyWhoIsNotIn {

        @Test
        void comesInAndGoesOnToTheApplication() {
            var asked = browser.visits(chart.asks());
            assertThat(isAskedForTheirKey(asked)).isTrue();
            var onward = comesIn(asked, hospital.iam().passkey());
            assertThat(onward.body()).contains("The " + chart.application().client());
            assertThat(onwardFrom(onward)).containsEntry("state", Partner.STATE).containsKey("code");
        }

        @Test
        void staysOutWhereTheApplicationWantsNobodyAsked() {
            assertThat(errorOf(change -> change.put("prompt", "none"))).isEqualTo("login_required");
        }

        @Test
        void cannotGoOnWithAQuestionThatAnotherBrowserWasGiven() {
            var asked = browser.visits(chart.asks());
            var page = new Journey(somebody.another())
                    .comesInAt(address(asked.body()), hospital.iam().passkey());
            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body()).contains("WREN-53");
        }

        @Test
        void cannotGoOnAfterFiveMinutesNorWithAnAlteredQuestion() {
            var resumed = resume(browser.visits(chart.asks()));
            assertThat(browser.visits(resumed + "A").statusCode()).isEqualTo(400);
            assertThat(browser.visits("/authorize/resume").statusCode()).isEqualTo(400);
            clock.advance(Duration.ofMinutes(5));
            assertThat(browser.visits(resumed).body()).contains("WREN-53");
        }

        @Test
        void goesOnWithTheirQuestionOnlyOnce() {
            var asked = browser.visits(chart.asks());
            var again = resume(asked);
            assertThat(onwardFrom(comesIn(asked, hospital.iam().passkey()))).containsKey("code");
            var twice = browser.visits(again);
            assertThat(twice.statusCode()).isEqualTo(400);
            assertThat(twice.body()).contains("WREN-53");
            assertThat(twice.headers().firstValue("Refresh")).isEmpty();
        }

        @Test
        void isInAllTheSameWhereTheirQuestionWasUsedUpMeanwhile() {
            var asked = browser.visits(chart.asks());
            var inAnotherTab = browser.visits(address(asked.body()));
            comesIn(asked, hospital.iam().passkey());
            var page = comesIn(inAnotherTab, hospital.iam().passkey());
            assertThat(page.body()).contains("WREN-53");
            assertThat(browser.visits("/me").statusCode()).isEqualTo(200);
        }

        @Test
        void isNotInWhereTheCodeForItCannotBeKept() {
            var asked = browser.visits(chart.asks());
            intruder.runs("alter table federation_code rename to away");
            try {
                var failed = comesIn(asked, hospital.iam().passkey());
                assertThat(failed.statusCode()).isEqualTo(500);
                assertThat(failed.headers().firstValue("Refresh")).isEmpty();
            } finally {
                intruder.runs("alter table away rename to federation_code");
            }
            assertThat(browser.visits("/me").statusCode()).isEqualTo(303);
        }

        @Test
        void getsOneCodeWhereTwoTabsGoOnAtOnce() throws Exception {
            for (var round = 0; round < 5; round++) {
                var waits = resume(browser.visits(chart.asks(change -> change.put("prompt", "login"))));
                isIn();
                clock.advance(Duration.ofMillis(1));
                var start = new CountDownLatch(1);
                try (var threads = Executors.newFixedThreadPool(2)) {
                    var both = List.of(1, 2).stream()
                            .map(tab -> threads.submit(() -> {
                                start.await();
                                return browser.visits(waits).statusCode();
                            }))
                            .toList();
                    start.countDown();
                    assertThat(List.of(both.getFirst().get(), both.getLast().get()))
                            .containsExactlyInAnyOrder(200, 400);
                }
            }
        }

        @Test
        void isNotSentToAnApplicationThatWasWithdrawnMeanwhile() {
            var asked = browser.visits(chart.asks());
            applications.withdraw(chart.application());
            var page = comesIn(asked, hospital.iam().passkey());
            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body()).contains("STORK-84");
        }
    }

    @Nested
    class NobodyIsSent {

        @Test
        void toAnAddressThatIsOffByOneCharacter() {
            isIn();
            var decided = chart.application().redirect();
            for (var address : List.of(
                    decided + "/",
                    decided + "s",
                    decided.substring(0, decided.length() - 1),
                    decided.replace("https", "http"),
                    decided.replace("back", "Back"),
                    decided.replace(".example", ".example:443"),
                    decided + "?a=b",
                    decided + "#",
                    decided.replace("https://", "https://evil@"),
                    decided + "/../back",
                    decided.replace("back", "%62ack"),
                    "https://evil.example/back")) {
                staysHere(change -> change.put("redirect_uri", address), "SWIFT-29");
            }
            staysHere(change -> change.remove("redirect_uri"), "SWIFT-29");
        }

        @Test
        void whereTheAddressOrTheNameStandsThereTwice() {
            isIn();
            var twice = chart.asks() + "&redirect_uri=https://evil.example/";
            assertThat(browser.visits(twice).body()).contains("SWIFT-29");
            assertThat(browser.visits(chart.asks() + "&client_id=evil").body()).contains("STORK-84");
        }

        @Test
        void byAnApplicationThatNobodyDecided() {
            isIn();
            for (var name : List.of("nobody", "", "../etc", "CHART")) {
                staysHere(change -> change.put("client_id", name), "STORK-84");
            }
        }

        private void staysHere(Consumer<Map<String, String>> change, String code) {
            var answer = browser.visits(chart.asks(change));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
            assertThat(answer.headers().firstValue("Refresh")).isEmpty();
            assertThat(answer.body()).contains(code).doesNotContain("evil");
        }
    }

    @Nested
    class AnApplicationIsTold {

        @Test
        void thatItsQuestionIsNotWellFormed() {
            isIn();
            List<Consumer<Map<String, String>>> changes = List.of(
                    change -> change.remove("code_challenge"),
                    change -> change.remove("code_challenge_method"),
                    change -> change.put("code_challenge_method", "plain"),
                    change -> change.put("code_challenge", Partner.VERIFIER),
                    change -> change.put("code_challenge", "short"),
                    change -> change.remove("response_type"),
                    change -> change.put("response_mode", "fragment"),
                    change -> change.put("prompt", "none login"),
                    change -> change.put("prompt", "create"),
                    change -> change.put("max_age", "-1"),
                    change -> change.put("max_age", "99999999999"),
                    change -> change.put("nonce", "n".repeat(1001)),
                    change -> change.put("id_token_hint", "e30.e30.e30"));
            changes.forEach(change -> assertThat(errorOf(change)).isEqualTo("invalid_request"));
            assertThat(Partner.brought(browser.visits(chart.asks() + "&nonce=other")))
                    .containsEntry("error", "invalid_request");
        }

        @Test
        void byItsRegisteredNameWhatIsNotToBeHad() {
            isIn();
            assertThat(errorOf(change -> change.put("response_type", "token"))).isEqualTo("unsupported_response_type");
            assertThat(errorOf(change -> change.put("response_type", "code id_token")))
                    .isEqualTo("unsupported_response_type");
            assertThat(errorOf(change -> change.put("scope", "profile"))).isEqualTo("invalid_scope");
            assertThat(errorOf(change -> change.put("request", "e30.e30."))).isEqualTo("request_not_supported");
            assertThat(errorOf(change -> change.put("request_uri", "https://evil.example/r")))
                    .isEqualTo("request_uri_not_supported");
            assertThat(errorOf(change -> change.put("registration", "{}"))).isEqualTo("registration_not_supported");
            assertThat(errorOf(change -> change.put("resource", "https://api.example")))
                    .isEqualTo("invalid_target");
            assertThat(errorOf(change -> change.put("prompt", "consent"))).isEqualTo("consent_required");
        }

        @Test
        void whoAnswersAndItsOwnStateAlsoWithAnError() {
            var answer = Partner.brought(browser.visits(chart.asks(change -> change.put("scope", "profile"))));
            assertThat(answer).containsEntry("state", Partner.STATE).containsEntry("iss", browser.origin(Origin.ID));
        }
    }

    @Nested
    class WhereAKeyCanBeCopied {

        private SoftwareAuthenticator copied;

        @BeforeEach
        void somebodyHasOne() {
            copied = SoftwareAuthenticator.fresh().behaving(Behaviour::backupEligible);
            staff.register(hospital.iam().person(), copied, "My phone");
        }

        @Test
        void theThirdLevelIsAskedForOnceMoreAndNeverReached() {
            new Door(browser).comesIn(copied);
            clock.advance(Duration.ofSeconds(1));
            var asked = browser.visits(chart.asks(change -> change.put("acr_values", AAL3)));
            assertThat(isAskedForTheirKey(asked)).isTrue();
            var page = comesIn(asked, copied);
            assertThat(page.headers().firstValue("Refresh")).isEmpty();
            assertThat(page.body())
                    .contains("GARGANEY-11", "/authorize/back?request=")
                    .doesNotContain("?code=");
        }

        @Test
        void anotherKeyReachesIt() {
            new Door(browser).comesIn(copied);
            clock.advance(Duration.ofSeconds(1));
            var asked = browser.visits(chart.asks(change -> change.put("acr_values", AAL3)));
            assertThat(onwardFrom(comesIn(asked, hospital.iam().passkey()))).containsKey("code");
        }

        @Test
        void anApplicationThatNeedsMoreIsNotOpened() {
            var strict = new Partner(
                    chart.application().needing(NeededAssurance.AAL3), Optional.empty(), somebody.another(), clock);
            applications.register(strict.application());
            new Door(browser).comesIn(copied);
            assertThat(Partner.brought(browser.visits(strict.asks(change -> change.put("prompt", "none")))))
                    .containsEntry("error", "unmet_authentication_requirements");
        }

        @Test
        void aLevelThatNobodyKnowsTurnsNobodyAway() {
            new Door(browser).comesIn(copied);
            assertThat(Partner.brought(
                            browser.visits(chart.asks(change -> change.put("acr_values", "urn:nobody:knows")))))
                    .containsKey("code");
            assertThat(Partner.brought(browser.visits(chart.asks(change -> change.put("acr_values", "urn:x " + AAL2)))))
                    .containsKey("code");
        }
    }
}
