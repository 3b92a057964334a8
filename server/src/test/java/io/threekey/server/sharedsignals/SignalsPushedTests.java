package io.threekey.server.sharedsignals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.threekey.charter.json.Json;
import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.Signal;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.RevocationReason;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.jobs.OneTimeJob.Due;
import io.threekey.server.ledger.Ledger;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.SoftwareAuthenticator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What happens around somebody's sign-ins reaches an application's server at once (RFC 8935, CAEP 1.0). */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class SignalsPushedTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    Staff staff;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Autowired
    Authenticators authenticators;

    @Autowired
    Ledger ledger;

    @Autowired
    Intruder intruder;

    @Autowired
    Pushing pushing;

    private AListener chart;
    private Staff.Member nurse;
    private Visitor browser;

    @BeforeEach
    void aNurseEnteredTheChart() {
        chart = AListener.ofSessionsAndKeys(hospital, somebody, clock);
        nurse = staff.nurse();
        browser = isIn(nurse);
    }

    @AfterEach
    void stop() {
        chart.close();
    }

    private Visitor isIn(Staff.Member member) {
        var another = somebody.another();
        new Door(another).comesIn(member.authenticator());
        return another;
    }

    private void signsOut() {
        browser.submits(Origin.ID, "/sign-out", Map.of());
    }

    private SignedJWT hears(String type) {
        return hears(chart, type);
    }

    private SignedJWT hears(AListener listener, String type) {
        soon(() -> !listener.heard(type).isEmpty());
        return listener.heard(type).getFirst();
    }

    /** Time goes on meanwhile, since what waits behind another is tried again at its own time. */
    private void soon(BooleanSupplier so) {
        await().atMost(SOON).until(() -> {
            if (!so.getAsBoolean()) {
                clock.advance(Duration.ofSeconds(1));
            }
            return so.getAsBoolean();
        });
    }

    private List<String> states(String type) {
        return chart.states(intruder, type);
    }

    private void becomes(String type, String... states) {
        soon(() -> states(type).equals(List.of(states)));
    }

    private Map<String, Object> user() {
        return Map.of(
                "format",
                "iss_sub",
                "iss",
                somebody.origin(Origin.ID),
                "sub",
                nurse.person().value());
    }

    private Map<String, Object> session(SignedJWT identity) {
        return Map.of(
                "format",
                "complex",
                "user",
                user(),
                "session",
                Map.of(
                        "format",
                        "opaque",
                        "id",
                        AListener.claim(identity, "sid").orElseThrow()));
    }

    @Nested
    class TheEndOfASession {

        @Test
        void isAStatementThatOurPublishedKeySignedAboutTheSessionThatTheApplicationKnows() throws Exception {
            chart.asksForPushes();
            var identity = SignedJWT.parse(chart.identityOf(browser));
            var over = clock.instant();
            signsOut();
            var set = hears("session-revoked");

            var key = JWKSet.parse(somebody.another().visits("/jwks").body())
                    .getKeyByKeyId(set.getHeader().getKeyID())
                    .toECKey();
            assertThat(set.verify(new ECDSAVerifier(key))).isTrue();
            assertThat(set.getHeader().getType().getType()).isEqualTo("secevent+jwt");
            var claims = set.getJWTClaimsSet();
            assertThat(claims.getIssuer()).isEqualTo(somebody.origin(Origin.ID));
            assertThat(claims.getAudience()).containsExactly(chart.client());
            assertThat(claims.getSubject()).isNull();
            assertThat(claims.getExpirationTime()).isNull();
            assertThat(claims.getIssueTime()).isEqualTo(over);
            assertThat(claims.getStringClaim("txn")).hasSize(22);
            assertThat(AListener.claim(set, "sub_id")).contains(session(identity));
            assertThat(AListener.event(set))
                    .containsEntry("event_timestamp", over.getEpochSecond())
                    .containsEntry("initiating_entity", "user");
            assertThat(chart.server().calls().getLast().type()).isEqualTo("application/secevent+jwt");
            becomes("session-revoked", "told");
            assertThat(ledger.entriesOf(SignalEntries.TOLD, nurse.person().value()))
                    .isNotEmpty();
        }

        @Test
        void bySecurityReachesEveryApplicationThatWasEnteredByNamesThatCannotBeCompared() throws Exception {
            chart.asksForPushes();
            chart.isEntered(browser);
            try (var rota = AListener.of(hospital, somebody, clock, Signal.SESSION_REVOKED)) {
                rota.asksForPushes();
                rota.isEntered(browser);
                var security = somebody.another();
                new Door(security).comesIn(hospital.security().passkey());
                security.submits(
                        Origin.ID, "/sessions", Map.of("person", nurse.person().value(), "reason", "misuse"));
                var here = hears("session-revoked");
                var there = hears(rota, "session-revoked");

                assertThat(AListener.event(here)).containsEntry("initiating_entity", "admin");
                for (var name : List.of("sub_id", "txn", "jti", "aud")) {
                    assertThat(AListener.claim(here, name)).isNotEqualTo(AListener.claim(there, name));
                }
            }
        }

        @Test
        void isNotToldOfSomebodyWhoNeverEnteredItNorByOneThatMayNotHearIt() {
            chart.asksForPushes();
            try (var rota = AListener.of(hospital, somebody, clock, Signal.CREDENTIAL_CHANGE)) {
                rota.asksForPushes();
                rota.isEntered(browser);
                signsOut();
                assertThat(states("session-revoked")).isEmpty();
                assertThat(intruder.reads("select 1 from signals_event where client = ?", rota.client()))
                        .isEmpty();
            }
        }

        @Test
        void isNotToldOfThoseOfWhomItWantsToHearNothingUntilItWantsToAgain() {
            var stream = chart.asksForPushes();
            chart.isEntered(browser);
            var wish = AListener.text(Json.object()
                    .put("stream_id", stream)
                    .put(
                            "subject",
                            Json.object()
                                    .put("format", "iss_sub")
                                    .put("iss", somebody.origin(Origin.ID))
                                    .put("sub", nurse.person().value())
                                    .build())
                    .build());
            chart.asks("POST", "/ssf/subjects/remove", wish);
            signsOut();
            assertThat(states("session-revoked")).isEmpty();
            chart.isEntered(isIn(nurse));
            assertThat(states("session-established")).hasSize(1);
            chart.asks("POST", "/ssf/subjects/add", wish);
            browser = isIn(nurse);
            chart.isEntered(browser);
            assertThat(states("session-established")).hasSize(2);
            signsOut();
            becomes("session-revoked", "told");
        }
    }

    @Nested
    class WhatElseHappens {

        @Test
        void thatSomebodyCameInIsToldOnceForEachSession() {
            chart.asksForPushes();
            chart.isEntered(browser);
            chart.isEntered(browser);
            assertThat(AListener.event(hears("session-established")))
                    .containsEntry("acr", "http://idmanagement.gov/ns/assurance/aal/3")
                    .containsKey("amr");
            assertThat(states("session-established")).hasSize(1);
            chart.isEntered(isIn(nurse));
            assertThat(states("session-established")).hasSize(2);
        }

        @Test
        void thatAKeyIsAddedOrTakenBackIsToldWithoutItsNameOrNumber() {
            chart.asksForPushes();
            chart.isEntered(browser);
            var spare = staff.register(nurse.person(), SoftwareAuthenticator.fresh(), "The red one");
            becomes("credential-change", "told");
            authenticators.revoke(spare.id(), RevocationReason.LOST);
            becomes("credential-change", "told", "told");
            var heard = chart.heard("credential-change");

            assertThat(heard)
                    .extracting(set -> AListener.event(set).get("change_type"))
                    .containsExactly("create", "revoke");
            assertThat(heard).allSatisfy(set -> {
                assertThat(AListener.claim(set, "sub_id")).contains(user());
                assertThat(AListener.event(set)).containsEntry("credential_type", "fido2-roaming");
                assertThat(set.getPayload().toString()).doesNotContain("The red one", spare.id());
            });
        }

        @Test
        void thatItIsMoreSureWhoTheyAreIsToldWhereTheyShowABetterKeyInTheSameSession() {
            chart.asksForPushes();
            var phone = SoftwareAuthenticator.fresh().behaving(Behaviour::backupEligible);
            staff.register(nurse.person(), phone, "My phone");
            browser = somebody.another();
            new Door(browser).comesIn(phone);
            chart.isEntered(browser);
            clock.advance(Duration.ofSeconds(1));
            new Door(browser).comesIn(nurse.authenticator());
            assertThat(AListener.event(hears("assurance-level-change")))
                    .containsEntry("namespace", "NIST-AAL")
                    .containsEntry("previous_level", "nist-aal2")
                    .containsEntry("current_level", "nist-aal3")
                    .containsEntry("change_direction", "increase");
            clock.advance(Duration.ofSeconds(1));
            new Door(browser).comesIn(phone);
            becomes("assurance-level-change", "told", "told");
            assertThat(AListener.event(chart.heard("assurance-level-change").getLast()))
                    .containsEntry("change_direction", "decrease");
        }
    }

    @Test
    void twoNodesThatFindTheSameDueTellItOnce() throws Exception {
        chart.asksForPushes();
        chart.wishes("paused");
        chart.isEntered(browser);
        var jti = String.valueOf(intruder.reads("select jti from signals_waiting where client = ?", chart.client())
                .getFirst()
                .get("jti"));
        chart.wishes("enabled");
        soon(() -> intruder.reads("select 1 from signals_waiting where jti = ? and parked", jti)
                .isEmpty());
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 10; i++) {
                nodes.submit(() -> pushing.push(new Due(jti, jti)));
            }
        }
        becomes("session-established", "told");
        assertThat(chart.server().calls()).hasSize(1);
    }

    @Test
    void whatAServerWantsToKnowUsByIsSentAndLiesNowhereInTheClear() {
        chart.asksFor(Json.object()
                .put("method", "urn:ietf:rfc:8935")
                .put("endpoint_url", chart.server().url())
                .put("authorization_header", "Bearer only-threekey-says-this")
                .build());
        chart.isEntered(browser);
        hears("session-established");
        assertThat(chart.server().calls().getFirst().headers()).contains("Authorization");
        assertThat(intruder.reads("select secret from signals_stream where client = ?", chart.client())
                        .toString())
                .doesNotContain("only-threekey");
        assertThat(chart.asks("GET", "/ssf/streams", null).body()).doesNotContain("only-threekey");
    }

    @Test
    void aSignalThatSomebodyWroteIntoTheDatabaseIsSignedByNobody() {
        chart.asksForPushes();
        chart.wishes("paused");
        chart.isEntered(browser);
        intruder.changesOne(
                "update signals_event set content = replace(content, ?, 'somebody-else') where client = ?",
                nurse.person().value(),
                chart.client());
        chart.wishes("enabled");
        becomes("session-established", "address-gone");
        assertThat(chart.server().calls()).isEmpty();
    }
}
