package io.threekey.server.sharedsignals;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.applications.Signal;
import io.threekey.server.federation.AHolder;
import io.threekey.server.federation.Partner;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The token by which an application asks about its signals, in nobody's name (RFC 6749, 4.4). */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class OwnTokensTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    Staff staff;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    private AListener chart;

    @BeforeEach
    void isDecided() {
        chart = AListener.of(
                hospital, somebody, clock, Signal.SESSION_REVOKED, Signal.CREDENTIAL_CHANGE, Signal.RISK_LEVEL_CHANGE);
    }

    @AfterEach
    void stop() {
        chart.close();
    }

    @Nested
    class ItsOwnToken {

        @Test
        void isGivenForFiveMinutesToOneThatProvesItself() {
            var answer = chart.getsToken(Map.of());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.body()).contains("\"expires_in\":300", "\"scope\":\"ssf.manage ssf.read\"", "Bearer");
            var token = Partner.field(answer, "access_token");
            clock.advance(Duration.ofMinutes(5));
            assertThat(chart.asks("GET", "/ssf/streams", null, "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(401);
        }

        @Test
        void isNotGivenToOneThatMayHearNothingNorToOneWithoutAKey() {
            var deaf = Partner.withKey("deaf-" + chart.client(), somebody, clock);
            var open = Partner.withoutSecret("open-" + chart.client(), somebody, clock);
            new DecidedApplications(hospital).register(deaf.application());
            new DecidedApplications(hospital).register(open.application());
            var grant = Map.of("grant_type", "client_credentials");
            assertThat(Partner.field(deaf.sends(deaf.named(grant)), "error")).isEqualTo("unauthorized_client");
            assertThat(Partner.field(open.sends(open.named(grant)), "error")).isEqualTo("unauthorized_client");
            assertThat(Partner.field(open.sends(Map.of("grant_type", "client_credentials")), "error"))
                    .isEqualTo("invalid_client");
        }

        @Test
        void isNotGivenTwiceForOneProof() {
            var form = chart.partner().named(Map.of("grant_type", "client_credentials"));
            assertThat(chart.partner().sends(form).statusCode()).isEqualTo(200);
            assertThat(Partner.field(chart.partner().sends(form), "error")).isEqualTo("invalid_client");
        }

        @Test
        void opensNothingElseAndNoOtherTokenOpensThis() {
            var browser = somebody.another();
            new Door(browser).comesIn(staff.nurse().authenticator());
            var code = Partner.brought(browser.visits(chart.partner().asks())).getOrDefault("code", "");
            var redeemed = chart.partner().redeems(code);
            for (var other : List.of("access_token", "id_token")) {
                assertThat(chart.asks(
                                        "GET",
                                        "/ssf/streams",
                                        null,
                                        "Authorization",
                                        "Bearer " + Partner.field(redeemed, other))
                                .statusCode())
                        .isEqualTo(401);
            }
            assertThat(chart.partner()
                            .backChannel()
                            .send(chart.partner()
                                    .backChannel()
                                    .request(Origin.ID, "/userinfo")
                                    .header("Authorization", "Bearer " + chart.token())
                                    .GET())
                            .statusCode())
                    .isEqualTo(401);
            assertThat(chart.partner().asksAbout(chart.token()).body())
                    .contains("\"active\":true", "/ssf\"")
                    .doesNotContain("\"name\"", "\"sid\"");
        }

        @Test
        void thatWasGivenBackOpensNothing() {
            var token = chart.token();
            assertThat(opens(token)).isEqualTo(200);
            chart.partner().givesBack(token);
            assertThat(opens(token)).isEqualTo(401);
        }

        private int opens(String token) {
            return chart.asks("GET", "/ssf/streams", null, "Authorization", "Bearer " + token)
                    .statusCode();
        }

        @Test
        void toReadDoesNotChangeAnything() {
            var reading = Partner.field(chart.getsToken(Map.of("scope", "ssf.read")), "access_token");
            assertThat(chart.asks("GET", "/ssf/streams", null, "Authorization", "Bearer " + reading)
                            .statusCode())
                    .isEqualTo(200);
            var refused = chart.asks("POST", "/ssf/streams", "{}", "Authorization", "Bearer " + reading);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(String.join(" ", refused.headers().allValues("WWW-Authenticate")))
                    .contains("insufficient_scope");
            assertThat(Partner.field(chart.getsToken(Map.of("scope", "profile")), "error"))
                    .isEqualTo("invalid_scope");
        }

        @Test
        void thatIsBoundToAKeyIsNothingWithoutAProofOfItAndNoProofCountsTwice() {
            var holder = AHolder.of(somebody, clock);
            var given = chart.partner()
                    .sends(
                            "/token",
                            chart.partner().named(Map.of("grant_type", "client_credentials")),
                            "DPoP",
                            holder.proof("POST", "/token"));
            var token = Partner.field(given, "access_token");
            assertThat(Partner.field(given, "token_type")).isEqualTo("DPoP");
            var proof = holder.proof("GET", "/ssf/streams", claims -> claims.claim("ath", AHolder.digest(token)));

            assertThat(asksBy("Bearer " + token, proof).statusCode()).isEqualTo(401);
            assertThat(asksBy(
                                    "DPoP " + token,
                                    AHolder.of(somebody, clock)
                                            .proof(
                                                    "GET",
                                                    "/ssf/streams",
                                                    claims -> claims.claim("ath", AHolder.digest(token))))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(asksBy("DPoP " + token, proof).statusCode()).isEqualTo(200);
            assertThat(asksBy("DPoP " + token, proof).statusCode()).isEqualTo(401);
        }

        private HttpResponse<String> asksBy(String authorization, String proof) {
            return chart.asks("GET", "/ssf/streams", null, "Authorization", authorization, "DPoP", proof);
        }

        @Test
        void countsForNothingOnceItsApplicationIsWithdrawnOrMayHearNothingAnyMore() {
            var token = chart.token();
            new DecidedApplications(hospital)
                    .register(Partner.withKey(chart.client(), somebody, clock).application());
            assertThat(chart.asks("GET", "/ssf/streams", null, "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(401);
        }
    }
}
