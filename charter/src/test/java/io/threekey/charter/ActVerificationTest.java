package io.threekey.charter;

import static io.threekey.charter.ActKind.SIGN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.charter.ActVerdict.Accepted;
import io.threekey.charter.ActVerdict.Refused;
import io.threekey.charter.DecisionKeys.Ceremony;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Design rule 4: what is signed, by which key, in which page. */
class ActVerificationTest {

    private final Deciding deciding = Deciding.on(
            AHospital.charter(),
            AHospital.limits(),
            Json.object().put("idleMinutes", 5).build());

    private SignedAct signedBy(Ceremony ceremony) {
        return ceremony.sign(deciding.statement(SIGN, "iam").bytes());
    }

    private static Ceremony iam() {
        return new Ceremony("iam first");
    }

    @Nested
    class AnActCounts {
        @Test
        void whenTheSeatsOwnKeySignedIt() {
            var act = deciding.act(SIGN, "iam");
            assertThat(deciding.verify(act)).isInstanceOfSatisfying(Accepted.class, accepted -> {
                assertThat(accepted.act().seat()).isEqualTo(AHospital.owner(Function.IAM));
                assertThat(accepted.act().kind()).isEqualTo(SIGN);
                assertThat(accepted.act().digest()).isEqualTo(act.digest());
                assertThat(accepted.act().statement()).isEqualTo(deciding.statement(SIGN, "iam"));
                assertThat(accepted.act()).hasToString("iam sign");
            });
        }

        @Test
        void withEitherKeyOfTheSeat() {
            deciding.accepts(DecisionKeys.sign(deciding.statement(SIGN, "iam"), "iam second"));
        }

        @Test
        void fromADeputyOnBehalfOfItsPrincipal() {
            deciding.accepts(deciding.act(SIGN, "iam-deputy"));
        }

        @Test
        void withAnEd25519Key() {
            var seat = AHospital.owner(Function.IAM);
            var keys = List.of(DecisionKeys.edKey("iam first"), DecisionKeys.edKey("iam second"));
            var seats = AHospital.seats().stream()
                    .map(any -> any.equals(seat) ? CharterReviewTest.withKeys(seat, keys) : any)
                    .toList();
            var charter = AHospital.charter(seats, AHospital.kinds(), AHospital.rights());
            var other = Deciding.on(charter, AHospital.limits(), Json.object().build());
            var statement = other.statement(SIGN, "iam").bytes();

            assertThat(CharterReview.of(charter)).isEmpty();
            assertThat(other.verify(iam().withEd25519().sign(statement))).isInstanceOf(Accepted.class);
            assertThat(other.verify(iam().sign(statement))).isInstanceOf(Refused.class);
        }

        @Test
        void whateverElseFutureBrowsersAndAuthenticatorsSay() {
            deciding.accepts(signedBy(iam().withClientData("")));
            deciding.accepts(
                    signedBy(iam().withClientData(",\"crossOrigin\":false,\"other_keys_can_be_added_here\":\"x\"")));
            deciding.accepts(signedBy(iam().withFlags(0x85).withExtensions((byte) 0xa0)));
        }
    }

    @Nested
    class TheCeremonyIsRefused {
        @Test
        void ofAnotherType() {
            deciding.refuses(signedBy(iam().ofType("webauthn.create")), RefusalReason.WRONG_TYPE);
            deciding.refuses(signedBy(iam().ofType("payment.get")), RefusalReason.WRONG_TYPE);
        }

        @Test
        void overAnotherStatement() {
            var other =
                    iam().assertion(Digest.of("something else".getBytes(UTF_8)).bytes());
            deciding.refuses(
                    new SignedAct(deciding.statement(SIGN, "iam").bytes(), other), RefusalReason.WRONG_CHALLENGE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://id.example.org",
                    "http://seal.example.org",
                    "https://seal.example.org:8443",
                    "https://seal.example.org.evil.example"
                })
        void onAnotherPage(String origin) {
            deciding.refuses(signedBy(iam().at(origin)), RefusalReason.WRONG_ORIGIN);
        }

        @Test
        void insideAnotherPage() {
            deciding.refuses(signedBy(iam().withClientData(",\"crossOrigin\":true")), RefusalReason.CROSS_ORIGIN);
            deciding.refuses(
                    signedBy(iam().withClientData(",\"crossOrigin\":false,\"topOrigin\":\"https://evil.example\"")),
                    RefusalReason.CROSS_ORIGIN);
        }

        /** A sign-in key lives under another relying party; it never signs a decision. */
        @Test
        void withASignInKey() {
            deciding.refuses(signedBy(iam().forRelyingParty("id.example.org")), RefusalReason.WRONG_RELYING_PARTY);
        }

        @Test
        void withoutTouchOrVerification() {
            deciding.refuses(signedBy(iam().withFlags(0x04)), RefusalReason.USER_NOT_PRESENT);
            deciding.refuses(signedBy(iam().withFlags(0x01)), RefusalReason.USER_NOT_VERIFIED);
        }

        @Test
        void withAKeyThatCanBeCopied() {
            deciding.refuses(signedBy(iam().withFlags(0x0d)), RefusalReason.NOT_DEVICE_BOUND);
            deciding.refuses(signedBy(iam().withFlags(0x1d)), RefusalReason.NOT_DEVICE_BOUND);
            deciding.refuses(signedBy(iam().withFlags(0x15)), RefusalReason.NOT_DEVICE_BOUND);
        }

        @Test
        void withAKeyOfAnotherSeat() {
            var statement = deciding.statement(SIGN, "iam");
            deciding.refuses(DecisionKeys.sign(statement, "security first"), RefusalReason.UNKNOWN_KEY);
            deciding.refuses(DecisionKeys.sign(statement, "iam-deputy first"), RefusalReason.UNKNOWN_KEY);
            deciding.refuses(DecisionKeys.sign(statement, "stranger"), RefusalReason.UNKNOWN_KEY);
        }

        @Test
        void withAnotherKeyUnderTheSeatsCredential() {
            deciding.refuses(signedBy(iam().withKeyOf("stranger")), RefusalReason.BAD_SIGNATURE);
        }

        @Test
        void withAKeyTheCharterDoesNotPermit() {
            var sealing = AHospital.charter().sealing();
            var stricter = new SealingRules(
                    sealing.relyingParty(), sealing.origins(), List.of(KeyAlgorithm.EDDSA), sealing.models());
            assertThat(AssertionVerification.of(
                            stricter, act(), deciding.act(SIGN, "iam").assertion()))
                    .hasValueSatisfying(
                            refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.ALGORITHM_NOT_ALLOWED));
        }

        private Act act() {
            var statement = deciding.statement(SIGN, "iam");
            return new Act(statement, statement.digest(), AHospital.owner(Function.IAM));
        }

        @Test
        void thatCannotBeRead() {
            var good = deciding.act(SIGN, "iam");
            deciding.refuses(changed(good, "clientData", "[]".getBytes(UTF_8)), RefusalReason.MALFORMED_ASSERTION);
            deciding.refuses(changed(good, "clientData", "{}".getBytes(UTF_8)), RefusalReason.MALFORMED_ASSERTION);
            deciding.refuses(changed(good, "authenticatorData", new byte[36]), RefusalReason.MALFORMED_ASSERTION);
            deciding.refuses(changed(good, "signature", new byte[0]), RefusalReason.BAD_SIGNATURE);
            deciding.refuses(signedBy(iam().withFlags(0x45)), RefusalReason.MALFORMED_ASSERTION);
            deciding.refuses(signedBy(iam().withFlags(0x85)), RefusalReason.MALFORMED_ASSERTION);
            deciding.refuses(signedBy(iam().withExtensions((byte) 0xa0)), RefusalReason.MALFORMED_ASSERTION);
        }

        private static SignedAct changed(SignedAct act, String part, byte[] bytes) {
            var good = act.assertion();
            return new SignedAct(
                    act.statement(),
                    new Assertion(
                            good.credentialId(),
                            part.equals("authenticatorData") ? bytes : good.authenticatorData(),
                            part.equals("clientData") ? bytes : good.clientDataJson(),
                            part.equals("signature") ? bytes : good.signature()));
        }
    }

    @Nested
    class AKindThatNobodyDecides {
        @Test
        void hasNoActs() {
            var unmapped = PolicyAddress.forAll(new PolicyKindName("colours"));
            var proposal = Deciding.proposal(
                    AHospital.charter(), unmapped, Json.object().build(), AHospital.days(1));
            assertThatThrownBy(() -> ActVerification.of(
                            AHospital.charter(), AHospital.charter().digest(), proposal))
                    .hasMessage("nobody may decide on colours");
        }
    }
}
