package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
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
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class ClientProofsTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    private DecidedApplications applications;
    private Partner chart;
    private String code = "";

    @BeforeEach
    void aCodeWaits() {
        applications = new DecidedApplications(hospital);
        chart = Partner.withKey("chart-" + System.nanoTime() % 1_000_000, somebody, clock);
        applications.register(chart.application());
        var browser = somebody.another();
        new Door(browser).comesIn(hospital.iam().passkey());
        code = Partner.brought(browser.visits(chart.asks())).getOrDefault("code", "");
    }

    private void isNotBelieved(String proof) {
        var answer = chart.redeems(code, change -> change.put("client_assertion", proof));
        assertThat(answer.statusCode()).as(proof).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_client\"}");
    }

    private void isNotBelieved(UnaryOperator<JWTClaimsSet.Builder> change) {
        isNotBelieved(chart.proof(change));
    }

    /** What was refused used up neither the code nor the right to redeem it. */
    private void theCodeIsStillThere() {
        assertThat(chart.redeems(code).statusCode()).isEqualTo(200);
    }

    @Nested
    class AProofIsNotBelieved {

        @Test
        void thatNobodySignedOrThatIsSignedByWhatEverybodyKnows() throws JOSEException {
            isNotBelieved(new PlainJWT(chart.claims().build()).serialize());
            var publicHalf = chart.key().orElseThrow().toPublicJWK().toJSONString();
            var hmac = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(),
                    chart.claims().build());
            hmac.sign(new MACSigner(publicHalf));
            isNotBelieved(hmac.serialize());
            var parts = chart.proof(asItIs -> asItIs).split("\\.");
            isNotBelieved(parts[0] + "." + parts[1] + ".");
            isNotBelieved("eyJhbGciOiJub25lIn0." + parts[1] + ".");
            isNotBelieved("eyJhbGciOiJub25lIn0." + parts[1] + "." + parts[2]);
            isNotBelieved("a.b.c");
            isNotBelieved("bnVsbA.e30.AAAA"); // a header that says null
            isNotBelieved("e30.bnVsbA.AAAA");
            isNotBelieved("x".repeat(9_000));
            theCodeIsStillThere();
        }

        @Test
        void thatIsSignedByAnotherKeyAlsoWhereItBringsThatAlong() {
            var other = AnApplication.key("k1");
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1");
            isNotBelieved(chart.proof(header.build(), other, asItIs -> asItIs));
            isNotBelieved(chart.proof(header.jwk(other.toPublicJWK()).build(), other, asItIs -> asItIs));
            var own = chart.key().orElseThrow();
            isNotBelieved(chart.proof(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k2").build(), own, asItIs -> asItIs));
            theCodeIsStillThere();
        }

        @Test
        void thatIsForSomebodyElseOrForSeveral() {
            var here = somebody.origin(Origin.ID);
            for (var audience : List.of(
                    List.of("https://other.example"),
                    List.of(here + "/"),
                    List.of(here, "https://other.example"),
                    List.<String>of())) {
                isNotBelieved(claims -> claims.audience(audience));
            }
            isNotBelieved(claims -> claims.claim("aud", Collections.singletonList(null)));
            theCodeIsStillThere();
        }

        @Test
        void thatIsOfAnotherTime() {
            var now = clock.instant();
            isNotBelieved(claims -> claims.expirationTime(Date.from(now)));
            isNotBelieved(claims -> claims.expirationTime(Date.from(now.plusSeconds(3600))));
            isNotBelieved(claims -> claims.expirationTime(null));
            isNotBelieved(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(60))));
            isNotBelieved(claims -> claims.issueTime(Date.from(now.plusSeconds(60))));
            theCodeIsStillThere();
        }

        @Test
        void thatNamesNobodyOrTwoOrCannotBeToldFromAnother() {
            isNotBelieved(claims -> claims.subject("other"));
            isNotBelieved(claims -> claims.issuer("other"));
            isNotBelieved(claims -> claims.issuer("other").subject("other"));
            isNotBelieved(claims -> claims.subject(null));
            isNotBelieved(claims -> claims.jwtID(null));
            var answer = chart.redeems(code, change -> change.put("client_id", "other"));
            assertThat(answer.statusCode()).isEqualTo(401);
            theCodeIsStillThere();
        }

        @Test
        void aSecondTime() {
            var proof = chart.proof(asItIs -> asItIs);
            assertThat(chart.redeems("none", change -> change.put("client_assertion", proof))
                            .statusCode())
                    .isEqualTo(400);
            isNotBelieved(proof);
            theCodeIsStillThere();
        }
    }

    @Nested
    class AnApplicationWithAKey {

        @Test
        void mayAddressItsProofToTheTokenEndpoint() {
            var proof = chart.proof(claims -> claims.audience(somebody.origin(Origin.ID) + "/token"));
            assertThat(chart.redeems(code, change -> change.put("client_assertion", proof))
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void isNotBelievedByItsNameAlone() {
            var answer = chart.redeems(code, change -> {
                change.remove("client_assertion");
                change.remove("client_assertion_type");
                change.put("client_id", chart.application().client());
            });
            assertThat(answer.statusCode()).isEqualTo(401);
            theCodeIsStillThere();
        }

        @Test
        void isNotBelievedByAPasswordNorByAnotherKindOfProof() {
            var basic = somebody.send(somebody.request(Origin.ID, "/token")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Authorization", "Basic Y2hhcnQ6c2VjcmV0")
                    .POST(BodyPublishers.ofString("grant_type=authorization_code&code=" + code)));
            assertThat(basic.statusCode()).isEqualTo(401);
            assertThat(chart.redeems(code, change -> change.put("client_assertion_type", "urn:other"))
                            .statusCode())
                    .isEqualTo(401);
            theCodeIsStillThere();
        }

        @Test
        void isNotBelievedOnceItIsWithdrawn() {
            applications.withdraw(chart.application());
            assertThat(chart.redeems(code).statusCode()).isEqualTo(401);
        }
    }

    @Nested
    class AnApplicationWithoutOne {

        @Test
        void cannotBeClaimedWithAKeyOfWhoeverClaimsIt() {
            var rota = Partner.withoutSecret("rota-" + System.nanoTime() % 1_000_000, somebody, clock);
            applications.register(rota.application());
            isNotBelieved(claims -> claims.issuer(rota.application().client())
                    .subject(rota.application().client()));
        }
    }
}
