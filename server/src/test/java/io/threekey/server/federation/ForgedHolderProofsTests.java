package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.WhatStands;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Proofs of a key whose header asks to be verified otherwise than RFC 9449, 4.3, has it (RFC 8725, 3). */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class ForgedHolderProofsTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Autowired
    Intruder intruder;

    private Partner chart;
    private Visitor browser;
    private AHolder holder;
    private String code = "";
    private WhatStands before;

    @BeforeEach
    void aCodeWaits() {
        chart = Partner.withKey("chart-" + System.nanoTime() % 1_000_000, somebody, clock);
        new DecidedApplications(hospital).register(chart.application());
        browser = somebody.another();
        new Door(browser).comesIn(hospital.iam().passkey());
        code = Partner.brought(browser.visits(chart.asks())).getOrDefault("code", "");
        holder = AHolder.of(somebody, clock);
        before = WhatStands.now(intruder);
    }

    /** What was refused used up neither the code nor the right to redeem it. */
    @AfterEach
    void theCodeIsStillThere() {
        before.isStillSo(intruder);
        assertThat(chart.redeems(code).statusCode()).isEqualTo(200);
    }

    private String claims() {
        return holder.claims("POST", "/token").build().toString();
    }

    private String header(String algorithm, String jwk) {
        return "{\"typ\":\"dpop+jwt\",\"alg\":\"%s\",\"jwk\":%s}".formatted(algorithm, jwk);
    }

    private String jwk() {
        return holder.key().toPublicJWK().toJSONString();
    }

    private void isRefused(String proof) {
        var answer = chart.sends("/token", chart.redemption(code), "DPoP", proof);
        assertThat(answer.statusCode()).as(proof).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_dpop_proof\"}");
    }

    @Test
    void areNoneByNoAlgorithmOrAnotherOrASecret() {
        for (var algorithm : Forgery.NO_ALGORITHMS) {
            isRefused(Forgery.statement(header(algorithm, jwk()), claims(), new byte[0]));
            isRefused(Forgery.signed(header(algorithm, jwk()), claims(), holder.key()));
        }
        for (var algorithm : Forgery.OTHER_ALGORITHMS) {
            isRefused(Forgery.signed(header(algorithm, jwk()), claims(), holder.key()));
        }
        for (var known : Forgery.knownToEverybody(holder.key())) {
            isRefused(Forgery.authenticated(header("HS256", jwk()), claims(), known));
            isRefused(Forgery.authenticated(
                    header("HS256", "{\"kty\":\"oct\",\"k\":\"" + Base64URL.encode(known) + "\"}"), claims(), known));
        }
    }

    @Test
    void areNoneByAKeyThatIsNoneOnOurCurve() {
        var x = holder.key().getX();
        var y = holder.key().getY();
        for (var key : List.of(
                "{}",
                "null",
                "[]",
                "\"" + x + "\"",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + x + "\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + y + "\",\"y\":\"" + x + "\"}", // no point of it
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"\",\"y\":\"\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-384\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}",
                "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + x + "\"}",
                "{\"kty\":\"RSA\",\"n\":\"" + x + "\",\"e\":\"AQAB\"}",
                "{\"kty\":\"EC\",\"jku\":\"https://evil.example/jwks\"}",
                holder.key().toJSONString())) {
            isRefused(Forgery.signed(header("ES256", key), claims(), holder.key()));
        }
        isRefused(Forgery.signed(
                "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jku\":\"https://evil.example/jwks\"}",
                claims(),
                holder.key()));
        isRefused(Forgery.signed(
                "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"kid\":\"k1\"}",
                claims(),
                chart.key().orElseThrow()));
    }

    @Test
    void areNoneOfAnotherTypeOrWithWhatNobodyUnderstands() {
        for (var type : List.of("\"JWT\"", "\"at+jwt\"", "\"dpop\"", "\"\"", "null", "[\"dpop+jwt\"]")) {
            isRefused(Forgery.signed(
                    "{\"typ\":" + type + ",\"alg\":\"ES256\",\"jwk\":" + jwk() + "}", claims(), holder.key()));
        }
        for (var critical : List.of("[\"exp\"]", "[\"unheard-of\"]", "[\"b64\"]", "[]", "\"exp\"")) {
            isRefused(Forgery.signed(
                    "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"b64\":true,\"exp\":1,\"unheard-of\":1,\"crit\":"
                            + critical + ",\"jwk\":" + jwk() + "}",
                    claims(),
                    holder.key()));
        }
    }

    @Test
    void areNoneByASignatureOfNobody() {
        Forgery.signaturesOfNobody()
                .forEach(none -> isRefused(Forgery.statement(header("ES256", jwk()), claims(), none)));
    }

    @Test
    void areNoneForAnAddressThatOnlyLooksLikeThisOne() {
        var here = holder.origin();
        Stream.of(
                        here + "//token",
                        here + "/./token",
                        here + "/x/../token",
                        here + "/%74oken",
                        here + "/TOKEN",
                        here + "/token%20",
                        here + ";/token",
                        here.replace("http:", "https:") + "/token",
                        here.replace("http://", "http://evil@") + "/token",
                        here.replace("id.", "seal.") + "/token",
                        here + ".evil.example/token",
                        "/token",
                        "",
                        here)
                .forEach(address -> isRefused(holder.proof("POST", "/token", claims -> claims.claim("htu", address))));
        for (var method : List.of("Post", "POST ", "GET,POST", "", "*")) {
            isRefused(holder.proof("POST", "/token", claims -> claims.claim("htm", method)));
        }
    }

    @Test
    void countOnceAcrossTheEndpointsAndForTheKeyTheyShow() {
        var elsewhere = holder.proof("POST", "/par");
        isRefused(elsewhere);
        var other = AHolder.of(somebody, clock);
        var borrowed = other.proof("POST", "/token").split("\\.");
        var own = holder.proof("POST", "/token").split("\\.");
        isRefused(own[0] + "." + borrowed[1] + "." + borrowed[2]);
        isRefused(borrowed[0] + "." + own[1] + "." + own[2]);
    }
}
