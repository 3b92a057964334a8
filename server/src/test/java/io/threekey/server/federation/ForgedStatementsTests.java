package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
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
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Signed statements whose header asks to be verified otherwise than was registered (RFC 8725, 3). */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class ForgedStatementsTests {

    private static final List<String> NO_ALGORITHMS = List.of("none", "None", "NONE", "nOnE", "");
    private static final List<String> OTHER_ALGORITHMS =
            List.of("ES256K", "ES384", "ES512", "PS256", "RS256", "EdDSA", "es256", "ECDSA", "ES256 ");

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

    private static String statement(String header, String claims, byte[] signature) {
        return Base64URL.encode(header) + "." + Base64URL.encode(claims) + "." + Base64URL.encode(signature);
    }

    /** Signed by that key as ES256 is, whatever the header says. */
    private static String signed(String header, String claims, ECKey key) {
        try {
            var text = (Base64URL.encode(header) + "." + Base64URL.encode(claims)).getBytes(StandardCharsets.US_ASCII);
            return statement(
                    header,
                    claims,
                    new ECDSASigner(key)
                            .sign(new JWSHeader(JWSAlgorithm.ES256), text)
                            .decode());
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String authenticated(String header, String claims, byte[] secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            var text = Base64URL.encode(header) + "." + Base64URL.encode(claims);
            return statement(header, claims, mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** All that everybody knows of a key, in the forms in which libraries took it for a secret. */
    private static List<byte[]> knownToEverybody(ECKey key) {
        try {
            var der = key.toECPublicKey().getEncoded();
            var pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der)
                    + "\n-----END PUBLIC KEY-----\n";
            return List.of(
                    key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
                    der,
                    pem.getBytes(StandardCharsets.US_ASCII),
                    pem.strip().getBytes(StandardCharsets.US_ASCII),
                    key.getX().decode(),
                    Arrays.copyOfRange(der, der.length - 65, der.length),
                    new byte[1]);
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static ECKey onAnotherCurve(Curve curve) {
        try {
            return new ECKeyGenerator(curve).keyID("k1").generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Of no key: zeros, numbers out of range, other lengths, another form. */
    private static List<byte[]> signaturesOfNobody() {
        var order = unsigned(Curve.P_256.toECParameterSpec().getOrder());
        var orders = new byte[64];
        System.arraycopy(order, 0, orders, 0, 32);
        System.arraycopy(order, 0, orders, 32, 32);
        var ones = new byte[64];
        ones[31] = 1;
        ones[63] = 1;
        return List.of(new byte[0], new byte[63], new byte[64], new byte[65], orders, ones, new byte[96]);
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length);
    }

    @Nested
    class OfAnApplication {

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
            for (var algorithm : NO_ALGORITHMS) {
                var header = "{\"alg\":\"%s\",\"kid\":\"k1\"}".formatted(algorithm);
                isNotBelieved(statement(header, claims(), new byte[0]));
                isNotBelieved(signed(header, claims(), own()));
            }
            for (var algorithm : OTHER_ALGORITHMS) {
                isNotBelieved(signed("{\"alg\":\"%s\",\"kid\":\"k1\"}".formatted(algorithm), claims(), own()));
            }
            isNotBelieved(signed("{\"kid\":\"k1\"}", claims(), own()));
            isNotBelieved(signed("{\"alg\":null,\"kid\":\"k1\"}", claims(), own()));
            isNotBelieved(signed("{\"alg\":[\"ES256\"],\"kid\":\"k1\"}", claims(), own()));
        }

        @Test
        void areNotBelievedByASecretThatIsTheirPublicKey() {
            for (var algorithm : List.of("HS256", "HS384", "ES256")) {
                for (var known : knownToEverybody(own())) {
                    isNotBelieved(authenticated(
                            "{\"alg\":\"%s\",\"kid\":\"k1\"}".formatted(algorithm), claims(), known));
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
                isNotBelieved(signed("{\"alg\":\"ES256\",\"kid\":\"k1\"," + brought + "}", claims(), thief));
                isNotBelieved(signed("{\"alg\":\"ES256\"," + brought + "}", claims(), thief));
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
                isNotBelieved(signed(header, claims(), own()));
                isNotBelieved(signed(header, claims(), thief));
            }
            isNotBelieved(signed("{\"alg\":\"ES256\",\"kid\":null}", claims(), thief));
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
                isNotBelieved(signed("{\"alg\":\"ES256\",\"kid\":\"k1\"," + critical + "}", claims(), own()));
            }
        }

        @Test
        void areNotBelievedByASignatureOfNobodyNorInAnotherShape() {
            var header = "{\"alg\":\"ES256\",\"kid\":\"k1\"}";
            for (var signature : signaturesOfNobody()) {
                isNotBelieved(statement(header, claims(), signature));
            }
            var genuine = signed(header, claims(), own());
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
                var key = onAnotherCurve(curve);
                var algorithm = curve.equals(Curve.P_384) ? JWSAlgorithm.ES384 : JWSAlgorithm.ES512;
                isNotBelieved(chart.proof(
                        new JWSHeader.Builder(algorithm).keyID("k1").build(), key, asItIs -> asItIs));
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
                isNotBelieved(signed(header, "{" + other + "}", own()));
            }
            isNotBelieved(signed(header, "[" + "]", own()));
            isNotBelieved(signed(header, "\"" + honest.length() + "\"", own()));
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
            var other = unsigned(Curve.P_256.toECParameterSpec().getOrder().subtract(s).add(BigInteger.ONE.shiftLeft(256)));
            System.arraycopy(other, 0, signature, 32, 32);
            return parts[0] + "." + parts[1] + "." + Base64URL.encode(signature);
        }
    }

    @Nested
    class OfAHolder {

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
            for (var algorithm : NO_ALGORITHMS) {
                isRefused(statement(header(algorithm, jwk()), claims(), new byte[0]));
                isRefused(signed(header(algorithm, jwk()), claims(), holder.key()));
            }
            for (var algorithm : OTHER_ALGORITHMS) {
                isRefused(signed(header(algorithm, jwk()), claims(), holder.key()));
            }
            for (var known : knownToEverybody(holder.key())) {
                isRefused(authenticated(header("HS256", jwk()), claims(), known));
                isRefused(authenticated(
                        header("HS256", "{\"kty\":\"oct\",\"k\":\"" + Base64URL.encode(known) + "\"}"),
                        claims(),
                        known));
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
                isRefused(signed(header("ES256", key), claims(), holder.key()));
            }
            isRefused(signed(
                    "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jku\":\"https://evil.example/jwks\"}",
                    claims(),
                    holder.key()));
            isRefused(signed(
                    "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"kid\":\"k1\"}",
                    claims(),
                    chart.key().orElseThrow()));
        }

        @Test
        void areNoneOfAnotherTypeOrWithWhatNobodyUnderstands() {
            for (var type : List.of("\"JWT\"", "\"at+jwt\"", "\"dpop\"", "\"\"", "null", "[\"dpop+jwt\"]")) {
                isRefused(signed(
                        "{\"typ\":" + type + ",\"alg\":\"ES256\",\"jwk\":" + jwk() + "}", claims(), holder.key()));
            }
            for (var critical : List.of("[\"exp\"]", "[\"unheard-of\"]", "[\"b64\"]", "[]", "\"exp\"")) {
                isRefused(signed(
                        "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"b64\":true,\"exp\":1,\"unheard-of\":1,\"crit\":"
                                + critical + ",\"jwk\":" + jwk() + "}",
                        claims(),
                        holder.key()));
            }
        }

        @Test
        void areNoneByASignatureOfNobody() {
            signaturesOfNobody().forEach(none -> isRefused(statement(header("ES256", jwk()), claims(), none)));
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
                    .forEach(address -> isRefused(
                            holder.proof("POST", "/token", claims -> claims.claim("htu", address))));
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
}
