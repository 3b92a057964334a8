package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.WhatStands;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.AnApplication;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Signed statements whose header asks to be verified otherwise than was registered (RFC 8725, 3). */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class ForgedStatementsTests {

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
    private String code = "";
    private WhatStands before;

    @BeforeEach
    void aCodeWaits() {
        chart = Partner.withKey("chart-" + System.nanoTime() % 1_000_000, somebody, clock);
        new DecidedApplications(hospital).register(chart.application());
        browser = somebody.another();
        new Door(browser).comesIn(hospital.iam().passkey());
        code = Partner.brought(browser.visits(chart.asks())).getOrDefault("code", "");
        before = WhatStands.now(intruder);
    }

    /** What was refused used up neither the code nor the right to redeem it. */
    @AfterEach
    void theCodeIsStillThere() {
        before.isStillSo(intruder);
        assertThat(chart.redeems(code).statusCode()).isEqualTo(200);
    }

    private final ECKey thief = AnApplication.key("k1");

    private String claims() {
        return chart.claims().build().toString();
    }

    private ECKey own() {
        return chart.key().orElseThrow();
    }

    private void isNotBelieved(String statement) {
        for (var path : List.of("/token", "/par", "/introspect", "/revoke")) {
            var answer = sends(path, statement);
            assertThat(answer.statusCode()).as("%s: %s", path, statement).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_client\"}");
        }
    }

    private HttpResponse<String> sends(String path, String statement) {
        var form = switch (path) {
            case "/par" -> chart.named(chart.question());
            case "/token" -> chart.redemption(code);
            default -> chart.named(Map.of("token", "x"));
        };
        form.put("client_assertion", statement);
        return chart.sends(path, form);
    }

    @Test
    void areNotBelievedByNoAlgorithmOrAnother() {
        for (var algorithm : Forgery.NO_ALGORITHMS) {
            var header = "{\"alg\":\"%s\",\"kid\":\"k1\"}".formatted(algorithm);
            isNotBelieved(Forgery.statement(header, claims(), new byte[0]));
            isNotBelieved(Forgery.signed(header, claims(), own()));
        }
        for (var algorithm : Forgery.OTHER_ALGORITHMS) {
            isNotBelieved(Forgery.signed("{\"alg\":\"%s\",\"kid\":\"k1\"}".formatted(algorithm), claims(), own()));
        }
        isNotBelieved(Forgery.signed("{\"kid\":\"k1\"}", claims(), own()));
        isNotBelieved(Forgery.signed("{\"alg\":null,\"kid\":\"k1\"}", claims(), own()));
        isNotBelieved(Forgery.signed("{\"alg\":[\"ES256\"],\"kid\":\"k1\"}", claims(), own()));
    }

    @Test
    void areNotBelievedByASecretThatIsTheirPublicKey() {
        for (var algorithm : List.of("HS256", "HS384", "ES256")) {
            for (var known : Forgery.knownToEverybody(own())) {
                isNotBelieved(
                        Forgery.authenticated("{\"alg\":\"%s\",\"kid\":\"k1\"}".formatted(algorithm), claims(), known));
            }
        }
    }

    @Test
    void areNotBelievedByAKeyThatTheHeaderBringsOrLeadsTo() {
        var key = thief.toPublicJWK().toJSONString();
        for (var brought : List.of(
                "\"jwk\":" + key,
                "\"jku\":\"https://evil.example/jwks\"",
                "\"jku\":\"" + chart.backChannel().origin(Origin.ID) + "/jwks\"",
                "\"x5u\":\"https://evil.example/cert\"",
                "\"x5c\":[\"MIIB\"]",
                "\"x5t#S256\":\"AAAA\"")) {
            isNotBelieved(Forgery.signed("{\"alg\":\"ES256\",\"kid\":\"k1\"," + brought + "}", claims(), thief));
            isNotBelieved(Forgery.signed("{\"alg\":\"ES256\"," + brought + "}", claims(), thief));
        }
    }

    @Test
    void areNotBelievedByAnyNameOfAKeyThatIsNotTheirs() {
        for (var kid : List.of(
                "\"K1\"",
                "\"k1 \"",
                "\"k1\\u0000\"",
                "\"../../k1\"",
                "\"/dev/null\"",
                "\"' or 1=1 --\"",
                "\"\"",
                "[\"k1\"]",
                "{\"k1\":1}",
                "7",
                "true")) {
            var header = "{\"alg\":\"ES256\",\"kid\":" + kid + "}";
            isNotBelieved(Forgery.signed(header, claims(), own()));
            isNotBelieved(Forgery.signed(header, claims(), thief));
        }
        isNotBelieved(Forgery.signed("{\"alg\":\"ES256\",\"kid\":null}", claims(), thief));
    }

    @Test
    void areNotBelievedWhereTheyAskForWhatNobodyHereUnderstands() {
        for (var critical : List.of(
                "\"crit\":[\"exp\"],\"exp\":1",
                "\"crit\":[\"b64\"],\"b64\":false",
                "\"b64\":false,\"crit\":[]",
                "\"crit\":[\"unheard-of\"],\"unheard-of\":true",
                "\"crit\":[\"alg\"]",
                "\"crit\":\"exp\"",
                "\"crit\":[null]")) {
            isNotBelieved(Forgery.signed("{\"alg\":\"ES256\",\"kid\":\"k1\"," + critical + "}", claims(), own()));
        }
    }

    @Test
    void areNotBelievedByASignatureOfNobodyNorInAnotherShape() {
        var header = "{\"alg\":\"ES256\",\"kid\":\"k1\"}";
        for (var signature : Forgery.signaturesOfNobody()) {
            isNotBelieved(Forgery.statement(header, claims(), signature));
        }
        var genuine = Forgery.signed(header, claims(), own());
        var parts = genuine.split("\\.");
        for (var shape : List.of(
                genuine + ".",
                "." + genuine,
                genuine + ".e30.e30",
                parts[0] + ".." + parts[2],
                parts[1] + "." + parts[0] + "." + parts[2],
                parts[0] + "." + parts[1],
                "{\"payload\":\"%s\",\"protected\":\"%s\",\"signature\":\"%s\"}"
                        .formatted(parts[1], parts[0], parts[2]),
                "Bearer " + genuine,
                genuine + "," + genuine)) {
            isNotBelieved(shape);
        }
    }

    @Test
    void areNotBelievedOnAnotherCurve() {
        for (var curve : List.of(Curve.P_384, Curve.P_521)) {
            var key = Forgery.onAnotherCurve(curve);
            var algorithm = curve.equals(Curve.P_384) ? JWSAlgorithm.ES384 : JWSAlgorithm.ES512;
            isNotBelieved(
                    chart.proof(new JWSHeader.Builder(algorithm).keyID("k1").build(), key, asItIs -> asItIs));
        }
    }

    @Test
    void areNotBelievedWithClaimsOfAnotherKind() {
        var here = somebody.origin(Origin.ID);
        var honest = "\"iss\":\"%1$s\",\"sub\":\"%1$s\",\"aud\":\"%2$s\",\"jti\":\"j\",\"exp\":%3$d"
                .formatted(
                        chart.application().client(),
                        here,
                        clock.instant().plusSeconds(60).getEpochSecond());
        var header = "{\"alg\":\"ES256\",\"kid\":\"k1\"}";
        for (var other : List.of(
                honest.replace("\"aud\":\"" + here + "\"", "\"aud\":\"" + here.toUpperCase(Locale.ROOT) + "\""),
                honest.replace("\"aud\":\"" + here, "\"aud\":\"" + here.substring(0, here.length() - 1)),
                honest.replace("\"aud\":\"" + here, "\"aud\":\"" + here + "/userinfo"),
                honest.replace("\"aud\":\"" + here, "\"aud\":\"" + here + "/token/"),
                honest.replace("\"aud\":\"" + here, "\"aud\":\"https://evil.example"),
                honest.replace("\"aud\":\"" + here + "\"", "\"aud\":{\"a\":\"" + here + "\"}"),
                honest.replace("\"aud\":\"" + here + "\"", "\"aud\":[[\"" + here + "\"]]"),
                honest.replace("\"aud\":\"" + here + "\"", "\"aud\":null"),
                honest.replace("\"jti\":\"j\"", "\"jti\":null"),
                honest.replace("\"jti\":\"j\"", "\"jti\":7"),
                honest.replace("\"jti\":\"j\"", "\"jti\":[\"j\"]"),
                honest.replaceAll("\"exp\":.*", "\"exp\":\"tomorrow\""),
                honest.replaceAll("\"exp\":.*", "\"exp\":1e300"),
                honest.replaceAll("\"exp\":.*", "\"exp\":-1"),
                honest.replaceAll("\"exp\":.*", "\"exp\":true"),
                honest.replaceAll("\"exp\":.*", "\"exp\":9223372036854775807"),
                honest.replaceFirst("\"iss\":\"[^\"]*\"", "\"iss\":[\"x\"]"),
                honest.replaceFirst("\"sub\":\"[^\"]*\"", "\"sub\":{}"))) {
            isNotBelieved(Forgery.signed(header, "{" + other + "}", own()));
        }
        isNotBelieved(Forgery.signed(header, "[" + "]", own()));
        isNotBelieved(Forgery.signed(header, "\"" + honest.length() + "\"", own()));
    }

    @Test
    void countOnceWhereverTheyAreShownAndHoweverTheirSignatureIsWritten() throws Exception {
        var statement = chart.proof(asItIs -> asItIs);
        assertThat(sends("/introspect", statement).statusCode()).isEqualTo(200);
        isNotBelieved(statement);
        isNotBelieved(mirrored(statement));
    }

    /** The same signature with n - s, which holds as well (malleability). */
    private static String mirrored(String statement) {
        var parts = statement.split("\\.");
        var signature = new Base64URL(parts[2]).decode();
        var s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        var other = Forgery.unsigned(
                Curve.P_256.toECParameterSpec().getOrder().subtract(s).add(BigInteger.ONE.shiftLeft(256)));
        System.arraycopy(other, 0, signature, 32, 32);
        return parts[0] + "." + parts[1] + "." + Base64URL.encode(signature);
    }
}
