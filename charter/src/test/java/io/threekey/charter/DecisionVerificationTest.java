package io.threekey.charter;

import static io.threekey.charter.AChain.OWNERS;
import static io.threekey.charter.AChain.breaks;
import static io.threekey.charter.AChain.founding;
import static io.threekey.charter.AChain.idle;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.json.Digest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One more decision on a chain: enough of the right people, about this hospital, in time. */
class DecisionVerificationTest {
    private final VerifiedChain founded = Deciding.extended(VerifiedChain.found(founding()));

    @Test
    void bringsThePolicyIntoForce() {
        var deciding = Deciding.next(founded, "p-1", AHospital.limits(), idle(5))
                .signs("iam", "security-deputy", "clinical-operations");
        var grown = Deciding.extended(founded.next(deciding.adopted()));
        var version = grown.history().latest(AHospital.limits()).orElseThrow();

        assertThat(version.version()).isEqualTo(2);
        assertThat(version.document()).isEqualTo(idle(5));
        assertThat(version.digest()).isEqualTo(PolicyVersion.digestOf(idle(5)));
        assertThat(version.proposalDigest()).isEqualTo(deciding.proposal.digest());
        assertThat(version.adoptedAt()).isEqualTo(deciding.now);
        assertThat(version.effectiveAt()).isEqualTo(deciding.now);
        assertThat(version.charterVersion()).isEqualTo(1);
        assertThat(version.signers())
                .extracting(signer -> signer.seat() + " for " + signer.onBehalfOf())
                .containsExactly(
                        "iam for iam", "security-deputy for security", "clinical-operations for clinical-operations");
        assertThat(grown.history().versions(AHospital.limits())).hasSize(2);
        assertThat(grown.history().policyAt(AHospital.limits(), deciding.now).orElseThrow())
                .isEqualTo(version);
        assertThat(grown.history()
                        .policyAt(AHospital.limits(), deciding.now.minusMillis(1))
                        .orElseThrow()
                        .version())
                .isEqualTo(1);
        assertThat(grown.history().adopted(new ProposalId("p-1"))).isTrue();
        assertThat(grown.length()).isEqualTo(1);
        assertThat(grown.lastAdoptedAt()).isEqualTo(deciding.now);
        assertThat(founded.history().versions(AHospital.limits())).hasSize(1);
    }

    @Test
    void overtakesWhatWasWrittenAgainstTheSameVersion() {
        var other = Deciding.next(founded, "p-2", AHospital.limits(), idle(6)).proposal;
        var first = Deciding.next(founded, "p-3", AHospital.glass(), idle(5));
        var at = first.now.plus(Duration.ofHours(9));
        for (var open : List.of(other, first.proposal)) {
            assertThat(founded.history().isOvertaken(open, at)).isFalse();
        }
        var decided = Deciding.next(founded, "p-1", AHospital.limits(), idle(5)).signs(OWNERS);
        var grown = Deciding.extended(founded.next(decided.adopted())).history();
        assertThat(grown.isOvertaken(other, at)).isTrue();
        assertThat(grown.isOvertaken(first.proposal, at)).isFalse();
        assertThat(Deciding.extended(founded.next(first.signs(OWNERS).adopted()))
                        .history()
                        .isOvertaken(first.proposal, at))
                .isTrue();
    }

    @Test
    void isOpenForAsLongAsItIsWritten() {
        var proposal = Deciding.next(founded, "p-1", AHospital.limits(), idle(5)).proposal;
        var shorter = proposal.openFor(Duration.ofDays(3));
        assertThat(shorter.openUntil()).isEqualTo(proposal.proposedAt().plus(Duration.ofDays(3)));
        assertThat(shorter.openFor(Duration.between(proposal.proposedAt(), proposal.openUntil())))
                .isEqualTo(proposal);
    }

    @Test
    void isRefusedWithoutEnoughSignatures() {
        var two = Deciding.next(founded, "p-1", AHospital.limits(), idle(5)).signs("iam", "security");
        breaks(founded.next(two.adopted()), 1, BreakReason.NOT_DECIDED);
        breaks(
                founded.next(Deciding.next(founded, "p-1", AHospital.limits(), idle(5))
                        .adopted()),
                1,
                BreakReason.NOT_DECIDED);
    }

    @Test
    void isRefusedForEachOtherReasonItsActsGive() {
        says(Deciding.next(founded, "p-1", AHospital.limits(), idle(5)).signs("iam"), "Signatures are missing.");
        says(
                Deciding.next(founded, "p-1", AHospital.limits(), idle(5))
                        .signs(OWNERS)
                        .objects("iam"),
                "An objection stands.");
        says(
                Deciding.next(founded, "p-1", AHospital.limits(), idle(5))
                        .signs(OWNERS)
                        .stops("iam"),
                "It was stopped.");
        says(
                Deciding.next(founded, "p-1", AHospital.limits(), idle(5))
                        .signs(OWNERS)
                        .hoursLater(999),
                "It was adopted after its time.");
        says(
                Deciding.next(founded, "p-1", AHospital.glass(), idle(5))
                        .signs(OWNERS)
                        .objects("security-deputy"),
                "An objection stands, and signatures that it calls for are missing.");
    }

    private void says(Deciding deciding, String why) {
        var step = founded.next(deciding.adopted());
        breaks(step, 1, BreakReason.NOT_DECIDED);
        assertThat(((Broken) step).sentence()).endsWith(why);
    }

    @Test
    void isRefusedBeforeItsLastAct() {
        var deciding = Deciding.next(founded, "p-1", AHospital.limits(), idle(5))
                .signs(OWNERS)
                .hoursLater(-1);
        assertThat(founded.next(deciding.adopted())).isInstanceOf(ChainStep.Extended.class);
        deciding.now = deciding.now.minusMillis(1);
        breaks(founded.next(deciding.adopted()), 1, BreakReason.OUT_OF_ORDER);
    }

    @Test
    void isRefusedBeforeItWasProposed() {
        var deciding =
                Deciding.next(founded, "p-1", AHospital.limits(), idle(5)).signs(OWNERS);
        deciding.now = deciding.proposal.proposedAt().minusMillis(1);
        breaks(founded.next(deciding.adopted()), 1, BreakReason.OUT_OF_ORDER);
    }

    @Test
    void isRefusedWhenItWasOpenForTooLong() {
        breaks(founded.next(openFor(Duration.ofDays(14).plusMillis(1)).adopted()), 1, BreakReason.OPEN_TOO_LONG);
        assertThat(founded.next(openFor(Duration.ofDays(14)).adopted())).isInstanceOf(ChainStep.Extended.class);
    }

    private Deciding openFor(Duration time) {
        var good = Deciding.next(founded, "p-1", AHospital.limits(), idle(5)).proposal;
        var open = new Proposal(
                good.id(),
                good.installation(),
                good.founding(),
                1,
                good.address(),
                good.replacesVersion(),
                good.replacesDigest(),
                good.document(),
                good.reason(),
                good.proposedBy(),
                good.proposedAt(),
                good.proposedAt().plus(time),
                Enactment.REGULAR);
        return new Deciding(AHospital.charter(), AHospital.charter().digest(), open).signs(OWNERS);
    }

    @Test
    void isRefusedForAnotherHospital() {
        var good = Deciding.next(founded, "p-1", AHospital.limits(), idle(5)).proposal;
        breaks(
                adopt(good, new InstallationId("st-elsewhere"), good.founding(), 1),
                1,
                BreakReason.ANOTHER_INSTALLATION);
        breaks(adopt(good, good.installation(), Digest.of(new byte[1]), 1), 1, BreakReason.ANOTHER_FOUNDING);
        breaks(adopt(good, good.installation(), good.founding(), 2), 1, BreakReason.ANOTHER_CHARTER);
    }

    private ChainStep adopt(Proposal good, InstallationId installation, Digest founding, int charterVersion) {
        var other = new Proposal(
                good.id(),
                installation,
                founding,
                charterVersion,
                good.address(),
                good.replacesVersion(),
                good.replacesDigest(),
                good.document(),
                good.reason(),
                good.proposedBy(),
                good.proposedAt(),
                good.openUntil(),
                Enactment.REGULAR);
        return founded.next(new AdoptedDecision(other.bytes(), List.of(), good.proposedAt()));
    }

    @Test
    void isRefusedInAnotherForm() {
        breaks(
                founded.next(new AdoptedDecision(new byte[0], List.of(), AHospital.days(1))),
                1,
                BreakReason.MALFORMED_PROPOSAL);
    }

    @Test
    void isRefusedWhereNobodyMayDecideIt() {
        for (var address : List.of(
                PolicyAddress.forAll(new PolicyKindName("colours")),
                new PolicyAddress(PolicyAddress.CHARTER.kind(), Optional.of(UseCase.MACHINE), Scope.GROUP),
                new PolicyAddress(PolicyAddress.SEAT_SUCCESSION.kind(), Optional.empty(), Scope.site("east")))) {
            var proposal = Deciding.next(founded, "p-1", address, idle(5)).proposal;
            breaks(
                    founded.next(new AdoptedDecision(proposal.bytes(), List.of(), AHospital.days(1))),
                    1,
                    BreakReason.NOBODY_MAY_DECIDE);
        }
    }

    @Test
    void isRefusedWithAnActThatDoesNotCount() {
        var deciding =
                Deciding.next(founded, "p-1", AHospital.limits(), idle(5)).signs(OWNERS);
        var acts = new ArrayList<>(deciding.signed);
        acts.set(1, DecisionKeys.sign(deciding.acts.get(1).statement(), "iam first"));
        breaks(
                founded.next(new AdoptedDecision(deciding.proposal.bytes(), acts, deciding.now)),
                1,
                RefusalReason.UNKNOWN_KEY);
    }
}
