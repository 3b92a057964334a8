package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.AnApplication;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** An application by the FAPI 2.0 Security Profile. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class Fapi2Tests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    private DecidedApplications applications;
    private Partner bank;
    private Visitor browser;
    private AHolder holder;

    @BeforeEach
    void oneIsRegistered() {
        applications = new DecidedApplications(hospital);
        bank = Partner.byFapi2("bank-" + System.nanoTime() % 1_000_000, somebody, clock);
        applications.register(bank.application());
        browser = somebody.another();
        new Door(browser).comesIn(hospital.iam().passkey());
        holder = AHolder.of(somebody, clock);
    }

    private HttpResponse<String> names(String request) {
        return browser.visits("/authorize?client_id=" + bank.application().client() + "&request_uri="
                + URLEncoder.encode(request, StandardCharsets.UTF_8));
    }

    private String code() {
        return Partner.brought(names(Partner.field(bank.pushes(), "request_uri")))
                .getOrDefault("code", "");
    }

    private String nonce() {
        return sends(bank.redemption("x"), holder.proof("POST", "/token"))
                .headers()
                .firstValue("DPoP-Nonce")
                .orElseThrow();
    }

    private String proof(String nonce) {
        return holder.proof("POST", "/token", claims -> claims.claim("nonce", nonce));
    }

    private HttpResponse<String> sends(Map<String, String> form, String proof) {
        return bank.sends("/token", form, "DPoP", proof);
    }

    private HttpResponse<String> redeems(String code) {
        return sends(bank.redemption(code), proof(nonce()));
    }

    private HttpResponse<String> asksAgain(String refresh) {
        return sends(bank.named(Map.of("grant_type", "refresh_token", "refresh_token", refresh)), proof(nonce()));
    }

    private static void isRefused(HttpResponse<String> answer, String error) {
        assertThat(answer.statusCode()).isEqualTo(error.equals("invalid_client") ? 401 : 400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
    }

    @Nested
    class WhoeverKeepsToIt {

        @Test
        void isToldByWhatOnlyItsKeyOpens() throws Exception {
            var brought = Partner.brought(names(Partner.field(bank.pushes(), "request_uri")));
            assertThat(brought).containsEntry("iss", browser.origin(Origin.ID)).containsKey("code");
            var answer = redeems(brought.getOrDefault("code", ""));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Partner.field(answer, "token_type")).isEqualTo("DPoP");
            var identity = SignedJWT.parse(Partner.field(answer, "id_token"));
            assertThat(identity.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
            var access = Partner.field(answer, "access_token");
            assertThat(SignedJWT.parse(access).getJWTClaimsSet().getJSONObjectClaim("cnf"))
                    .isEqualTo(Map.of("jkt", holder.jkt()));
            assertThat(bank.asksWhoItIs("Authorization", "DPoP " + access, "DPoP", holder.proofWith(access))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(bank.asksWhoItIs(access).statusCode()).isEqualTo(401);
        }

        @Test
        void asksAgainWithTheSameTokenUntilTheSessionIsOver() {
            var refresh = Partner.field(redeems(code()), "refresh_token");
            assertThat(refresh).isNotEmpty();
            for (var time = 0; time < 3; time++) {
                var again = asksAgain(refresh);
                assertThat(again.statusCode()).isEqualTo(200);
                assertThat(Partner.field(again, "refresh_token")).isEmpty();
                assertThat(Partner.field(again, "access_token")).isNotEmpty();
            }
            browser.submits(Origin.ID, "/sign-out", Map.of());
            isRefused(asksAgain(refresh), "invalid_grant");
        }

        @Test
        void mayProveItselfByAnRsaKeyAndPs256() throws Exception {
            var rsa = AnApplication.rsaKey("k2");
            applications.register(bank.application().byFapi2(rsa));
            var form = bank.question();
            form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            form.put("client_assertion", signed(JWSAlgorithm.PS256, rsa));
            assertThat(bank.sends("/par", form).statusCode()).isEqualTo(201);
            for (var other : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS384, JWSAlgorithm.RS384)) {
                form.put("client_assertion", signed(other, rsa));
                isRefused(bank.sends("/par", form), "invalid_client");
            }
        }

        private String signed(JWSAlgorithm algorithm, RSAKey key) throws JOSEException {
            var proof = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID("k2").build(),
                    bank.claims().build());
            proof.sign(new RSASSASigner(key));
            return proof.serialize();
        }
    }

    @Nested
    class ItIsRefused {

        @Test
        void whereItsQuestionCameThroughTheBrowser() {
            var answer = Partner.brought(browser.visits(bank.asks()));
            assertThat(answer)
                    .containsEntry("error", "invalid_request")
                    .containsEntry("iss", browser.origin(Origin.ID))
                    .doesNotContainKey("code");
            assertThat(Partner.brought(browser.visits(bank.asks(change -> change.put("request_uri", "urn:x")))))
                    .doesNotContainKey("code");
        }

        @Test
        void whereItDoesNotProveItselfWhenItPushes() {
            var form = bank.question();
            isRefused(bank.sends("/par", form), "invalid_client");
        }

        @Test
        void withoutPkceOrWithAPlainChallenge() {
            var without = bank.named(bank.question());
            without.remove("code_challenge");
            isRefused(bank.sends("/par", without), "invalid_request");
            var plain = bank.named(bank.question());
            plain.put("code_challenge_method", "plain");
            isRefused(bank.sends("/par", plain), "invalid_request");
        }

        @Test
        void whereItWouldOnlyBearWhatItIsGiven() {
            var code = code();
            isRefused(bank.redeems(code), "invalid_request");
            assertThat(redeems(code).statusCode()).as("the code is still there").isEqualTo(200);
        }

        @Test
        void afterAMinute() {
            var code = code();
            clock.advance(Duration.ofSeconds(60));
            isRefused(redeems(code), "invalid_grant");
        }

        @Test
        void whereAnotherHolderAsksAgainAndThenThatIsOver() {
            var refresh = Partner.field(redeems(code()), "refresh_token");
            var thief = AHolder.of(somebody, clock);
            var nonce = nonce();
            var stolen = sends(
                    bank.named(Map.of("grant_type", "refresh_token", "refresh_token", refresh)),
                    thief.proof("POST", "/token", claims -> claims.claim("nonce", nonce)));
            isRefused(stolen, "invalid_grant");
            isRefused(asksAgain(refresh), "invalid_grant");
        }

        @Test
        void whereItsStatementIsNotToOurNameAsATextAlone() throws Exception {
            var code = code();
            var here = somebody.origin(Origin.ID);
            for (var audience : List.of(
                    "\"" + here + "/token\"", "\"" + here + "/\"", "[\"" + here + "\"]", "[\"" + here + "/token\"]")) {
                var form = bank.redemption(code);
                form.put("client_assertion", withAudience(audience));
                isRefused(sends(form, proof(nonce())), "invalid_client");
            }
            var form = bank.redemption(code);
            form.put("client_assertion", withAudience("\"" + here + "\""));
            assertThat(sends(form, proof(nonce())).statusCode()).isEqualTo(200);
        }

        private String withAudience(String json) throws JOSEException {
            var claims = bank.claims().audience("AUDIENCE").build().toString().replace("\"AUDIENCE\"", json);
            var proof = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").build(), new Payload(claims));
            proof.sign(new ECDSASigner(bank.key().orElseThrow()));
            return proof.serialize();
        }
    }

    @Nested
    class AProofOfItsKey {

        @Test
        void thatDoesNotRepeatWhatWeSaidIsAskedForAnewAndCostsNothing() {
            var form = bank.redemption(code());
            var proof = holder.proof("POST", "/token");
            var answer = sends(form, proof);
            isRefused(answer, "use_dpop_nonce");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            var nonce = answer.headers().firstValue("DPoP-Nonce").orElseThrow();
            assertThat(sends(form, proof(nonce)).statusCode()).isEqualTo(200);
        }

        @Test
        void isAskedForAnewWhereItRepeatsAnythingElse() {
            var form = bank.redemption(code());
            var genuine = nonce();
            var middle = genuine.length() / 2;
            var changed = genuine.substring(0, middle)
                    + (genuine.charAt(middle) == 'A' ? 'B' : 'A')
                    + genuine.substring(middle + 1);
            for (var nonce : List.of("", "x", changed, genuine + "A", "A".repeat(300), "\u00e9", "=")) {
                isRefused(sends(form, proof(nonce)), "use_dpop_nonce");
            }
            isRefused(
                    sends(form, holder.proof("POST", "/token", claims -> claims.claim("nonce", List.of(genuine)))),
                    "use_dpop_nonce");
            assertThat(sends(form, proof(genuine)).statusCode()).isEqualTo(200);
        }

        @Test
        void isAskedForAnewTwoMinutesAfterWeSaidIt() {
            var nonce = nonce();
            clock.advance(HolderNonces.LIFETIME.minusSeconds(1));
            assertThat(sends(bank.redemption(code()), proof(nonce)).statusCode())
                    .isEqualTo(200);
            clock.advance(Duration.ofSeconds(1));
            isRefused(sends(bank.redemption(code()), proof(nonce)), "use_dpop_nonce");
        }

        @Test
        void needsNoneOfAnApplicationByAnotherProfile() {
            var chart = Partner.withKey("chart-" + System.nanoTime() % 1_000_000, somebody, clock);
            applications.register(chart.application());
            var code = Partner.brought(browser.visits(chart.asks())).getOrDefault("code", "");
            assertThat(chart.sends("/token", chart.redemption(code), "DPoP", holder.proof("POST", "/token"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
