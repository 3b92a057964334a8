package io.threekey.charter;

import static io.threekey.charter.AChain.breaks;
import static io.threekey.charter.AChain.founding;
import static io.threekey.charter.AChain.idle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.charter.ChainVerdict.Verified;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A chain begins with a charter that its sponsor and its owners signed, and with nothing else. */
class FoundingVerificationTest {
    private final VerifiedChain founded = Deciding.extended(VerifiedChain.found(founding()));

    @Test
    void isSignedByTheSponsorAndTheThreeOwners() {
        assertThat(ChainVerification.verify(founding(), List.of())).isInstanceOfSatisfying(Verified.class, verified -> {
            var history = verified.history();
            assertThat(history.fingerprint())
                    .isEqualTo(new Fingerprint(AHospital.charter().digest()));
            assertThat(history.charterInForce(founding().foundedAt())).isEqualTo(AHospital.charter());
            assertThat(history.latestCharter()).isEqualTo(AHospital.charter());
        });
        assertThat(founded.length()).isZero();
        assertThat(founded.founding()).isEqualTo(AHospital.charter().digest());
        assertThat(founded.lastAdoptedAt()).isEqualTo(founding().foundedAt());
    }

    @Test
    void mayAlsoBeSignedByDeputies() {
        var all = List.of("sponsor", "sponsor-deputy", "iam", "clinical-operations", "security");
        assertThat(VerifiedChain.found(Deciding.founding(AHospital.charter(), all)))
                .isInstanceOf(ChainStep.Extended.class);
    }

    @Test
    void bringsItsPoliciesIntoForce() {
        var first = founded.history()
                .policyAt(AHospital.limits(), founding().foundedAt())
                .orElseThrow();
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.document()).isEqualTo(idle(10));
        assertThat(first.proposalDigest()).isEqualTo(AHospital.charter().digest());
        assertThat(first.signers())
                .extracting(signer -> signer.seat().value())
                .containsExactly("sponsor", "iam", "clinical-operations", "security");
        assertThat(founded.history().addresses()).containsExactly(AHospital.limits());
        assertThat(founded.history()
                        .policyAt(AHospital.limits(), founding().foundedAt().minusMillis(1)))
                .isEmpty();
        assertThat(founded.history().latest(PolicyAddress.CHARTER).orElseThrow().digest())
                .isEqualTo(AHospital.charter().digest());
    }

    @Test
    void isRefusedWithoutAnyOneOfThem() {
        var owners = List.of("sponsor", "iam", "clinical-operations", "security");
        for (var absent : owners) {
            var present = owners.stream().filter(owner -> !owner.equals(absent)).toList();
            breaks(
                    VerifiedChain.found(Deciding.founding(AHospital.charter(), present)),
                    0,
                    BreakReason.FOUNDING_NOT_SIGNED);
        }
        breaks(
                VerifiedChain.found(Deciding.founding(AHospital.charter(), List.of())),
                0,
                BreakReason.FOUNDING_NOT_SIGNED);
    }

    @Test
    void isRefusedWithADeputyInAnOwnersPlace() {
        var seats = List.of("sponsor-deputy", "iam", "clinical-operations", "security");
        breaks(VerifiedChain.found(Deciding.founding(AHospital.charter(), seats)), 0, BreakReason.FOUNDING_NOT_SIGNED);
    }

    @Test
    void isRefusedOutsideTheTimeOfItsSignatures() {
        breaks(foundedAt(founding(), Duration.ofHours(-2)), 0, BreakReason.OUT_OF_ORDER);
        breaks(foundedAt(founding(), Duration.ofHours(2)), 0, BreakReason.FOUNDING_NOT_SIGNED);
        assertThat(foundedAt(founding(), Duration.ofHours(1))).isInstanceOf(ChainStep.Extended.class);
        assertThat(foundedAt(founding(), Duration.ofHours(-1))).isInstanceOf(ChainStep.Extended.class);
    }

    private static ChainStep foundedAt(FoundingRecord founding, Duration later) {
        return VerifiedChain.found(new FoundingRecord(
                founding.charter(), founding.acts(), founding.foundedAt().plus(later)));
    }

    @Test
    void isRefusedWithAFaultyCharter() {
        var lower = AHospital.charter(AHospital.seats(), AHospital.kinds(), List.of());
        var rights = new ArrayList<>(AHospital.rights());
        rights.set(0, AHospital.right("session-timing", new Quorum.AllOf(List.of()), ObjectionEffect.NOTED));
        var open = AHospital.charter(AHospital.seats(), AHospital.kinds(), rights);

        breaks(
                VerifiedChain.found(new FoundingRecord(lower.bytes(), List.of(), AHospital.FOUNDED)),
                0,
                BreakReason.FAULTY_FOUNDING);
        breaks(VerifiedChain.found(Deciding.founding(open)), 0, BreakReason.FAULTY_FOUNDING);
        assertThat(((Broken) VerifiedChain.found(Deciding.founding(open))).sentence())
                .endsWith("It could be decided without a single signature.");
        breaks(
                VerifiedChain.found(new FoundingRecord(new byte[0], List.of(), AHospital.FOUNDED)),
                0,
                BreakReason.FAULTY_FOUNDING);
    }

    @Test
    void cannotBeginWhereNobodyMayEverChangeTheCharter() {
        var rights = AHospital.rights().stream()
                .filter(right -> !right.decision().value().equals("charter-change"))
                .toList();
        var charter = AHospital.charter(AHospital.seats(), AHospital.kinds(), rights);
        assertThatThrownBy(() -> ActVerification.ofFounding(charter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nobody may decide on the charter");
    }

    @Test
    void isRefusedWithALaterCharter() {
        var second = AChain.version(
                2, AHospital.charter().seats(), AHospital.charter().rights());
        breaks(
                VerifiedChain.found(new FoundingRecord(
                        second.bytes(), founding().acts(), founding().foundedAt())),
                0,
                BreakReason.FAULTY_FOUNDING);
    }

    @Test
    void isRefusedWithSignaturesOfAnotherFounding() {
        var other = AHospital.charter(
                AHospital.seats(), AHospital.kinds(), AHospital.rights().reversed());
        breaks(
                VerifiedChain.found(new FoundingRecord(
                        other.bytes(), founding().acts(), founding().foundedAt())),
                0,
                RefusalReason.ANOTHER_FOUNDING);
    }

    @Test
    void isRefusedWithAnythingButSignaturesGivenBeforeTheFirstEntry() {
        var good = Deciding.foundingStatement(AHospital.charter(), "sponsor", List.of());
        var later = new CheckpointSeen(
                AHospital.charter().log().origin(), 1, good.checkpoint().root());
        var seen = new StatementChange(good).checkpoint(later).made();
        breaks(withFirst(seen), 0, RefusalReason.WRONG_LEDGER);
        var objection = new ActStatement(
                good.installation(),
                good.founding(),
                1,
                good.charterDigest(),
                good.proposal(),
                0,
                ActKind.OBJECT,
                good.seat(),
                good.onBehalfOf(),
                List.of(),
                good.checkpoint(),
                good.madeAt(),
                good.notAfter(),
                Optional.of("no"));
        breaks(withFirst(objection), 0, RefusalReason.ONLY_SIGNING_FOUNDS);
    }

    private static ChainStep withFirst(ActStatement statement) {
        return VerifiedChain.found(new FoundingRecord(
                AHospital.charter().bytes(),
                List.of(DecisionKeys.sign(statement, "sponsor first")),
                founding().foundedAt()));
    }

    /** A whole chain under an attacker's own keys holds in itself; the pinned fingerprint tells it apart. */
    @Test
    void isToldFromAnAttackersByItsFingerprintOnly() {
        var seats = AHospital.seats().stream()
                .map(seat -> CharterReviewTest.withKeys(
                        seat, List.of(DecisionKeys.key(seat.id() + " second"), DecisionKeys.key(seat.id() + " first"))))
                .toList();
        var attackers = AHospital.charter(seats, AHospital.kinds(), AHospital.rights());
        var chain = Deciding.founded(attackers);
        assertThat(chain.history().fingerprint()).isNotEqualTo(founded.history().fingerprint());
    }
}
