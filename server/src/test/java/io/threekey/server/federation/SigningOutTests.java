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
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** An application sends somebody here to sign out (OpenID Connect RP-Initiated Logout 1.0). */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class SigningOutTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    private Partner chart;
    private Visitor browser;
    private String bye = "";
    private String told = "";
    private String access = "";

    @BeforeEach
    void anApplicationWasToldWhoCameIn() {
        var partner = Partner.withoutSecret("chart-" + System.nanoTime() % 1_000_000, somebody, clock);
        bye = "https://" + partner.application().client() + ".example/bye";
        chart = new Partner(
                partner.application().sendingWhoSignedOutTo(bye), Optional.empty(), partner.backChannel(), clock);
        new DecidedApplications(hospital).register(chart.application());
        comesIn();
    }

    private void comesIn() {
        browser = somebody.another();
        new Door(browser).comesIn(hospital.iam().passkey());
        var answer = chart.redeems(Partner.brought(browser.visits(chart.asks())).getOrDefault("code", ""));
        told = Partner.field(answer, "id_token");
        access = Partner.field(answer, "access_token");
    }

    private Map<String, String> request() {
        return new LinkedHashMap<>(Map.of("id_token_hint", told, "post_logout_redirect_uri", bye, "state", "a b&c"));
    }

    private HttpResponse<String> isSent(Map<String, String> request) {
        return browser.visits("/end-session?"
                + request.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }

    private boolean isStillIn() {
        return browser.visits("/me").statusCode() == 200;
    }

    private static void goes(HttpResponse<String> answer, String to) {
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains(to);
    }

    private void isAsked(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Sign out?", "action=\"/end-session/sure\"");
        assertThat(isStillIn()).isTrue();
    }

    @Nested
    class WithWhatTheApplicationWasTold {

        @Test
        void somebodyIsSignedOutAndSentOnToTheDecidedAddress() {
            goes(isSent(request()), bye + "?state=a+b%26c");
            assertThat(isStillIn()).isFalse();
            assertThat(chart.asksWhoItIs(access).statusCode()).isEqualTo(401);
        }

        @Test
        void alsoWhereItExpiredMeanwhileOrThereIsNowhereToGo() {
            clock.advance(Duration.ofMinutes(5));
            goes(isSent(Map.of("id_token_hint", told)), "/sign-in?left");
            assertThat(isStillIn()).isFalse();
        }

        @Test
        void alsoByAForm() {
            var visit = chart.sends(
                    "/end-session", request(), "Origin", "https://chart.example", "Sec-Fetch-Site", "cross-site");
            assertThat(visit.headers().firstValue("Location").orElseThrow()).startsWith("/end-session?posted=");
            assertThat(isStillIn()).isTrue();
            goes(new Journey(browser).follows(visit), bye + "?state=a+b%26c");
            assertThat(isStillIn()).isFalse();
        }

        @Test
        void whoIsOutAlreadyIsSentOn() {
            browser.submits(Origin.ID, "/sign-out", Map.of());
            goes(isSent(request()), bye + "?state=a+b%26c");
        }
    }

    @Nested
    class NobodyIsSentOn {

        @Test
        void toAnAddressThatIsOffByOneCharacter() {
            for (var address : List.of(
                    bye + "/",
                    bye + "?a",
                    bye.replace("https", "http"),
                    bye.substring(0, bye.length() - 1),
                    chart.application().redirect(),
                    "https://evil.example/bye")) {
                comesIn();
                var request = request();
                request.put("post_logout_redirect_uri", address);
                goes(isSent(request), "/sign-in?left");
            }
        }

        @Test
        void byAnotherApplicationThanTheOneThatWasTold() {
            var request = request();
            request.put("client_id", "another");
            var page = isSent(request);
            isAsked(page);
            assertThat(page.body()).contains("You are signed in here");
            var out = browser.submits(Origin.ID, "/end-session/sure", request);
            goes(out, "/sign-in?left");
        }
    }

    @Nested
    class NobodyIsSignedOutUnasked {

        @Test
        void withoutAHintOrWithOneThatIsNone() {
            isAsked(isSent(Map.of()));
            for (var hint : List.of("x", "e30.e30.e30", access, told.substring(0, told.length() - 4) + "AAAA")) {
                isAsked(isSent(Map.of("id_token_hint", hint)));
            }
            assertThat(isSent(Map.of("client_id", chart.application().client())).body())
                    .contains("The " + chart.application().client() + " sent you here to sign out");
        }

        @Test
        void byWhatWasToldOfAnotherSessionOrAnotherPerson() {
            var before = told;
            browser.submits(Origin.ID, "/sign-out", Map.of());
            comesIn();
            isAsked(isSent(Map.of("id_token_hint", before)));
            browser = somebody.another();
            new Door(browser).comesIn(hospital.holderOf("security").passkey());
            isAsked(isSent(Map.of("id_token_hint", told)));
        }

        @Test
        void butIsOnceTheySaySo() {
            var request =
                    Map.of("client_id", chart.application().client(), "post_logout_redirect_uri", bye, "state", "s");
            isAsked(isSent(request));
            var page = browser.submits(Origin.ID, "/end-session/sure", request);
            assertThat(page.headers().firstValue("Refresh")).contains("0;url=" + bye + "?state=s");
            assertThat(isStillIn()).isFalse();
        }

        @Test
        void byAPageOfSomebodyElse() {
            var foreign = browser.send(browser.request(Origin.ID, "/end-session/sure")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Sec-Fetch-Site", "cross-site")
                    .POST(BodyPublishers.noBody()));
            assertThat(foreign.statusCode()).isEqualTo(403);
            assertThat(isStillIn()).isTrue();
        }
    }
}
