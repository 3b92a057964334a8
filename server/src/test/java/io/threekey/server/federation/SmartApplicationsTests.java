package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Applications on health records in front of which somebody is, by SMART App Launch 2.2. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class SmartApplicationsTests {

    private static final String RECORDS = "https://fhir.example/r4";

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

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
    class AnApplicationInABrowser {

        private Partner growth;
        private Visitor browser;

        @BeforeEach
        void isRegistered() {
            var plain = Partner.withoutSecret("growth-" + System.nanoTime() % 1_000_000, somebody, clock);
            growth = new Partner(
                    plain.application().bySmart(RECORDS, "user/Observation.rs", "user/Patient.r?active=true"),
                    Optional.empty(),
                    plain.backChannel(),
                    clock);
            applications.register(growth.application());
            browser = somebody.another();
            new Door(browser).comesIn(hospital.iam().passkey());
        }

        private Map<String, String> asks(Consumer<Map<String, String>> change) {
            return Partner.brought(browser.visits(growth.asks(question -> {
                question.put("aud", RECORDS);
                question.put("scope", "user/Observation.rs");
                change.accept(question);
            })));
        }

        private HttpResponse<String> told(String scope) {
            return growth.redeems(asks(question -> question.put("scope", scope)).getOrDefault("code", ""));
        }

        @Test
        void isGivenWhatWasDecidedForTheServerThatWasDecided() throws Exception {
            var answer = told("user/Observation.rs");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Partner.field(answer, "scope")).isEqualTo("user/Observation.rs");
            assertThat(answer.body()).doesNotContain("id_token", "refresh_token");
            var claims = SignedJWT.parse(Partner.field(answer, "access_token")).getJWTClaimsSet();
            assertThat(claims.getAudience()).containsExactly(RECORDS);
            assertThat(claims.getSubject()).isEqualTo(hospital.iam().person().value());
            assertThat(claims.getStringClaim("scope")).isEqualTo("user/Observation.rs");
        }

        @Test
        void isGivenLessWhereItAsksForLessAndNothingOfWhatIsMore() {
            assertThat(Partner.field(told("user/Observation.r"), "scope")).isEqualTo("user/Observation.r");
            assertThat(Partner.field(
                            told("launch/patient patient/*.rs user/*.rs user/Observation.cruds user/Patient.r"
                                    + " user/Patient.r?active=true offline_access system/Observation.rs"
                                    + " user/Observation.s user/Observation.s"),
                            "scope"))
                    .isEqualTo("user/Observation.s user/Patient.r?active=true");
            for (var nothing : List.of("user/Patient.r", "profile", "online_access profile")) {
                assertThat(asks(question -> question.put("scope", nothing))).containsEntry("error", "invalid_scope");
            }
        }

        @Test
        void isToldWhoItIsOnlyWhereItAskedForThatToo() throws Exception {
            var records = Partner.field(told("user/Observation.rs"), "access_token");
            assertThat(growth.asksWhoItIs(records).statusCode()).isEqualTo(401);
            var both = told("openid user/Observation.rs");
            assertThat(Partner.field(both, "id_token")).isNotEmpty();
            var access = Partner.field(both, "access_token");
            assertThat(SignedJWT.parse(access).getJWTClaimsSet().getAudience())
                    .containsExactly(RECORDS, somebody.origin(Origin.ID));
            assertThat(growth.asksWhoItIs(access).statusCode()).isEqualTo(200);
            var identity = Partner.field(told("openid"), "access_token");
            assertThat(SignedJWT.parse(identity).getJWTClaimsSet().getAudience())
                    .containsExactly(somebody.origin(Origin.ID));
        }

        @Test
        void isRefusedWhereItMeansAnotherServerOrPatientsThatWeDoNotKnow() {
            for (var change : List.<Consumer<Map<String, String>>>of(
                    question -> question.remove("aud"),
                    question -> question.put("aud", RECORDS + "/"),
                    question -> question.put("aud", "https://evil.example/r4"),
                    question -> question.put("launch", "xyz123"),
                    question -> question.remove("state"),
                    question -> question.remove("scope"),
                    question -> question.put("scope", "user/Observation.rs " + "x".repeat(1000)))) {
                assertThat(asks(change))
                        .containsEntry("error", "invalid_request")
                        .doesNotContainKey("code");
            }
        }

        @Test
        void asksAgainWhileSomebodyIsInWhereThatWasDecided() {
            growth = growth.askingAgain();
            applications.register(growth.application());
            var answer = told("online_access user/Observation.rs");
            assertThat(Partner.field(answer, "scope")).isEqualTo("online_access user/Observation.rs");
            var again = growth.asksAgain(Partner.field(answer, "refresh_token"));
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(again.body()).doesNotContain("id_token");
            var less = growth.asksAgain(
                    Partner.field(again, "refresh_token"), form -> form.put("scope", "user/Observation.rs"));
            assertThat(Partner.field(less, "scope")).isEqualTo("user/Observation.rs");
            isRefused(
                    growth.asksAgain(Partner.field(less, "refresh_token"), form -> form.put("scope", "online_access")),
                    "invalid_scope");
        }

        @Test
        void hasNothingForItself() {
            isRefused(
                    growth.sends(Map.of(
                            "grant_type",
                            "client_credentials",
                            "client_id",
                            growth.application().client(),
                            "scope",
                            "user/Observation.rs")),
                    "unauthorized_client");
        }
    }

    @Nested
    class WhatIsSaidForServersOfRecords {

        @Test
        void namesWhatThereIsAndNothingAboutPatientsOrLaunches() {
            var answer = somebody.another().visits(Issuer.SMART);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
            var here = somebody.origin(Origin.ID);
            assertThat(answer.body())
                    .contains("\"token_endpoint\":\"" + here + "/token\"")
                    .contains("\"authorization_endpoint\":\"" + here + "/authorize\"")
                    .contains("\"code_challenge_methods_supported\":[\"S256\"]")
                    .contains("\"token_endpoint_auth_signing_alg_values_supported\":[\"ES256\",\"ES384\",\"RS384\"]")
                    .contains("client-confidential-asymmetric", "client-public", "permission-v2")
                    .doesNotContain("launch-ehr", "context-", "permission-patient", "permission-offline", "plain");
        }
    }
}
