package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** DPoP: what is given to the holder of a key opens nothing for anybody else (RFC 9449). */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class HoldingAKeyTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    private Partner chart;
    private Visitor browser;
    private AHolder holder;
    private AHolder thief;

    @BeforeEach
    void anApplicationHoldsAKey() {
        chart = Partner.withoutSecret("chart-" + System.nanoTime() % 1_000_000, somebody, clock)
                .askingAgain();
        new DecidedApplications(hospital).register(chart.application());
        browser = somebody.another();
        new Door(browser).comesIn(hospital.iam().passkey());
        holder = AHolder.of(somebody, clock);
        thief = AHolder.of(somebody, clock);
    }

    private String code() {
        return Partner.brought(browser.visits(chart.asks())).getOrDefault("code", "");
    }

    private HttpResponse<String> redeems(String code, String proof) {
        return chart.sends("/token", chart.redemption(code), "DPoP", proof);
    }

    private HttpResponse<String> told() {
        return redeems(code(), holder.proof("POST", "/token"));
    }

    private HttpResponse<String> asksAgain(String refresh, String... headers) {
        return chart.sends(
                "/token", chart.named(Map.of("grant_type", "refresh_token", "refresh_token", refresh)), headers);
    }

    private HttpResponse<String> asks(String token, String proof) {
        return chart.asksWhoItIs("Authorization", "DPoP " + token, "DPoP", proof);
    }

    private static void isRefused(HttpResponse<String> answer, String error) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
    }

    private static void isChallenged(HttpResponse<String> answer, String error) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("DPoP algs=\"ES256\", error=\"" + error + "\"");
    }

    @Nested
    class WhatIsGivenToAHolder {

        @Test
        void namesTheKeyAndOpensForWhoeverHoldsIt() throws Exception {
            var answer = told();
            assertThat(Partner.field(answer, "token_type")).isEqualTo("DPoP");
            var token = Partner.field(answer, "access_token");
            assertThat(SignedJWT.parse(token).getJWTClaimsSet().getJSONObjectClaim("cnf"))
                    .isEqualTo(Map.of("jkt", holder.jkt()));
            var who = asks(token, holder.proofWith(token));
            assertThat(who.statusCode()).isEqualTo(200);
            assertThat(who.body()).contains(hospital.iam().person().value());
        }

        @Test
        void opensNothingForWhoeverOnlyBearsIt() {
            var token = Partner.field(told(), "access_token");
            var borne = chart.asksWhoItIs(token);
            assertThat(borne.statusCode()).isEqualTo(401);
            assertThat(borne.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
            isChallenged(chart.asksWhoItIs("Authorization", "DPoP " + token), "invalid_dpop_proof");
            isChallenged(asks(token, thief.proofWith(token)), "invalid_token");
        }

        @Test
        void isRenewedForItsHolderAloneAndEndsWhereAnotherTries() {
            var refresh = Partner.field(told(), "refresh_token");
            var again = asksAgain(refresh, "DPoP", holder.proof("POST", "/token"));
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(Partner.field(again, "token_type")).isEqualTo("DPoP");
            var next = Partner.field(again, "refresh_token");
            isRefused(asksAgain(next, "DPoP", thief.proof("POST", "/token")), "invalid_grant");
            isRefused(asksAgain(next, "DPoP", holder.proof("POST", "/token")), "invalid_grant");
            isRefused(asksAgain(Partner.field(told(), "refresh_token")), "invalid_grant");
        }

        @Test
        void isNotBoundAfterwards() {
            var refresh = Partner.field(chart.redeems(code()), "refresh_token");
            isRefused(asksAgain(refresh, "DPoP", holder.proof("POST", "/token")), "invalid_grant");
            var token = Partner.field(chart.redeems(code()), "access_token");
            isChallenged(asks(token, holder.proofWith(token)), "invalid_token");
        }
    }

    @Nested
    class AProof {

        @Test
        void countsOnce() {
            var proof = holder.proof("POST", "/token");
            assertThat(redeems(code(), proof).statusCode()).isEqualTo(200);
            isRefused(redeems(code(), proof), "invalid_dpop_proof");
            var token = Partner.field(told(), "access_token");
            var shown = holder.proofWith(token);
            assertThat(asks(token, shown).statusCode()).isEqualTo(200);
            isChallenged(asks(token, shown), "invalid_dpop_proof");
        }

        @Test
        void thatIsNoneCostsTheApplicationNothing() {
            var code = code();
            isRefused(redeems(code, "x"), "invalid_dpop_proof");
            assertThat(redeems(code, holder.proof("POST", "/token")).statusCode())
                    .isEqualTo(200);
        }

        @Test
        void isAboutThisRequestAndNoOther() {
            var code = code();
            for (var proof : List.of(
                    holder.proof("GET", "/token"),
                    holder.proof("post", "/token"),
                    holder.proof("POST", "/userinfo"),
                    holder.proof("POST", "/token/"),
                    holder.proof("POST", "/token", claims -> claims.claim("htu", "https://evil.example/token")),
                    holder.proof("POST", "/token", claims -> claims.claim("htu", null)),
                    holder.proof("POST", "/token", claims -> claims.claim("htu", 7)),
                    holder.proof("POST", "/token", claims -> claims.claim("htm", null)),
                    holder.proof("POST", "/token", claims -> claims.jwtID(null)),
                    holder.proof("POST", "/token", claims -> claims.jwtID("")),
                    holder.proof("POST", "/token", claims -> claims.jwtID("x".repeat(201))))) {
                isRefused(redeems(code, proof), "invalid_dpop_proof");
            }
            var query = holder.proof("POST", "/token", claims -> claims.claim("htu", holder.origin() + "/token?a=b#c"));
            assertThat(redeems(code, query).statusCode()).isEqualTo(200);
        }

        @Test
        void isOfNow() {
            var code = code();
            for (var at : List.of(
                    clock.instant().minusSeconds(90),
                    clock.instant().plusSeconds(31),
                    Instant.EPOCH,
                    clock.instant().plusSeconds(1_000_000))) {
                isRefused(
                        redeems(code, holder.proof("POST", "/token", claims -> claims.issueTime(Date.from(at)))),
                        "invalid_dpop_proof");
            }
            isRefused(
                    redeems(code, holder.proof("POST", "/token", claims -> claims.issueTime(null))),
                    "invalid_dpop_proof");
            var slow = holder.proof(
                    "POST",
                    "/token",
                    claims -> claims.issueTime(Date.from(clock.instant().minusSeconds(88))));
            assertThat(redeems(code, slow).statusCode()).isEqualTo(200);
        }

        @Test
        void speaksOfTheTokenItComesWith() {
            var token = Partner.field(told(), "access_token");
            var other = Partner.field(told(), "access_token");
            isChallenged(asks(token, holder.proof("GET", "/userinfo")), "invalid_dpop_proof");
            isChallenged(asks(token, holder.proofWith(other)), "invalid_dpop_proof");
            isChallenged(asks("x", holder.proofWith("x")), "invalid_token");
        }

        @Test
        void isSignedByTheKeyThatItBringsAndByNoOtherAlgorithm() throws Exception {
            var claims = holder.claims("POST", "/token").build();
            var code = code();
            var header = holder.header().build();
            var mac = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .type(header.getType())
                            .jwk(holder.key().toPublicJWK())
                            .build(),
                    claims);
            mac.sign(new MACSigner(new byte[32]));
            RSAKey rsa = new RSAKeyGenerator(2048).generate();
            var other = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(header.getType())
                            .jwk(rsa.toPublicJWK())
                            .build(),
                    claims);
            other.sign(new RSASSASigner(rsa));
            for (var proof : List.of(
                    new PlainJWT(claims).serialize(),
                    mac.serialize(),
                    other.serialize(),
                    thief.signed(header, claims),
                    holder.signed(holder.header().type(null).build(), claims),
                    holder.signed(
                            new JWSHeader.Builder(JWSAlgorithm.ES256)
                                    .type(header.getType())
                                    .build(),
                            claims),
                    withHeader("{\"alg\":\"ES256\",\"typ\":\"dpop+jwt\",\"jwk\":"
                            + holder.key().toJSONString() + "}"),
                    withHeader("{\"alg\":\"none\",\"typ\":\"dpop+jwt\",\"jwk\":"
                            + holder.key().toPublicJWK().toJSONString() + "}"),
                    withHeader("{\"alg\":\"ES256\",\"typ\":\"dpop+jwt\",\"jwk\":null}"))) {
                isRefused(redeems(code, proof), "invalid_dpop_proof");
            }
        }

        @Test
        void comesAlone() {
            var two = chart.sends(
                    "/token",
                    chart.redemption(code()),
                    "DPoP",
                    holder.proof("POST", "/token"),
                    "DPoP",
                    holder.proof("POST", "/token"));
            isRefused(two, "invalid_dpop_proof");
        }

        /** Signed by the holder, whatever the header says. */
        private String withHeader(String json) throws Exception {
            var claims = holder.claims("POST", "/token").build();
            var head = Base64URL.encode(json);
            var body = Base64URL.encode(claims.toString());
            var signer = new ECDSASigner(holder.key());
            var signature = signer.sign(
                    new JWSHeader(JWSAlgorithm.ES256), (head + "." + body).getBytes(StandardCharsets.US_ASCII));
            return head + "." + body + "." + signature;
        }
    }
}
