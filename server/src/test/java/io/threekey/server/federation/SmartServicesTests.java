package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.threekey.charter.PersonId;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.AnApplication;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Applications on health records with nobody in front of them, by SMART App Launch 2.2 (backend services). */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class SmartServicesTests {

    private static final String RECORDS = "https://fhir.example/r4";

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Autowired
    Intruder intruder;

    private DecidedApplications applications;

    @BeforeEach
    void theHospitalIsFounded() {
        applications = new DecidedApplications(hospital);
    }

    private static void isRefused(HttpResponse<String> answer, String error) {
        assertThat(answer.statusCode()).isEqualTo(error.equals("invalid_client") ? 401 : 400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
    }

    @Nested
    class AServiceWithNobodyInFrontOfIt {

        private final JWK key = AnApplication.keyOnP384("p384");
        private Partner quality;

        @BeforeEach
        void isRegistered() {
            quality = registered(key);
        }

        private Partner registered(JWK key) {
            var plain = Partner.withoutSecret("quality-" + System.nanoTime() % 1_000_000, somebody, clock);
            var partner = new Partner(
                    plain.application().asAService(key, RECORDS, "system/Observation.rs", "system/Patient.r"),
                    Optional.empty(),
                    plain.backChannel(),
                    clock);
            applications.register(partner.application());
            return partner;
        }

        private String statement(JWSAlgorithm algorithm, JWK by, UnaryOperator<JWTClaimsSet.Builder> change) {
            var claims = new JWTClaimsSet.Builder()
                    .issuer(quality.application().client())
                    .subject(quality.application().client())
                    .audience(somebody.origin(Origin.ID) + "/token")
                    .jwtID(UUID.randomUUID().toString())
                    .expirationTime(Date.from(clock.instant().plusSeconds(300)));
            var proof = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID(by.getKeyID()).build(),
                    change.apply(claims).build());
            try {
                proof.sign(signer(by));
            } catch (JOSEException broken) {
                throw new IllegalStateException(broken);
            }
            return proof.serialize();
        }

        private static JWSSigner signer(JWK key) throws JOSEException {
            return key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner(key.toECKey());
        }

        private Map<String, String> form(String statement) {
            return new HashMap<>(Map.of(
                    "grant_type",
                    "client_credentials",
                    "scope",
                    "system/Observation.rs",
                    "client_assertion_type",
                    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                    "client_assertion",
                    statement));
        }

        private HttpResponse<String> asks(Consumer<Map<String, String>> change) {
            var form = form(statement(JWSAlgorithm.ES384, key, asItIs -> asItIs));
            change.accept(form);
            return quality.sends(form);
        }

        private HttpResponse<String> sends(String path, String token) {
            var form = form(statement(JWSAlgorithm.ES384, key, asItIs -> asItIs));
            form.put("token", token);
            return quality.sends(path, form);
        }

        private long recorded(String type) {
            return intruder.reads(
                            "select 1 from ledger_queue where type = ? union all select 1 from ledger_entry where type = ?",
                            type,
                            type)
                    .size();
        }

        @Test
        void isGivenWhatWasDecidedForMinutesAndNothingToAskAgainWith() throws Exception {
            var before = recorded("application.service-told");
            var answer = asks(asItIs -> {});
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("\"expires_in\":300", "\"token_type\":\"Bearer\"", "\"scope\":\"system/Observation.rs\"")
                    .doesNotContain("refresh_token", "id_token");
            var claims = SignedJWT.parse(Partner.field(answer, "access_token")).getJWTClaimsSet();
            assertThat(claims.getAudience()).containsExactly(RECORDS);
            assertThat(claims.getSubject())
                    .isEqualTo("application:" + quality.application().client());
            assertThatIllegalArgumentException()
                    .as("no person is ever called that")
                    .isThrownBy(() -> new PersonId(claims.getSubject()));
            assertThat(claims.getClaim("auth_time")).isNull();
            assertThat(Duration.between(
                            claims.getIssueTime().toInstant(),
                            claims.getExpirationTime().toInstant()))
                    .isEqualTo(Duration.ofMinutes(5));
            assertThat(recorded("application.service-told")).isEqualTo(before + 1);
        }

        @Test
        void isToldOfNobody() {
            var token = Partner.field(asks(asItIs -> {}), "access_token");
            assertThat(quality.asksWhoItIs(token).statusCode()).isEqualTo(401);
        }

        @Test
        void isGivenNothingElse() {
            assertThat(Partner.field(
                            asks(form -> form.put("scope", "system/*.rs system/Patient.r user/Observation.rs openid")),
                            "scope"))
                    .isEqualTo("system/Patient.r");
            for (var scope : List.of("system/*.rs", "system/Patient.rs", "user/Observation.rs", "openid", "x")) {
                isRefused(asks(form -> form.put("scope", scope)), "invalid_scope");
            }
            isRefused(asks(form -> form.remove("scope")), "invalid_scope");
            isRefused(asks(form -> form.put("resource", "https://evil.example")), "invalid_target");
        }

        @Test
        void mayAskWhetherItCountsAndGiveItBack() {
            var token = Partner.field(asks(asItIs -> {}), "access_token");
            assertThat(sends("/introspect", token).body())
                    .contains("\"sub\":\"application:" + quality.application().client() + "\"")
                    .contains("\"active\":true", "\"aud\":\"" + RECORDS + "\"", "\"scope\":\"system/Observation.rs\"");
            var before = recorded("application.service-gave-back");
            assertThat(sends("/revoke", token).statusCode()).isEqualTo(200);
            assertThat(sends("/introspect", token).body()).isEqualTo("{\"active\":false}");
            assertThat(recorded("application.service-gave-back")).isEqualTo(before + 1);
        }

        @Test
        void learnsNothingOfWhatAnotherWasGiven() {
            var token = Partner.field(asks(asItIs -> {}), "access_token");
            var first = quality;
            quality = registered(key);
            assertThat(sends("/introspect", token).body()).isEqualTo("{\"active\":false}");
            assertThat(sends("/revoke", token).statusCode()).isEqualTo(200);
            quality = first;
            assertThat(sends("/introspect", token).body()).contains("\"active\":true");
        }

        @Test
        void hasNothingOnceItIsWithdrawnOrWhatItHadWasWrittenOverInTheTable() {
            var token = Partner.field(asks(asItIs -> {}), "access_token");
            intruder.runs("update federation_service_access set scope = 'system/*.cruds'");
            assertThat(sends("/introspect", token).body()).isEqualTo("{\"active\":false}");
            intruder.runs("delete from federation_service_access");
            applications.withdraw(quality.application());
            isRefused(asks(asItIs -> {}), "invalid_client");
        }

        @Test
        void provesItselfByEs384OrRs384AndByNothingElse() {
            var rsa = AnApplication.rsaKey("rsa");
            quality = registered(rsa);
            assertThat(quality.sends(form(statement(JWSAlgorithm.RS384, rsa, asItIs -> asItIs)))
                            .statusCode())
                    .isEqualTo(200);
            for (var other : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.PS384, JWSAlgorithm.RS512)) {
                isRefused(quality.sends(form(statement(other, rsa, asItIs -> asItIs))), "invalid_client");
            }
        }

        @Test
        void addressesItsStatementToTheTokenEndpointForFiveMinutesAtMostAndOnce() {
            var here = somebody.origin(Origin.ID);
            for (var audience : List.of(here, here + "/token/", here + "/token?x", RECORDS)) {
                isRefused(
                        quality.sends(form(statement(JWSAlgorithm.ES384, key, claims -> claims.audience(audience)))),
                        "invalid_client");
            }
            isRefused(
                    quality.sends(form(statement(
                            JWSAlgorithm.ES384,
                            key,
                            claims -> claims.expirationTime(
                                    Date.from(clock.instant().plusSeconds(301)))))),
                    "invalid_client");
            var once = form(statement(JWSAlgorithm.ES384, key, asItIs -> asItIs));
            assertThat(quality.sends(once).statusCode()).isEqualTo(200);
            isRefused(quality.sends(once), "invalid_client");
        }

        @Test
        void hasNobodySentHere() {
            var page = somebody.another()
                    .visits("/authorize?response_type=code&client_id="
                            + quality.application().client() + "&redirect_uri=https://evil.example/");
            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.headers().firstValue("Location")).isEmpty();
        }

        @Test
        void isNoneOfTheOthers() {
            var chart = Partner.withKey("chart-" + System.nanoTime() % 1_000_000, somebody, clock);
            applications.register(chart.application());
            isRefused(
                    chart.sends(chart.named(Map.of("grant_type", "client_credentials", "scope", "system/*.rs"))),
                    "unauthorized_client");
        }
    }
}
