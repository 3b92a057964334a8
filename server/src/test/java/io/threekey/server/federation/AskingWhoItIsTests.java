package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.AnApplication;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.applications.TokenAlgorithm;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class AskingWhoItIsTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Autowired
    SigningKeys keys;

    private DecidedApplications applications;
    private Partner chart;
    private Visitor browser;
    private String access = "";
    private String identity = "";

    @BeforeEach
    void somebodyWasLedOn() {
        applications = new DecidedApplications(hospital);
        chart = Partner.withoutSecret("chart-" + System.nanoTime() % 1_000_000, somebody, clock);
        applications.register(chart.application());
        browser = somebody.another();
        new Door(browser).comesIn(hospital.iam().passkey());
        var code = Partner.brought(browser.visits(chart.asks())).getOrDefault("code", "");
        var answer = chart.redeems(code);
        access = Partner.field(answer, "access_token");
        identity = Partner.field(answer, "id_token");
    }

    private void isRefused(String token) {
        var answer = chart.asksWhoItIs(token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        assertThat(answer.body()).isEmpty();
    }

    @Nested
    class AnAccessTokenOpensNothingAnyMore {

        @Test
        void afterFiveMinutes() {
            clock.advance(Duration.ofMinutes(5).minusMillis(1));
            assertThat(chart.asksWhoItIs(access).statusCode()).isEqualTo(200);
            clock.advance(Duration.ofMillis(1));
            isRefused(access);
        }

        @Test
        void onceTheSessionIsOver() {
            browser.submits(Origin.ID, "/sign-out", Map.of());
            isRefused(access);
        }

        @Test
        void onceTheApplicationIsWithdrawn() {
            applications.withdraw(chart.application());
            isRefused(access);
        }
    }

    @Nested
    class WhatIsNoAccessToken {

        @Test
        void opensNothing() throws JOSEException, ParseException {
            var claims = SignedJWT.parse(access).getJWTClaimsSet();
            for (var token : List.of(
                    identity,
                    new PlainJWT(claims).serialize(),
                    access.substring(0, access.lastIndexOf('.') + 1),
                    signed(
                            claims,
                            AnApplication.key(keys.signing(TokenAlgorithm.ES256).id()),
                            "at+jwt"),
                    signed(claims, keys.signing(TokenAlgorithm.ES256).jwk().toECKey(), "JWT"),
                    "a.b.c",
                    "bnVsbA.e30.AAAA", // a header that says null
                    "'")) {
                isRefused(token);
            }
        }

        @Test
        void opensNothingWhereItIsForSomebodyElseOrFromSomebodyElse() throws JOSEException, ParseException {
            var claims = SignedJWT.parse(access).getJWTClaimsSet();
            var key = keys.signing(TokenAlgorithm.ES256).jwk().toECKey();
            var here = somebody.origin(Origin.ID);
            assertThat(chart.asksWhoItIs(signed(claims, key, "at+jwt")).statusCode())
                    .isEqualTo(200);

            for (var audience : List.of(
                    List.of("https://pharmacy.example"),
                    List.of(chart.application().client()),
                    List.of(here, "https://pharmacy.example"),
                    List.<String>of())) {
                isRefused(signed(
                        new JWTClaimsSet.Builder(claims).audience(audience).build(), key, "at+jwt"));
            }
            isRefused(signed(new JWTClaimsSet.Builder(claims).issuer(here + "/").build(), key, "at+jwt"));
        }

        private static String signed(JWTClaimsSet claims, ECKey key, String type) throws JOSEException {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(new JOSEObjectType(type))
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        }
    }

    @Nested
    class Somebody {

        @Test
        void whoShowsNothingIsToldHowToAsk() {
            var answer = browser.visits("/userinfo");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(browser.visits("/userinfo?access_token=" + access).statusCode())
                    .isEqualTo(401);
        }
    }

    @Nested
    class WhatTheProviderSaysOfItself {

        @Test
        void isWhatItDoes() {
            var issuer = somebody.origin(Origin.ID);
            assertThat(browser.visits("/.well-known/openid-configuration").body())
                    .contains("\"issuer\":\"" + issuer + "\"")
                    .contains("\"authorization_endpoint\":\"" + issuer + "/authorize\"")
                    .contains("\"token_endpoint\":\"" + issuer + "/token\"")
                    .contains("\"code_challenge_methods_supported\":[\"S256\"]")
                    .contains("\"authorization_response_iss_parameter_supported\":true");
        }

        @Test
        void holdsNoPrivateHalf() {
            assertThat(browser.visits("/jwks").body())
                    .contains(keys.signing(TokenAlgorithm.ES256).id())
                    .doesNotContain("\"d\"");
        }
    }
}
