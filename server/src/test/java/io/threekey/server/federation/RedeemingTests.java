package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class RedeemingTests {

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

    @BeforeEach
    void somebodyIsInAndAnApplicationIsRegistered() {
        applications = new DecidedApplications(hospital);
        chart = Partner.withKey("chart-" + System.nanoTime() % 1_000_000, somebody, clock);
        applications.register(chart.application());
        browser = somebody.another();
        new Door(browser).comesIn(hospital.iam().passkey());
    }

    private String code(Partner partner) {
        return Partner.brought(browser.visits(partner.asks())).getOrDefault("code", "");
    }

    private String code() {
        return code(chart);
    }

    private static void isRefused(HttpResponse<String> answer, String error) {
        assertThat(answer.statusCode()).isEqualTo(error.equals("invalid_client") ? 401 : 400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    private long recorded(String type) {
        return intruder.reads(
                        "select 1 from ledger_queue where type = ? union all select 1 from ledger_entry where type = ?",
                        type,
                        type)
                .size();
    }

    @Nested
    class AnApplicationThatAskedProperly {

        @Test
        void isToldWhoItIsHowTheyCameInAndWhatItAskedBy() throws Exception {
            var answer = chart.redeems(code());
            assertThat(answer.statusCode()).isEqualTo(200);
            var identity = verified(Partner.field(answer, "id_token"));
            var claims = identity.getJWTClaimsSet();
            assertThat(claims.getIssuer()).isEqualTo(browser.origin(Origin.ID));
            assertThat(claims.getSubject()).isEqualTo(hospital.iam().person().value());
            assertThat(claims.getAudience()).containsExactly(chart.application().client());
            assertThat(claims.getStringClaim("nonce")).isEqualTo("n-0S6_WzA2Mj");
            assertThat(claims.getStringClaim("acr")).isEqualTo("http://idmanagement.gov/ns/assurance/aal/3");
            assertThat(claims.getStringListClaim("amr")).contains("pop", "mfa");
            assertThat(claims.getLongClaim("auth_time"))
                    .isEqualTo(clock.instant().getEpochSecond());
            assertThat(claims.getStringClaim("sid")).isNotBlank();
            assertThat(identity.getHeader().getType()).hasToString("JWT");
        }

        @Test
        void getsAnAccessTokenThatLastsFiveMinutesAtMost() throws Exception {
            var answer = chart.redeems(code());
            var access = verified(Partner.field(answer, "access_token"));
            var claims = access.getJWTClaimsSet();
            assertThat(access.getHeader().getType()).hasToString("at+jwt");
            assertThat(claims.getStringClaim("client_id"))
                    .isEqualTo(chart.application().client());
            assertThat(Duration.between(
                            claims.getIssueTime().toInstant(),
                            claims.getExpirationTime().toInstant()))
                    .isEqualTo(Duration.ofMinutes(5));
            assertThat(answer.body()).contains("\"expires_in\":300", "\"token_type\":\"Bearer\"");
        }

        @Test
        void learnsTheNameOnlyWhereItAskedForIt() {
            var with = Partner.field(chart.redeems(code()), "access_token");
            assertThat(chart.asksWhoItIs(with).body())
                    .isEqualTo("{\"name\":\"%s\",\"sub\":\"%s\"}"
                            .formatted(
                                    hospital.iam().name(),
                                    hospital.iam().person().value()));
            var code = Partner.brought(browser.visits(chart.asks(change -> change.put("scope", "openid"))))
                    .getOrDefault("code", "");
            var without = Partner.field(chart.redeems(code), "access_token");
            assertThat(chart.asksWhoItIs(without).body()).doesNotContain("name");
        }

        @Test
        void mayBeOneThatKeepsNoSecret() {
            var rota = Partner.withoutSecret("rota-" + System.nanoTime() % 1_000_000, somebody, clock);
            applications.register(rota.application());
            assertThat(rota.redeems(code(rota)).statusCode()).isEqualTo(200);
        }

        @Test
        void leavesNeitherCodeNorTokenInTheLedgerNorInATable() {
            var code = code();
            var answer = chart.redeems(code);
            var everything = List.of("ledger_queue", "ledger_entry", "federation_access", "federation_code").stream()
                    .map(table -> intruder.reads("select coalesce(string_agg(t::text, ' '), '') as all_rows from %s t"
                                    .formatted(table))
                            .toString())
                    .toList();
            var payloads = intruder.reads("select convert_from(payload, 'utf-8') as p from ledger_entry")
                    .toString();
            for (var secret : List.of(code, Partner.field(answer, "access_token"), Partner.field(answer, "id_token"))) {
                assertThat(payloads + everything).doesNotContain(secret);
            }
        }

        private SignedJWT verified(String token) throws Exception {
            var signed = SignedJWT.parse(token);
            var key = JWKSet.parse(browser.visits("/jwks").body())
                    .getKeyByKeyId(signed.getHeader().getKeyID())
                    .toECKey();
            assertThat(signed.verify(new ECDSAVerifier(key))).isTrue();
            return signed;
        }
    }

    @Nested
    class ACodeThatIsUsedTwice {

        @Test
        void givesNothingAndTakesBackWhatItGave() {
            var code = code();
            var access = Partner.field(chart.redeems(code), "access_token");
            assertThat(chart.asksWhoItIs(access).statusCode()).isEqualTo(200);
            var before = recorded("application.code-twice");

            isRefused(chart.redeems(code), "invalid_grant");

            assertThat(chart.asksWhoItIs(access).statusCode()).isEqualTo(401);
            assertThat(recorded("application.code-twice")).isEqualTo(before + 1);
        }

        @Test
        void leavesNothingOfWhatItGaveAlive() {
            var asking = chart.askingAgain();
            applications.register(asking.application());
            var code = code(asking);
            var told = asking.redeems(code);
            var again = asking.asksAgain(Partner.field(told, "refresh_token"));
            var given = List.of(
                    Partner.field(told, "access_token"),
                    Partner.field(again, "access_token"),
                    Partner.field(again, "refresh_token"));
            assertThat(given)
                    .allSatisfy(
                            token -> assertThat(asking.asksAbout(token).body()).contains("\"active\":true"));

            isRefused(asking.redeems(code), "invalid_grant");

            assertThat(given)
                    .allSatisfy(
                            token -> assertThat(asking.asksAbout(token).body()).isEqualTo("{\"active\":false}"));
            isRefused(asking.asksAgain(given.getLast()), "invalid_grant");
            assertThat(asking.asksWhoItIs(given.get(1)).statusCode()).isEqualTo(401);
        }

        @Test
        void atOnceGivesOneOfThemSomethingForAMoment() throws Exception {
            for (var round = 0; round < 5; round++) {
                var code = code();
                var answers = atOnce(code);
                var won = answers.stream()
                        .filter(answer -> answer.statusCode() == 200)
                        .toList();
                assertThat(won).hasSize(1);
                assertThat(chart.asksWhoItIs(Partner.field(won.getFirst(), "access_token"))
                                .statusCode())
                        .isEqualTo(401);
            }
        }

        private List<HttpResponse<String>> atOnce(String code) throws Exception {
            var forms = List.of(chart.redemption(code), chart.redemption(code));
            var start = new CountDownLatch(1);
            try (var threads = Executors.newFixedThreadPool(forms.size())) {
                var running = forms.stream()
                        .map(form -> threads.submit(() -> {
                            start.await();
                            return chart.sends(form);
                        }))
                        .toList();
                start.countDown();
                var answers = new ArrayList<HttpResponse<String>>();
                for (var one : running) {
                    answers.add(one.get());
                }
                return answers;
            }
        }
    }

    @Nested
    class ACodeIsNotRedeemed {

        @Test
        void withoutItsVerifierOrByAnother() {
            isRefused(chart.redeems(code(), change -> change.remove("code_verifier")), "invalid_request");
            var code = code();
            isRefused(chart.redeems(code, change -> change.put("code_verifier", "x".repeat(43))), "invalid_grant");
            isRefused(chart.redeems(code), "invalid_grant");
            isRefused(
                    chart.redeems(code(), change -> change.put("code_verifier", Partner.challenge(Partner.VERIFIER))),
                    "invalid_grant");
        }

        @Test
        void byAVerifierThatCouldBeGuessedThoughItsChallengeFits() {
            for (var verifier :
                    List.of("short", "x".repeat(42), "x".repeat(129), "x".repeat(43) + "/", "ü".repeat(43))) {
                var code = Partner.brought(browser.visits(
                                chart.asks(change -> change.put("code_challenge", Partner.challenge(verifier)))))
                        .getOrDefault("code", "");
                isRefused(chart.redeems(code, change -> change.put("code_verifier", verifier)), "invalid_request");
            }
        }

        @Test
        void byAVerifierWhereNoneWasAskedForOrAnotherMethod() {
            for (var method : List.of("plain", "s256", "S512", "")) {
                var answer = browser.visits(chart.asks(change -> {
                    change.put("code_challenge_method", method);
                    change.put("code_challenge", Partner.VERIFIER);
                }));
                assertThat(Partner.brought(answer))
                        .containsEntry("error", "invalid_request")
                        .doesNotContainKey("code");
            }
            isRefused(
                    chart.redeems(code(), change -> {
                        change.put("code_challenge_method", "plain");
                        change.put("code_verifier", Partner.challenge(Partner.VERIFIER));
                    }),
                    "invalid_grant");
        }

        @Test
        void byAnApplicationThatItWasNotGivenTo() {
            var other = Partner.withKey("other-" + System.nanoTime() % 1_000_000, somebody, clock);
            applications.register(other.application());
            var code = code();
            isRefused(
                    other.redeems(
                            code,
                            change -> change.put(
                                    "redirect_uri", chart.application().redirect())),
                    "invalid_grant");
            isRefused(chart.redeems(code), "invalid_grant");
        }

        @Test
        void forAnotherAddressThanItWasSentTo() {
            isRefused(
                    chart.redeems(code(), change -> change.merge("redirect_uri", "/", String::concat)),
                    "invalid_grant");
            isRefused(chart.redeems(code(), change -> change.remove("redirect_uri")), "invalid_request");
        }

        @Test
        void afterAMinute() {
            var code = code();
            clock.advance(Duration.ofMinutes(1));
            isRefused(chart.redeems(code), "invalid_grant");
        }

        @Test
        void onceTheSessionIsOver() {
            var code = code();
            browser.submits(Origin.ID, "/sign-out", Map.of());
            isRefused(chart.redeems(code), "invalid_grant");
        }

        @Test
        void whereSomebodyWroteItIntoTheTable() {
            var code = code();
            intruder.runs("update federation_code set person = 'somebody-else'");
            isRefused(chart.redeems(code), "invalid_grant");
            intruder.runs("delete from federation_code");
        }

        @Test
        void whereItIsNone() {
            for (var code : List.of("x", "' or 1=1 --", "a".repeat(10_000))) {
                isRefused(chart.redeems(code), "invalid_grant");
            }
        }
    }

    @Nested
    class ARequestIsRefused {

        @Test
        void thatIsNoneOfThoseThatThereAre() {
            isRefused(chart.redeems("x", change -> change.put("grant_type", "password")), "unsupported_grant_type");
            isRefused(chart.redeems("x", change -> change.put("grant_type", "refresh_token")), "unauthorized_client");
            isRefused(chart.redeems("x", change -> change.remove("grant_type")), "invalid_request");
            isRefused(chart.redeems("", change -> {}), "invalid_request");
        }

        @Test
        void whoseCodeStandsInTheAddressOrTwice() {
            var body = "grant_type=authorization_code&grant_type=authorization_code";
            isRefused(raw("/token", body), "invalid_request");
            isRefused(raw("/token?code=" + code(), "grant_type=authorization_code"), "invalid_request");
        }

        @Test
        void thatIsNoForm() {
            var answer = chart.backChannel().posts(Origin.ID, "/token", "{\"grant_type\":\"authorization_code\"}");
            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(browser.visits("/token").statusCode()).isEqualTo(405);
        }

        private HttpResponse<String> raw(String path, String body) {
            return somebody.send(somebody.request(Origin.ID, path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body)));
        }
    }
}
