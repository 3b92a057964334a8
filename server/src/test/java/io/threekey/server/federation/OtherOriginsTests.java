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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Applications that run in browsers, and pages that only say they do (Fetch, CORS). */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class OtherOriginsTests {

    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    private DecidedApplications applications;
    private Partner open;
    private Partner hidden;
    private Visitor browser;

    @BeforeEach
    void oneRunsInBrowsersAndOneDoesNot() {
        applications = new DecidedApplications(hospital);
        open = Partner.withoutSecret("open-" + System.nanoTime() % 1_000_000, somebody, clock);
        hidden = Partner.withKey("hidden-" + System.nanoTime() % 1_000_000, somebody, clock);
        applications.register(open.application());
        applications.register(hidden.application());
        browser = somebody.another();
        new Door(browser).comesIn(hospital.iam().passkey());
    }

    private static String origin(Partner partner) {
        return "https://" + partner.application().client() + ".example";
    }

    private String code(Partner partner) {
        return Partner.brought(browser.visits(partner.asks())).getOrDefault("code", "");
    }

    private HttpResponse<String> redeemsFrom(String origin, Partner partner) {
        return partner.sends(
                "/token", partner.redemption(code(partner)), "Origin", origin, "Sec-Fetch-Site", "cross-site");
    }

    private HttpResponse<String> asksBeforehand(String origin, String path) {
        return browser.send(browser.request(Origin.ID, path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "dpop")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    @Nested
    class FromTheOriginOfAnApplicationThatRunsInBrowsers {

        @Test
        void codesAreRedeemedAndAnswersRead() {
            var answer = redeemsFrom(origin(open), open);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue(ALLOWED)).contains(origin(open));
            assertThat(answer.headers().allValues("Vary")).contains("Origin");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                    .isEmpty();
            var who = open.asksWhoItIs(
                    "Authorization", "Bearer " + Partner.field(answer, "access_token"), "Origin", origin(open));
            assertThat(who.statusCode()).isEqualTo(200);
            assertThat(who.headers().firstValue(ALLOWED)).contains(origin(open));
        }

        @Test
        void browsersLearnBeforehandWhatTheyMaySend() {
            for (var path : List.of("/token", "/userinfo", "/par", "/revoke", "/jwks")) {
                var answer = asksBeforehand(origin(open), path);
                assertThat(answer.statusCode()).as(path).isEqualTo(204);
                assertThat(answer.headers().firstValue(ALLOWED)).contains(origin(open));
                assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
                        .contains("Authorization, Content-Type, DPoP");
            }
        }

        @Test
        void discoveryAndKeysAreRead() {
            for (var path : List.of("/.well-known/openid-configuration", "/jwks")) {
                var answer = browser.send(browser.request(Origin.ID, path)
                        .header("Origin", origin(open))
                        .GET());
                assertThat(answer.headers().firstValue(ALLOWED)).as(path).contains(origin(open));
            }
        }

        @Test
        void nothingElseIs() {
            for (var path : List.of("/introspect", "/sign-out", "/authorize/resume", "/me", "/end-session/sure")) {
                assertThat(asksBeforehand(origin(open), path).headers().firstValue(ALLOWED))
                        .as(path)
                        .isEmpty();
            }
            var signOut = browser.send(browser.request(Origin.ID, "/sign-out")
                    .header("Origin", origin(open))
                    .header("Sec-Fetch-Site", "cross-site")
                    .POST(BodyPublishers.noBody()));
            assertThat(signOut.statusCode()).isEqualTo(403);
            assertThat(browser.visits("/me").statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class FromAnywhereElse {

        @Test
        void nothingIsRedeemedOrRead() {
            for (var origin : List.of(
                    origin(hidden),
                    origin(open).replace("https", "http"),
                    origin(open) + ":8443",
                    origin(open) + ".evil.example",
                    origin(open).toUpperCase(Locale.ROOT),
                    "https://evil.example",
                    "null")) {
                var answer = redeemsFrom(origin, open);
                assertThat(answer.statusCode()).as(origin).isEqualTo(403);
                assertThat(answer.headers().firstValue(ALLOWED)).as(origin).isEmpty();
                assertThat(asksBeforehand(origin, "/token").headers().firstValue(ALLOWED))
                        .as(origin)
                        .isEmpty();
            }
        }

        @Test
        void norFromAnApplicationThatIsWithdrawn() {
            applications.withdraw(open.application());
            assertThat(asksBeforehand(origin(open), "/token").headers().firstValue(ALLOWED))
                    .isEmpty();
        }
    }
}
