package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.UseCase;
import io.threekey.charter.json.Base64Url;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.ledger.Ledger;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Each refused with its own code, and nobody in. Steps are those of WebAuthn 7.2. */
@ServerTest
@Import({Staff.class, FoundedHospital.class})
class HostileSignInTests {

    private final Staff staff;
    private final HeldClock clock;
    private final Ledger ledger;
    private final FoundedHospital hospital;
    private final Visitor visitor;
    private final Door door;

    @Autowired
    HostileSignInTests(Staff staff, HeldClock clock, Ledger ledger, FoundedHospital hospital, Visitor visitor) {
        this.staff = staff;
        this.clock = clock;
        this.ledger = ledger;
        this.hospital = hospital;
        this.visitor = visitor.another();
        this.door = new Door(this.visitor);
    }

    @BeforeEach
    void decideWhatTheTestsSpeakOf() {
        decide(UseCase.SHARED_WORKSTATION, SomeLimits.everywhere(10, 480));
    }

    @Nested
    class AnAnswer {

        private final Staff.Member nurse = staff.nurse();

        @Test
        void fromAnotherOriginIsRefused() {
            assertRefused(comesIn(behaviour -> behaviour.origin("https://id.example")), "EGRET-58");
        }

        @Test
        void fromAPageInsideAnotherPageIsRefused() {
            assertRefused(comesIn(Behaviour::crossOrigin), "EGRET-58");
            assertRefused(comesIn(behaviour -> behaviour.topOrigin("https://id.example")), "EGRET-58");
        }

        @Test
        void forAnotherRelyingPartyIsRefused() {
            assertRefused(comesIn(behaviour -> behaviour.relyingParty("localhost")), "EGRET-58");
        }

        @Test
        void withoutUserVerificationIsRefused() {
            assertRefused(comesIn(Behaviour::withoutUserVerification), "JAY-31");
        }

        @Test
        void withoutUserPresenceIsRefused() {
            assertRefused(comesIn(Behaviour::withoutUserPresence), "JAY-31");
        }

        @Test
        void ofARegistrationIsRefused() {
            assertRefused(comesIn(behaviour -> behaviour.type("webauthn.create")), "PLOVER-61");
        }

        @Test
        void toAnotherChallengeIsRefused() {
            assertRefused(comesIn(behaviour -> behaviour.challenge(Base64Url.encode(new byte[32]))), "GULL-17");
        }

        @Test
        void withAWrongSignatureIsRefusedLikeAnUnknownKey() {
            assertRefused(comesIn(Behaviour::signatureOverOtherBytes), "HERON-42");
            assertRefused(comesIn(Behaviour::rawSignature), "HERON-42");
        }

        @Test
        void thatIsWrongOverAndOverKeepsNobodyOut() {
            for (var attempt = 0; attempt < 20; attempt++) {
                assertRefused(comesIn(Behaviour::signatureOverOtherBytes), "HERON-42");
            }

            assertThat(door.comesIn(nurse.authenticator()).statusCode()).isEqualTo(303);
        }

        @Test
        void withAnotherPersonsUserHandleIsRefusedLikeAnUnknownKey() {
            var other = staff.nurse();

            assertRefused(
                    comesIn(behaviour -> behaviour.userHandle(other.passkey().userHandle())), "HERON-42");
        }

        @Test
        void whoseBackupEligibilityChangedIsRefused() {
            assertRefused(comesIn(Behaviour::backupEligible), "MARTIN-93");
        }

        @Test
        void whoseBackupFlagsContradictIsRefused() {
            assertRefused(comesIn(Behaviour::backedUp), "PLOVER-61");
        }

        @Test
        void thatIsNoAnswerIsRefused() {
            for (var garbage : new String[] {"", "{}", "[]", "null", "{\"id\":\"\"}", "\u0001", "{\"response\":{}}"}) {
                assertRefused(door.answer(door.knock(), garbage), "PLOVER-61");
            }
        }

        @Test
        void withACounterThatWentBackComesInAndLeavesASignal() {
            comesIn(behaviour -> behaviour.counter(1000));
            var response = comesIn(behaviour -> behaviour.counter(6));

            assertThat(response.statusCode()).isEqualTo(303);
            assertThat(ledger.entriesOf(
                            SignInEntries.COUNTER_WENT_BACK, nurse.person().value()))
                    .hasSize(1);
        }

        private HttpResponse<String> comesIn(UnaryOperator<Behaviour> behaviour) {
            return door.comesIn(nurse.authenticator(), behaviour);
        }
    }

    @Nested
    class AChallenge {

        private final Staff.Member nurse = staff.nurse();

        @Test
        void letsInOnceOnly() {
            var asked = door.knock();
            var response = nurse.authenticator().get(asked.options(), visitor.origin(Origin.ID));
            assertThat(door.answer(asked, response).statusCode()).isEqualTo(303);
            visitor.submits(Origin.ID, "/sign-out", Map.of());

            assertRefused(door.answer(asked, response), "TERN-23");
        }

        @Test
        void isGoodForFiveMinutes() {
            var asked = door.knock();
            clock.advance(Duration.ofMinutes(5));

            assertRefused(
                    door.answer(asked, nurse.authenticator().get(asked.options(), visitor.origin(Origin.ID))),
                    "GULL-17");
        }

        @Test
        void isGoodInTheBrowserItWasGivenToOnly() {
            var asked = door.knock();
            var thief = new Door(visitor.another());
            thief.knock();

            assertRefused(
                    thief.answer(asked, nurse.authenticator().get(asked.options(), visitor.origin(Origin.ID))),
                    "GULL-17");
        }

        @Test
        void cannotBeMadeUp() {
            var asked = door.knock();
            var forged = new Door.Asked(asked.options(), "AQ" + asked.sealed().substring(2, 40));

            assertRefused(
                    door.answer(forged, nurse.authenticator().get(asked.options(), visitor.origin(Origin.ID))),
                    "GULL-17");
        }
    }

    @Nested
    class AKey {

        @Test
        void thatNobodyRegisteredIsAnsweredWithTheSameWordsAsAWrongSignature() {
            var stranger = SoftwareAuthenticator.fresh();
            stranger.create("""
                {"rp":{"id":"id.localhost","name":"x"},"user":{"id":"AAAA","name":"x","displayName":"x"},
                 "challenge":"AAAA","pubKeyCredParams":[{"type":"public-key","alg":-7}]}\
                """, visitor.origin(Origin.ID));
            var unknown = door.comesIn(stranger);
            var wrong = door.comesIn(staff.nurse().authenticator(), Behaviour::signatureOverOtherBytes);

            assertRefused(unknown, "HERON-42");
            assertThat(withoutQuestion(wrong)).isEqualTo(withoutQuestion(unknown));
        }

        @Test
        void thatTheCharterKeepsForDecisionsLetsNobodyIn() {
            var owner = hospital.founder("iam").key();
            var decisionKey = owner.credentials().getFirst().id();

            assertRefused(
                    door.comesIn(
                            owner,
                            behaviour -> behaviour.credential(decisionKey).relyingParty("id.localhost")),
                    "RAVEN-36");
        }

        @Test
        void thatAnsweredForDecisionsIsNamedAsSuch() {
            assertRefused(
                    door.comesIn(
                            staff.nurse().authenticator(), behaviour -> behaviour.origin(visitor.origin(Origin.SEAL))),
                    "RAVEN-36");
            assertRefused(
                    door.comesIn(staff.nurse().authenticator(), behaviour -> behaviour.relyingParty("seal.localhost")),
                    "RAVEN-36");
        }

        private String withoutQuestion(HttpResponse<String> page) {
            return page.body().replaceAll("data-(options|credential|clock)=\"[^\"]*\"|value=\"[^\"]*\"", "");
        }
    }

    private void assertRefused(HttpResponse<String> response, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(403);
        assertThat(response.body()).contains(code);
        assertThat(response.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("threekey="));
        assertThat(visitor.visits("/me").statusCode()).isEqualTo(303);
    }

    private void decide(UseCase useCase, SessionLimits limits) {
        hospital.decides(SessionLimitsKind.addressFor(useCase), limits.document());
    }
}
