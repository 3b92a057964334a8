package io.threekey.charter;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ChainVerdict.Verified;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChainVerificationTest {
    private static final PolicyAddress LIMITS = PolicyAddress.forAll(AHospital.SESSION_LIMITS);
    private static final PolicyAddress GLASS = PolicyAddress.forAll(AHospital.BREAK_GLASS);
    private static final Charter CHARTER = AHospital.charter();
    private static final FoundingRecord FOUNDING = Deciding.founding(CHARTER);
    private static final String[] THREE = {"iam", "security", "clinical-operations"};

    private final VerifiedChain founded = Deciding.extended(VerifiedChain.found(FOUNDING));

    private static JsonObject idle(int minutes) {
        return Json.object().put("idleMinutes", minutes).build();
    }

    private static void breaks(ChainStep step, int position, BreakReason reason) {
        assertThat(step).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.position()).isEqualTo(position);
            assertThat(broken.reason()).isEqualTo(reason);
            assertThat(broken.sentence()).startsWith(reason.sentence());
        });
    }

    private static void breaks(ChainStep step, int position, RefusalReason reason) {
        breaks(step, position, BreakReason.BAD_ACT);
        assertThat(((Broken) step).refusal()).contains(reason);
        assertThat(((Broken) step).sentence()).endsWith(reason.sentence());
    }

    @Nested
    class AFounding {
        @Test
        void isSignedByTheSponsorAndTheThreeOwners() {
            assertThat(ChainVerification.verify(FOUNDING, List.of()))
                    .isInstanceOfSatisfying(Verified.class, verified -> {
                        var history = verified.history();
                        assertThat(history.fingerprint()).isEqualTo(new Fingerprint(CHARTER.digest()));
                        assertThat(history.charterInForce(FOUNDING.foundedAt())).isEqualTo(CHARTER);
                        assertThat(history.latestCharter()).isEqualTo(CHARTER);
                    });
            assertThat(founded.length()).isZero();
            assertThat(founded.founding()).isEqualTo(CHARTER.digest());
            assertThat(founded.lastAdoptedAt()).isEqualTo(FOUNDING.foundedAt());
        }

        @Test
        void mayAlsoBeSignedByDeputies() {
            var all = List.of("sponsor", "sponsor-deputy", "iam", "clinical-operations", "security");
            assertThat(VerifiedChain.found(Deciding.founding(CHARTER, all))).isInstanceOf(ChainStep.Extended.class);
        }

        @Test
        void bringsItsPoliciesIntoForce() {
            var first = founded.history().policyAt(LIMITS, FOUNDING.foundedAt()).orElseThrow();
            assertThat(first.version()).isEqualTo(1);
            assertThat(first.document()).isEqualTo(idle(10));
            assertThat(first.proposalDigest()).isEqualTo(CHARTER.digest());
            assertThat(first.signers())
                    .extracting(signer -> signer.seat().value())
                    .containsExactly("sponsor", "iam", "clinical-operations", "security");
            assertThat(founded.history().addresses()).containsExactly(LIMITS);
            assertThat(founded.history().policyAt(LIMITS, FOUNDING.foundedAt().minusMillis(1)))
                    .isEmpty();
            assertThat(founded.history()
                            .latest(PolicyAddress.CHARTER)
                            .orElseThrow()
                            .digest())
                    .isEqualTo(CHARTER.digest());
        }

        @Test
        void isRefusedWithoutAnyOneOfThem() {
            var owners = List.of("sponsor", "iam", "clinical-operations", "security");
            for (var absent : owners) {
                var present =
                        owners.stream().filter(owner -> !owner.equals(absent)).toList();
                breaks(VerifiedChain.found(Deciding.founding(CHARTER, present)), 0, BreakReason.FOUNDING_NOT_SIGNED);
            }
            breaks(VerifiedChain.found(Deciding.founding(CHARTER, List.of())), 0, BreakReason.FOUNDING_NOT_SIGNED);
        }

        @Test
        void isRefusedWithADeputyInAnOwnersPlace() {
            var seats = List.of("sponsor-deputy", "iam", "clinical-operations", "security");
            breaks(VerifiedChain.found(Deciding.founding(CHARTER, seats)), 0, BreakReason.FOUNDING_NOT_SIGNED);
        }

        @Test
        void isRefusedOutsideTheTimeOfItsSignatures() {
            breaks(foundedAt(FOUNDING, Duration.ofHours(-2)), 0, BreakReason.OUT_OF_ORDER);
            breaks(foundedAt(FOUNDING, Duration.ofHours(2)), 0, BreakReason.FOUNDING_NOT_SIGNED);
            assertThat(foundedAt(FOUNDING, Duration.ofHours(1))).isInstanceOf(ChainStep.Extended.class);
            assertThat(foundedAt(FOUNDING, Duration.ofHours(-1))).isInstanceOf(ChainStep.Extended.class);
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
            breaks(
                    VerifiedChain.found(new FoundingRecord(new byte[0], List.of(), AHospital.FOUNDED)),
                    0,
                    BreakReason.FAULTY_FOUNDING);
        }

        @Test
        void isRefusedWithALaterCharter() {
            var second = version(2, CHARTER.seats(), CHARTER.rights());
            breaks(
                    VerifiedChain.found(new FoundingRecord(second.bytes(), FOUNDING.acts(), FOUNDING.foundedAt())),
                    0,
                    BreakReason.FAULTY_FOUNDING);
        }

        @Test
        void isRefusedWithSignaturesOfAnotherFounding() {
            var other = AHospital.charter(
                    AHospital.seats(), AHospital.kinds(), AHospital.rights().reversed());
            breaks(
                    VerifiedChain.found(new FoundingRecord(other.bytes(), FOUNDING.acts(), FOUNDING.foundedAt())),
                    0,
                    RefusalReason.ANOTHER_FOUNDING);
        }

        @Test
        void isRefusedWithAnythingButSignaturesGivenBeforeTheFirstEntry() {
            var good = Deciding.foundingStatement(CHARTER, "sponsor", List.of());
            var later = new CheckpointSeen(
                    CHARTER.log().origin(), 1, good.checkpoint().root());
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
                    CHARTER.bytes(), List.of(DecisionKeys.sign(statement, "sponsor first")), FOUNDING.foundedAt()));
        }

        /** A whole chain under an attacker's own keys holds in itself; the pinned fingerprint tells it apart. */
        @Test
        void isToldFromAnAttackersByItsFingerprintOnly() {
            var seats = AHospital.seats().stream()
                    .map(seat -> CharterReviewTest.withKeys(
                            seat,
                            List.of(DecisionKeys.key(seat.id() + " second"), DecisionKeys.key(seat.id() + " first"))))
                    .toList();
            var attackers = AHospital.charter(seats, AHospital.kinds(), AHospital.rights());
            var chain = Deciding.founded(attackers);
            assertThat(chain.history().fingerprint())
                    .isNotEqualTo(founded.history().fingerprint());
        }
    }

    @Nested
    class ADecision {
        @Test
        void bringsThePolicyIntoForce() {
            var deciding = Deciding.next(founded, "p-1", LIMITS, idle(5))
                    .signs("iam", "security-deputy", "clinical-operations");
            var grown = Deciding.extended(founded.next(deciding.adopted()));
            var version = grown.history().latest(LIMITS).orElseThrow();

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
                            "iam for iam",
                            "security-deputy for security",
                            "clinical-operations for clinical-operations");
            assertThat(grown.history().versions(LIMITS)).hasSize(2);
            assertThat(grown.history().policyAt(LIMITS, deciding.now).orElseThrow())
                    .isEqualTo(version);
            assertThat(grown.history()
                            .policyAt(LIMITS, deciding.now.minusMillis(1))
                            .orElseThrow()
                            .version())
                    .isEqualTo(1);
            assertThat(grown.history().adopted(new ProposalId("p-1"))).isTrue();
            assertThat(grown.length()).isEqualTo(1);
            assertThat(grown.lastAdoptedAt()).isEqualTo(deciding.now);
            assertThat(founded.history().versions(LIMITS)).hasSize(1);
        }

        @Test
        void isRefusedWithoutEnoughSignatures() {
            var two = Deciding.next(founded, "p-1", LIMITS, idle(5)).signs("iam", "security");
            breaks(founded.next(two.adopted()), 1, BreakReason.NOT_DECIDED);
            breaks(founded.next(Deciding.next(founded, "p-1", LIMITS, idle(5)).adopted()), 1, BreakReason.NOT_DECIDED);
        }

        @Test
        void isRefusedForEachOtherReasonItsActsGive() {
            says(Deciding.next(founded, "p-1", LIMITS, idle(5)).signs("iam"), "Signatures are missing.");
            says(Deciding.next(founded, "p-1", LIMITS, idle(5)).signs(THREE).objects("iam"), "An objection stands.");
            says(Deciding.next(founded, "p-1", LIMITS, idle(5)).signs(THREE).stops("iam"), "It was stopped.");
            says(
                    Deciding.next(founded, "p-1", LIMITS, idle(5)).signs(THREE).hoursLater(999),
                    "It was adopted after its time.");
            says(
                    Deciding.next(founded, "p-1", GLASS, idle(5)).signs(THREE).objects("security-deputy"),
                    "An objection stands, and the sponsor's signature is missing.");
        }

        private void says(Deciding deciding, String why) {
            var step = founded.next(deciding.adopted());
            breaks(step, 1, BreakReason.NOT_DECIDED);
            assertThat(((Broken) step).sentence()).endsWith(why);
        }

        @Test
        void isRefusedBeforeItsLastAct() {
            var deciding =
                    Deciding.next(founded, "p-1", LIMITS, idle(5)).signs(THREE).hoursLater(-1);
            assertThat(founded.next(deciding.adopted())).isInstanceOf(ChainStep.Extended.class);
            deciding.now = deciding.now.minusMillis(1);
            breaks(founded.next(deciding.adopted()), 1, BreakReason.OUT_OF_ORDER);
        }

        @Test
        void isRefusedBeforeItWasProposed() {
            var deciding = Deciding.next(founded, "p-1", LIMITS, idle(5)).signs(THREE);
            deciding.now = deciding.proposal.proposedAt().minusMillis(1);
            breaks(founded.next(deciding.adopted()), 1, BreakReason.OUT_OF_ORDER);
        }

        @Test
        void isRefusedWhenItWasOpenForTooLong() {
            breaks(founded.next(openFor(Duration.ofDays(14).plusMillis(1)).adopted()), 1, BreakReason.OPEN_TOO_LONG);
            assertThat(founded.next(openFor(Duration.ofDays(14)).adopted())).isInstanceOf(ChainStep.Extended.class);
        }

        private Deciding openFor(Duration time) {
            var good = Deciding.next(founded, "p-1", LIMITS, idle(5)).proposal;
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
                    good.proposedAt().plus(time));
            return new Deciding(CHARTER, CHARTER.digest(), open).signs(THREE);
        }

        @Test
        void isRefusedForAnotherHospital() {
            var good = Deciding.next(founded, "p-1", LIMITS, idle(5)).proposal;
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
                    good.openUntil());
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
            var deciding = Deciding.next(founded, "p-1", LIMITS, idle(5)).signs(THREE);
            var acts = new ArrayList<>(deciding.signed);
            acts.set(1, DecisionKeys.sign(deciding.acts.get(1).statement(), "iam first"));
            breaks(
                    founded.next(new AdoptedDecision(deciding.proposal.bytes(), acts, deciding.now)),
                    1,
                    RefusalReason.UNKNOWN_KEY);
        }
    }

    @Nested
    class AChainOfDecisions {
        private final List<AdoptedDecision> decisions = new ArrayList<>();

        @BeforeEach
        void threeDecisions() {
            var chain = founded;
            for (var decided : List.of(LIMITS, GLASS, LIMITS)) {
                var deciding = Deciding.next(chain, "p-" + decisions.size(), decided, idle(9 - decisions.size()))
                        .signs(THREE);
                decisions.add(deciding.adopted());
                chain = Deciding.extended(chain.next(deciding.adopted()));
            }
        }

        private void breaksAt(int position, BreakReason reason) {
            assertThat(ChainVerification.verify(FOUNDING, decisions)).isInstanceOfSatisfying(Broken.class, broken -> {
                assertThat(broken.position()).isEqualTo(position);
                assertThat(broken.reason()).isEqualTo(reason);
            });
        }

        @Test
        void holds() {
            assertThat(ChainVerification.verify(FOUNDING, decisions))
                    .isInstanceOfSatisfying(Verified.class, verified -> {
                        assertThat(verified.history().versions(LIMITS))
                                .extracting(PolicyVersion::version)
                                .containsExactly(1, 2, 3);
                        assertThat(verified.history().versions(GLASS))
                                .extracting(PolicyVersion::version)
                                .containsExactly(1);
                        assertThat(verified.history().addresses()).containsExactlyInAnyOrder(LIMITS, GLASS);
                    });
        }

        /** privacyIDEA signs single rows, so that a deleted one is missed by nobody. */
        @Test
        void missesADroppedDecision() {
            decisions.removeFirst();
            breaksAt(2, BreakReason.REPLACES_ANOTHER_VERSION);
        }

        @Test
        void refusesSwappedDecisions() {
            Collections.swap(decisions, 0, 1);
            breaksAt(2, BreakReason.OUT_OF_ORDER);
            Collections.swap(decisions, 0, 1);
            Collections.swap(decisions, 0, 2);
            breaksAt(1, BreakReason.REPLACES_ANOTHER_VERSION);
        }

        @Test
        void refusesAnOldDecisionReplayedAsNew() {
            var old = decisions.getFirst();
            decisions.add(old);
            breaksAt(4, BreakReason.REPLAYED);
            decisions.set(
                    3,
                    new AdoptedDecision(
                            old.proposal(), old.acts(), decisions.get(2).adoptedAt()));
            breaksAt(4, BreakReason.REPLAYED);
        }

        @Test
        void refusesTheSameDecisionTwiceInARow() {
            decisions.add(1, decisions.getFirst());
            breaksAt(2, BreakReason.REPLAYED);
        }

        @Test
        void saysWhereItBreaksFirst() {
            var second = decisions.get(1);
            decisions.set(
                    1, new AdoptedDecision(second.proposal(), second.acts().subList(0, 2), second.adoptedAt()));
            decisions.removeLast();
            decisions.addLast(decisions.getFirst());
            breaksAt(2, BreakReason.NOT_DECIDED);
        }

        @Test
        void refusesActsOfAnotherDecision() {
            var first = decisions.getFirst();
            decisions.set(
                    0, new AdoptedDecision(first.proposal(), decisions.get(1).acts(), first.adoptedAt()));
            breaksAt(1, BreakReason.BAD_ACT);
        }
    }

    static Charter version(int version, List<Seat> seats, List<DecisionRight> rights) {
        return new Charter(
                CHARTER.installation(),
                version,
                CHARTER.sealing(),
                CHARTER.log(),
                seats,
                CHARTER.policyKinds(),
                rights,
                List.of());
    }
}
