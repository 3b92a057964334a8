package io.threekey.charter;

import static io.threekey.charter.ActKind.OBJECT;
import static io.threekey.charter.ActKind.SIGN;
import static io.threekey.charter.ActKind.STOP;
import static io.threekey.charter.ActKind.WITHDRAW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.charter.ActVerdict.Accepted;
import io.threekey.charter.ActVerdict.Refused;
import io.threekey.charter.DecisionKeys.Ceremony;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Design rule 4: what is signed, by which key, in which page, about what. */
class ActVerificationTest {
    private static final Charter CHARTER = AHospital.charter();
    private static final PolicyAddress LIMITS = PolicyAddress.forAll(AHospital.SESSION_LIMITS);

    private final Deciding deciding =
            Deciding.on(CHARTER, LIMITS, Json.object().put("idleMinutes", 5).build());

    private void refused(SignedAct act, RefusalReason reason) {
        assertThat(deciding.verify(act)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.sentence()).startsWith(reason.sentence());
        });
    }

    private void accepted(SignedAct act) {
        assertThat(deciding.verify(act)).isInstanceOf(Accepted.class);
    }

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
            accepted(DecisionKeys.sign(deciding.statement(SIGN, "iam"), "iam second"));
        }

        @Test
        void fromADeputyOnBehalfOfItsPrincipal() {
            accepted(deciding.act(SIGN, "iam-deputy"));
        }

        @Test
        void withAnEd25519Key() {
            var seat = AHospital.owner(Function.IAM);
            var keys = List.of(DecisionKeys.edKey("iam first"), DecisionKeys.edKey("iam second"));
            var seats = AHospital.seats().stream()
                    .map(any -> any.equals(seat) ? CharterReviewTest.withKeys(seat, keys) : any)
                    .toList();
            var charter = AHospital.charter(seats, AHospital.kinds(), AHospital.rights());
            var other = Deciding.on(charter, LIMITS, Json.object().build());
            var statement = other.statement(SIGN, "iam").bytes();

            assertThat(CharterReview.of(charter)).isEmpty();
            assertThat(other.verify(iam().withEd25519().sign(statement))).isInstanceOf(Accepted.class);
            assertThat(other.verify(iam().sign(statement))).isInstanceOf(Refused.class);
        }

        @Test
        void whateverElseFutureBrowsersAndAuthenticatorsSay() {
            accepted(signedBy(iam().withClientData("")));
            accepted(signedBy(iam().withClientData(",\"crossOrigin\":false,\"other_keys_can_be_added_here\":\"x\"")));
            accepted(signedBy(iam().withFlags(0x85).withExtensions((byte) 0xa0)));
        }
    }

    @Nested
    class TheCeremonyIsRefused {
        @Test
        void ofAnotherType() {
            refused(signedBy(iam().ofType("webauthn.create")), RefusalReason.WRONG_TYPE);
            refused(signedBy(iam().ofType("payment.get")), RefusalReason.WRONG_TYPE);
        }

        @Test
        void overAnotherStatement() {
            var other =
                    iam().assertion(Digest.of("something else".getBytes(UTF_8)).bytes());
            refused(new SignedAct(deciding.statement(SIGN, "iam").bytes(), other), RefusalReason.WRONG_CHALLENGE);
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
            refused(signedBy(iam().at(origin)), RefusalReason.WRONG_ORIGIN);
        }

        @Test
        void insideAnotherPage() {
            refused(signedBy(iam().withClientData(",\"crossOrigin\":true")), RefusalReason.CROSS_ORIGIN);
            refused(
                    signedBy(iam().withClientData(",\"crossOrigin\":false,\"topOrigin\":\"https://evil.example\"")),
                    RefusalReason.CROSS_ORIGIN);
        }

        /** A sign-in key lives under another relying party; it never signs a decision. */
        @Test
        void withASignInKey() {
            refused(signedBy(iam().forRelyingParty("id.example.org")), RefusalReason.WRONG_RELYING_PARTY);
        }

        @Test
        void withoutTouchOrVerification() {
            refused(signedBy(iam().withFlags(0x04)), RefusalReason.USER_NOT_PRESENT);
            refused(signedBy(iam().withFlags(0x01)), RefusalReason.USER_NOT_VERIFIED);
        }

        @Test
        void withAKeyThatCanBeCopied() {
            refused(signedBy(iam().withFlags(0x0d)), RefusalReason.NOT_DEVICE_BOUND);
            refused(signedBy(iam().withFlags(0x1d)), RefusalReason.NOT_DEVICE_BOUND);
            refused(signedBy(iam().withFlags(0x15)), RefusalReason.NOT_DEVICE_BOUND);
        }

        @Test
        void withAKeyOfAnotherSeat() {
            var statement = deciding.statement(SIGN, "iam");
            refused(DecisionKeys.sign(statement, "security first"), RefusalReason.UNKNOWN_KEY);
            refused(DecisionKeys.sign(statement, "iam-deputy first"), RefusalReason.UNKNOWN_KEY);
            refused(DecisionKeys.sign(statement, "stranger"), RefusalReason.UNKNOWN_KEY);
        }

        @Test
        void withAnotherKeyUnderTheSeatsCredential() {
            refused(signedBy(iam().withKeyOf("stranger")), RefusalReason.BAD_SIGNATURE);
        }

        @Test
        void withAKeyTheCharterDoesNotPermit() {
            var sealing = CHARTER.sealing();
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
            refused(changed(good, "clientData", "[]".getBytes(UTF_8)), RefusalReason.MALFORMED_ASSERTION);
            refused(changed(good, "clientData", "{}".getBytes(UTF_8)), RefusalReason.MALFORMED_ASSERTION);
            refused(changed(good, "authenticatorData", new byte[36]), RefusalReason.MALFORMED_ASSERTION);
            refused(changed(good, "signature", new byte[0]), RefusalReason.BAD_SIGNATURE);
            refused(signedBy(iam().withFlags(0x45)), RefusalReason.MALFORMED_ASSERTION);
            refused(signedBy(iam().withFlags(0x85)), RefusalReason.MALFORMED_ASSERTION);
            refused(signedBy(iam().withExtensions((byte) 0xa0)), RefusalReason.MALFORMED_ASSERTION);
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
    class TheStatementIsRefused {
        private void refusedWith(UnaryOperator<StatementChange> change, RefusalReason reason) {
            refused(
                    deciding.act(
                            SIGN,
                            "iam",
                            good -> change.apply(new StatementChange(good)).made()),
                    reason);
        }

        @Test
        void inAnotherForm() {
            refused(iam().sign("{}".getBytes(UTF_8)), RefusalReason.MALFORMED_STATEMENT);
            var spaced = " " + new String(deciding.statement(SIGN, "iam").bytes(), UTF_8);
            refused(iam().sign(spaced.getBytes(UTF_8)), RefusalReason.MALFORMED_STATEMENT);
        }

        @Test
        void fromASeatThatDoesNotExist() {
            refusedWith(change -> change.seat("board"), RefusalReason.UNKNOWN_SEAT);
        }

        @Test
        void aboutAnotherInstallation() {
            refusedWith(change -> change.installation("st-elsewhere"), RefusalReason.ANOTHER_INSTALLATION);
        }

        @Test
        void aboutAnotherFounding() {
            refusedWith(change -> change.founding(Digest.of(new byte[9])), RefusalReason.ANOTHER_FOUNDING);
        }

        @Test
        void aboutAnotherCharter() {
            refusedWith(change -> change.charterVersion(2), RefusalReason.ANOTHER_CHARTER);
            refusedWith(change -> change.charterDigest(Digest.of(new byte[9])), RefusalReason.ANOTHER_CHARTER);
        }

        /** Design rule 5: any change of content voids the signatures given. */
        @Test
        void onceTheContentHasChanged() {
            var changed = Deciding.on(
                    CHARTER, LIMITS, Json.object().put("idleMinutes", 6).build());
            assertThat(changed.verify(deciding.act(SIGN, "iam")))
                    .isEqualTo(Refused.because(RefusalReason.ANOTHER_PROPOSAL));
        }

        @Test
        void aboutAnotherVersionReplaced() {
            refusedWith(change -> change.replaced(1), RefusalReason.ANOTHER_POLICY_VERSION);
        }

        @Test
        void onBehalfOfAnotherSeat() {
            refusedWith(change -> change.onBehalfOf("security"), RefusalReason.WRONG_PRINCIPAL);
            refused(
                    deciding.act(
                            SIGN,
                            "iam-deputy",
                            good -> new StatementChange(good)
                                    .onBehalfOf("iam-deputy")
                                    .made()),
                    RefusalReason.WRONG_PRINCIPAL);
        }

        @Test
        void namingAnotherLedger() {
            refusedWith(change -> change.checkpoint(CheckpointSeen.empty("elsewhere")), RefusalReason.WRONG_LEDGER);
        }

        @Test
        void countingForLongerThanTheRightSays() {
            var longest = deciding.now.plus(Duration.ofHours(72));
            refusedWith(change -> change.notAfter(longest.plusMillis(1)), RefusalReason.NOT_FRESH);
            refusedWith(change -> change.notAfter(deciding.now.minusMillis(1)), RefusalReason.NOT_FRESH);
            accepted(deciding.act(
                    SIGN,
                    "iam",
                    good -> new StatementChange(good).notAfter(deciding.now).made()));
            accepted(deciding.act(
                    SIGN,
                    "iam",
                    good -> new StatementChange(good).notAfter(longest).made()));
        }

        @Test
        void outsideTheSeatsTerm() {
            var seat = AHospital.owner(Function.IAM);
            assertThat(seat.isHeldAt(AHospital.FOUNDED.minusMillis(1))).isFalse();
            assertThat(seat.isHeldAt(AHospital.FOUNDED)).isTrue();
            assertThat(seat.isHeldAt(AHospital.TERM_ENDS.minusMillis(1))).isTrue();
            assertThat(seat.isHeldAt(AHospital.TERM_ENDS)).isFalse();

            var late = new Deciding(
                    CHARTER,
                    CHARTER.digest(),
                    Deciding.proposal(CHARTER, LIMITS, Json.object().build(), AHospital.TERM_ENDS));
            assertThat(late.verify(late.act(SIGN, "iam"))).isEqualTo(Refused.because(RefusalReason.TERM_NOT_RUNNING));
        }
    }

    @Nested
    class TheOrderOfActs {
        @Test
        void isPartOfWhatIsSigned() {
            deciding.signs("iam");
            refused(
                    deciding.act(
                            SIGN,
                            "security",
                            good -> new StatementChange(good)
                                    .actsBefore(List.of())
                                    .made()),
                    RefusalReason.OTHER_ACTS_BEFORE);
            refused(
                    deciding.act(
                            SIGN,
                            "security",
                            good -> new StatementChange(good)
                                    .actsBefore(List.of(good.actsBefore().getFirst(), good.digest()))
                                    .made()),
                    RefusalReason.OTHER_ACTS_BEFORE);
            accepted(deciding.act(SIGN, "security"));
        }

        @Test
        void isTheOrderInTime() {
            deciding.signs("iam");
            deciding.now = deciding.proposal.proposedAt().minusMillis(1);
            refused(deciding.act(SIGN, "security"), RefusalReason.OUT_OF_TURN);
            deciding.now = deciding.proposal.proposedAt();
            accepted(deciding.act(SIGN, "security"));
        }

        @Test
        void beginsWithTheProposalAndEndsWithItsTime() {
            deciding.now = deciding.proposal.proposedAt().minusMillis(1);
            refused(deciding.act(SIGN, "iam"), RefusalReason.OUT_OF_TURN);
            deciding.now = deciding.proposal.openUntil();
            accepted(deciding.act(SIGN, "iam"));
            deciding.now = deciding.proposal.openUntil().plusMillis(1);
            refused(deciding.act(SIGN, "iam"), RefusalReason.OUT_OF_TURN);
        }

        @Test
        void letsNobodyDoTheSameTwice() {
            deciding.signs("iam").objects("security");
            refused(deciding.act(SIGN, "iam"), RefusalReason.ALREADY_DONE);
            refused(deciding.act(OBJECT, "security"), RefusalReason.ALREADY_DONE);
        }

        @Test
        void letsASeatSignAfreshOnceItsSignatureHasLapsed() {
            deciding.signs("iam").hoursLater(71);
            refused(deciding.act(SIGN, "iam"), RefusalReason.ALREADY_DONE);
            deciding.now = deciding.now.plusMillis(1);
            accepted(deciding.act(SIGN, "iam"));
        }

        @Test
        void letsASeatObjectAfterSigningButNotSignOverItsObjection() {
            deciding.signs("iam").objects("iam");
            refused(deciding.act(SIGN, "iam"), RefusalReason.OWN_OBJECTION_STANDS);
            deciding.withdraws("iam").signs("iam");
        }

        @Test
        void letsOnlyTheSeatItselfWithdraw() {
            deciding.signs("iam");
            refused(deciding.act(WITHDRAW, "iam-deputy"), RefusalReason.NOTHING_TO_WITHDRAW);
            deciding.withdraws("iam");
            refused(deciding.act(WITHDRAW, "iam"), RefusalReason.NOTHING_TO_WITHDRAW);
        }

        @Test
        void letsTheProposerAndTheSponsorStop() {
            refused(deciding.act(STOP, "security"), RefusalReason.MAY_NOT_STOP);
            refused(deciding.act(STOP, "iam-deputy"), RefusalReason.MAY_NOT_STOP);
            accepted(deciding.act(STOP, "iam"));
            accepted(deciding.act(STOP, "sponsor"));
            accepted(deciding.act(STOP, "sponsor-deputy"));
        }

        @Test
        void endsWithAStop() {
            deciding.stops("iam");
            refused(deciding.act(SIGN, "security"), RefusalReason.PROPOSAL_STOPPED);
        }
    }

    @Nested
    class AKindThatNobodyDecides {
        @Test
        void hasNoActs() {
            var unmapped = PolicyAddress.forAll(new PolicyKindName("colours"));
            var proposal = Deciding.proposal(CHARTER, unmapped, Json.object().build(), AHospital.days(1));
            assertThatThrownBy(() -> ActVerification.of(CHARTER, CHARTER.digest(), proposal))
                    .hasMessage("nobody may decide on colours");
        }
    }
}
