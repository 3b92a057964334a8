package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.RevocationReason;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.people.People;
import io.threekey.server.people.Role;
import io.threekey.server.signin.SessionSweep;
import io.threekey.server.signin.ToldOfEnd.State;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** An application's server is told that a session is over (OpenID Connect Back-Channel Logout 1.0). */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class ToldOfTheEndTests {

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
    People people;

    @Autowired
    SessionSweep sweep;

    @Autowired
    EndTable table;

    @Autowired
    Ledger ledger;

    @Autowired
    Intruder intruder;

    private AToldApplication chart;
    private Staff.Member nurse;
    private Visitor browser;
    private EndsOfSomebody ends;
    private String identity = "";

    @BeforeEach
    void aNurseEnteredTheChart() {
        chart = AToldApplication.of(hospital, somebody, clock);
        nurse = staff.nurse();
        ends = new EndsOfSomebody(nurse.person(), table, ledger, intruder);
        browser = isIn();
        identity = Partner.field(chart.isEntered(browser), "id_token");
    }

    @AfterEach
    void stop() {
        chart.close();
    }

    private Visitor isIn() {
        var another = somebody.another();
        new Door(another).comesIn(nurse.authenticator());
        return another;
    }

    private ApplicationServer.Call isTold() {
        await().atMost(EndsOfSomebody.SOON).until(() -> chart.server().calls().size() == 1);
        return chart.server().calls().getFirst();
    }

    private Object sid() {
        try {
            return SignedJWT.parse(identity).getJWTClaimsSet().getClaim("sid");
        } catch (java.text.ParseException none) {
            throw new AssertionError(identity, none);
        }
    }

    private void isTheEndOfThisSession(ApplicationServer.Call call) throws Exception {
        var claims = call.token().getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(nurse.person().value());
        assertThat(claims.getClaim("sid")).isEqualTo(sid());
    }

    @Nested
    class WhatItIsSent {

        @Test
        void isAFormWithATokenThatOurPublishedKeySigned() throws Exception {
            browser.submits(Origin.ID, "/sign-out", Map.of());
            var call = isTold();

            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.path()).isEqualTo("/over?of=us");
            assertThat(call.type()).isEqualTo("application/x-www-form-urlencoded");
            assertThat(call.body()).startsWith("logout_token=").doesNotContain("&");
            assertThat(call.headers()).as("stays with HTTP/1.1").doesNotContain("Upgrade", "Http2-settings");
            var token = call.token();
            var key = JWKSet.parse(somebody.another().visits("/jwks").body())
                    .getKeyByKeyId(token.getHeader().getKeyID())
                    .toECKey();
            assertThat(token.verify(new com.nimbusds.jose.crypto.ECDSAVerifier(key)))
                    .isTrue();
            assertThat(token.getHeader().getType()).isEqualTo(LogoutToken.TYPE);
            assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(somebody.origin(Origin.ID));
            assertThat(token.getJWTClaimsSet().getAudience()).containsExactly(chart.client());
            isTheEndOfThisSession(call);
        }

        @Test
        void isOfNoUseAsAnyOtherToken() {
            browser.submits(Origin.ID, "/sign-out", Map.of());
            var token = isTold().text();
            assertThat(chart.partner().asksWhoItIs(token).statusCode()).isEqualTo(401);
            browser = isIn();
            assertThat(browser.visits("/end-session?id_token_hint=" + token).body())
                    .contains("Sign out?");
        }

        @Test
        void isSaidInDiscovery() {
            assertThat(somebody.another().visits(Issuer.METADATA).body())
                    .contains("\"backchannel_logout_supported\":true")
                    .contains("\"backchannel_logout_session_supported\":true");
        }
    }

    @Nested
    class ItIsToldOnceWhoeverEndsIt {

        @Test
        void byThePersonFromElsewhere() throws Exception {
            isIn().submits(Origin.ID, "/me/sessions/others/end", Map.of());
            isTheEndOfThisSession(isTold());
        }

        @Test
        void byASeatOfSecurity() throws Exception {
            var security = somebody.another();
            new Door(security).comesIn(hospital.security().passkey());
            security.submits(
                    Origin.ID, "/sessions", Map.of("person", nurse.person().value(), "reason", "misuse"));
            isTheEndOfThisSession(isTold());
        }

        @Test
        void byTheApplicationThatSignsThemOut() throws Exception {
            browser.visits("/end-session?id_token_hint=" + identity);
            isTheEndOfThisSession(isTold());
        }

        @Test
        void withTheKeyThatOpenedIt() throws Exception {
            authenticators.revoke(nurse.passkey().id(), RevocationReason.LOST);
            isTheEndOfThisSession(isTold());
        }

        @Test
        void withTheRole() throws Exception {
            people.take(nurse.person(), Role.WARD_STAFF);
            isTheEndOfThisSession(isTold());
        }

        @Test
        void atItsLimit() throws Exception {
            clock.advance(Duration.ofHours(25));
            await().atMost(EndsOfSomebody.SOON).until(() -> {
                sweep.sweep();
                return !chart.server().calls().isEmpty();
            });
            isTheEndOfThisSession(isTold());
        }

        @Test
        void bySomebodyElseWhoComesInThere() throws Exception {
            new Door(browser).comesIn(staff.nurse().authenticator());
            isTheEndOfThisSession(isTold());
        }
    }

    @Nested
    class ItIsNotTold {

        @Test
        void whereTheOwnerShowedAKeyAgainAndGoesOn() {
            new Door(browser).comesIn(nurse.authenticator());
            assertThat(ends.all()).isEmpty();
            ends.nothingIsPutOff();
            assertThat(chart.server().calls()).isEmpty();
        }

        @Test
        void ofASessionInWhichNobodyEnteredIt() {
            isIn().submits(Origin.ID, "/sign-out", Map.of());
            assertThat(ends.all()).isEmpty();
            ends.nothingIsPutOff();
            assertThat(chart.server().calls()).isEmpty();
        }

        @Test
        void onceItsRegistrationNamesNoAddress() {
            var plain = Partner.withoutSecret(chart.client(), somebody, clock);
            new DecidedApplications(hospital).register(plain.application());
            browser.submits(Origin.ID, "/sign-out", Map.of());
            assertThat(ends.all()).singleElement().satisfies(end -> {
                assertThat(end.sid()).isEqualTo(sid());
                assertThat(end.state()).isEqualTo(State.NO_ADDRESS);
            });
            ends.nothingIsPutOff();
            assertThat(chart.server().calls()).isEmpty();
            assertThat(isIn().visits("/me/sessions").body())
                    .contains("The " + chart.client(), "It has no address to be told at");
        }
    }

    @Test
    void eachApplicationIsToldByANameOfItsOwn() throws Exception {
        try (var rota = AToldApplication.of(hospital, somebody, clock)) {
            rota.isEntered(browser);
            browser.submits(Origin.ID, "/sign-out", Map.of());
            await().atMost(EndsOfSomebody.SOON)
                    .until(() -> rota.server().calls().size() == 1);
            isTheEndOfThisSession(isTold());
            assertThat(rota.server()
                            .calls()
                            .getFirst()
                            .token()
                            .getJWTClaimsSet()
                            .getClaim("sid"))
                    .isNotEqualTo(sid());
        }
    }
}
