package io.threekey.charter;

import static io.threekey.charter.AChain.OWNERS;
import static io.threekey.charter.AChain.breaks;
import static io.threekey.charter.AChain.idle;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ChainStep.Extended;
import io.threekey.charter.ProposalState.Lapsed;
import io.threekey.charter.ProposalState.Open;
import io.threekey.charter.ProposalState.ReadyToAdopt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Failures of other products that their users have reported, each asked of the chain that enforcement obeys. */
class WhatOthersGotWrong {
    private final VerifiedChain founded = Deciding.founded(AHospital.charter());

    private Deciding limits() {
        return Deciding.next(founded, "p-1", AHospital.limits(), idle(5));
    }

    private static Charter with(List<Seat> seats, DecisionRight timing) {
        var rights = new ArrayList<>(AHospital.rights());
        rights.set(0, timing);
        return AHospital.charter(seats, AHospital.kinds(), rights);
    }

    private static Charter withClocks(Clocks clocks) {
        return with(AHospital.seats(), AFullCharter.timing(clocks));
    }

    /** OpenBao: a person in two groups satisfied both factors of a control group. */
    @Nested
    class OnePersonInTwoGroups {
        private final SmallCharter small = SmallCharter.all().stream()
                .filter(charter -> charter.name().startsWith("one person in two domains"))
                .findFirst()
                .orElseThrow();

        @Test
        void fillsOneOfTwoPlaces() {
            var charter = small.charter();
            var twice = new Deciding(charter, charter.digest(), small.proposal(charter))
                    .signs("iam", "clinical-operations");
            assertThat(twice.state()).isInstanceOfSatisfying(Open.class, open -> {
                assertThat(open.missing().needed()).isEqualTo(2);
                assertThat(open.missing().present()).isEqualTo(1);
            });
            assertThat(twice.signs("clinical-operations-deputy").state()).isInstanceOf(ReadyToAdopt.class);
        }

        @Test
        void isNotFoundedAtAll() {
            assertThat(CharterReview.of(small.charter()))
                    .anySatisfy(fault -> assertThat(fault.where()).contains("holder-of-iam"));
        }
    }

    /** OpenBao: a control group that asked for no approval was open. */
    @Nested
    class AQuorumOfNobody {
        @Test
        void isNeitherFoundedNorEverMet() {
            for (var nobody : List.of(
                    new Quorum.AllOf(List.of()),
                    new Quorum.AnyOf(List.of()),
                    new Quorum.AtLeast(0, AHospital.each()),
                    new Quorum.From(Function.IAM, 0))) {
                var charter = with(AHospital.seats(), AHospital.right("session-timing", nobody, ObjectionEffect.NOTED));
                assertThat(CharterReview.of(charter)).isNotEmpty();
                var deciding = Deciding.on(charter, AHospital.limits(), idle(5));
                assertThat(deciding.state()).isInstanceOf(Open.class);
                assertThat(deciding.signs("sponsor", "iam", "security", "clinical-operations")
                                .state())
                        .isInstanceOf(Open.class);
            }
        }

        @Test
        void doesNotComeFromAMissingRight() {
            var colours = PolicyAddress.forAll(new PolicyKindName("colours"));
            var proposal = Deciding.next(founded, "p", colours, idle(5)).proposal;
            breaks(
                    founded.next(new AdoptedDecision(proposal.bytes(), List.of(), proposal.proposedAt())),
                    1,
                    BreakReason.NOBODY_MAY_DECIDE);
        }

        @Test
        void isNotReachedByLeavingTheSignaturesAway() {
            breaks(founded.next(limits().adopted()), 1, BreakReason.NOT_DECIDED);
        }
    }

    /** Entra's recovery compared names: it let in, and kept out, people of the same name. */
    @Nested
    class PeopleOfTheSameName {
        private final List<Seat> namesakes = AHospital.seats().stream()
                .map(seat -> new Seat(
                        seat.id(),
                        seat.function(),
                        seat.rank(),
                        seat.deputisesFor(),
                        seat.holder(),
                        "Andrea Berg",
                        seat.from(),
                        seat.until(),
                        seat.keys()))
                .toList();

        @Test
        void areDifferentPeople() {
            var charter = with(namesakes, AHospital.rights().getFirst());
            var deciding = Deciding.next(Deciding.founded(charter), "p-1", AHospital.limits(), idle(5));
            assertThat(deciding.signs("iam", "security").state()).isInstanceOf(Open.class);
            assertThat(deciding.signs("clinical-operations").state()).isInstanceOf(ReadyToAdopt.class);
        }

        @Test
        void cannotSignForEachOther() {
            var charter = with(namesakes, AHospital.rights().getFirst());
            var deciding = Deciding.next(Deciding.founded(charter), "p-1", AHospital.limits(), idle(5));
            deciding.refuses(
                    DecisionKeys.sign(deciding.statement(ActKind.SIGN, "security"), "iam first"),
                    RefusalReason.UNKNOWN_KEY);
        }
    }

    /** privacyIDEA's four eyes do not check that they belong to two people; elsewhere requesters approved themselves. */
    @Nested
    class WhoProposes {
        @Test
        void hasNotSigned() {
            assertThat(limits().proposal.proposedBy()).isEqualTo(new PersonId("holder-of-iam"));
            assertThat(limits().signs("security", "clinical-operations").state())
                    .isInstanceOf(Open.class);
        }

        @Test
        void fillsNoMoreThanTheOwnPlace() {
            assertThat(limits().signs("iam").state())
                    .isInstanceOfSatisfying(
                            Open.class,
                            open -> assertThat(open.missing().present()).isEqualTo(1));
            limits().refuses(
                            DecisionKeys.sign(limits().statement(ActKind.SIGN, "security"), "iam second"),
                            RefusalReason.UNKNOWN_KEY);
        }
    }

    @Nested
    class ADeputyAndTheOwner {
        @Test
        void areOneSignature() {
            breaks(
                    founded.next(limits().signs("iam", "iam-deputy", "security", "security-deputy")
                            .adopted()),
                    1,
                    BreakReason.NOT_DECIDED);
        }
    }

    @Nested
    class AChangeOfContent {
        @Test
        void leavesNoSignatureBehind() {
            var signed = limits().signs(OWNERS);
            var changed = Deciding.next(founded, "p-1", AHospital.limits(), idle(50));
            assertThat(founded.next(signed.adopted())).isInstanceOf(Extended.class);
            breaks(
                    founded.next(new AdoptedDecision(changed.proposal.bytes(), signed.signed, signed.now)),
                    1,
                    RefusalReason.ANOTHER_PROPOSAL);
        }
    }

    /** midPoint can take silence for approval. */
    @Nested
    class Silence {
        @Test
        void neverConsents() {
            var two = limits().signs("iam", "security");
            two.now = two.proposal.openUntil();
            assertThat(two.state()).isInstanceOf(Open.class);
            breaks(founded.next(two.adopted()), 1, BreakReason.NOT_DECIDED);
            two.now = two.now.plusMillis(1);
            assertThat(two.state()).isInstanceOf(Lapsed.class);
            breaks(founded.next(two.adopted()), 1, BreakReason.NOT_DECIDED);
        }
    }

    @Nested
    class ASignatureThatHasExpired {
        @Test
        void doesNotCountOneMoment() {
            var deciding = limits().signs(OWNERS);
            deciding.now = deciding.acts.getFirst().statement().notAfter();
            assertThat(founded.next(deciding.adopted())).isInstanceOf(Extended.class);
            deciding.now = deciding.now.plusMillis(1);
            breaks(founded.next(deciding.adopted()), 1, BreakReason.NOT_DECIDED);
        }

        @Test
        void cannotBeMadeToLastLonger() {
            var deciding = limits();
            deciding.refuses(
                    deciding.act(
                            ActKind.SIGN,
                            "iam",
                            good -> new StatementChange(good)
                                    .notAfter(good.notAfter().plusMillis(1))
                                    .made()),
                    RefusalReason.NOT_FRESH);
        }
    }

    @Nested
    class AnEscalation {
        @Test
        void lowersNoQuorum() {
            var deciding = Deciding.next(founded, "p-1", AHospital.glass(), idle(5))
                    .objects("security")
                    .signs("iam", "clinical-operations", "sponsor");
            breaks(founded.next(deciding.adopted()), 1, BreakReason.NOT_DECIDED);
            deciding.withdraws("security").signs("security").objects("iam-deputy");
            assertThat(founded.next(deciding.adopted())).isInstanceOf(Extended.class);
        }
    }

    /** Entra's privileged access: the first approver decides for all. */
    @Nested
    class TheFirstOfSeveral {
        @Test
        void decidesNothingAlone() {
            for (var first : OWNERS) {
                breaks(founded.next(limits().signs(first).adopted()), 1, BreakReason.NOT_DECIDED);
            }
        }

        @Test
        void doesNotShutOutAnObjectionAfterIt() {
            breaks(
                    founded.next(
                            limits().signs(OWNERS).objects("security-deputy").adopted()),
                    1,
                    BreakReason.NOT_DECIDED);
        }
    }

    /** Teleport: the time granted ran from the request, so that a slow approval granted little. */
    @Nested
    class TheClockOfWhatIsGranted {
        private final VerifiedChain timed = Deciding.founded(withClocks(new Clocks(14, 72, 60, 0, 10, 0)));

        @Test
        void startsWithTheAdoption() {
            var deciding = Deciding.next(timed, "p-1", AHospital.limits(), idle(5))
                    .hoursLater(6 * 24)
                    .signs(OWNERS);
            var version = Deciding.extended(timed.next(deciding.adopted()))
                    .history()
                    .latest(AHospital.limits())
                    .orElseThrow();
            assertThat(version.effectiveAt()).isEqualTo(deciding.now.plus(Duration.ofHours(1)));
            assertThat(version.until().orElseThrow())
                    .isBetween(deciding.now.plus(Duration.ofDays(10)), deciding.now.plus(Duration.ofDays(14)));
        }

        @Test
        void isNotTheSignaturesClock() {
            var late = Deciding.next(timed, "p-1", AHospital.limits(), idle(5)).hoursLater(6 * 24);
            assertThat(late.statement(ActKind.SIGN, "iam").notAfter()).isEqualTo(late.now.plus(Duration.ofHours(72)));
            late.accepts(late.act(ActKind.SIGN, "iam"));
        }
    }

    /** Teleport: what was granted is gone from the list once it has expired. */
    @Nested
    class WhatHasExpired {
        @Test
        void isToldByTheHistoryWithAllWhoSignedIt() {
            var timed = Deciding.founded(withClocks(new Clocks(14, 72, 0, 0, 10, 0)));
            var deciding =
                    Deciding.next(timed, "p-1", AHospital.limits(), idle(5)).signs(OWNERS);
            var history = Deciding.extended(timed.next(deciding.adopted())).history();
            var later = deciding.now.plus(Duration.ofDays(400));

            assertThat(history.policyAt(AHospital.limits(), later).orElseThrow().version())
                    .isEqualTo(1);
            assertThat(history.versions(AHospital.limits())).hasSize(2);
            assertThat(history.versions(AHospital.limits()).getLast().signers()).hasSize(3);
            assertThat(history.policyAt(AHospital.limits(), deciding.now)
                            .orElseThrow()
                            .version())
                    .isEqualTo(2);
        }
    }

    /** Teleport's users ask who approved each item; deputies and those they stood for are both kept. */
    @Nested
    class WhoApproved {
        @Test
        void isNamedInTheVersion() {
            var deciding = limits().signs("iam", "security-deputy", "clinical-operations");
            var version = Deciding.extended(founded.next(deciding.adopted()))
                    .history()
                    .latest(AHospital.limits())
                    .orElseThrow();
            assertThat(version.signers())
                    .extracting(Signer::holderName)
                    .containsExactly(
                            "The holder of iam", "The holder of security-deputy", "The holder of clinical-operations");
            assertThat(version.signers())
                    .extracting(Signer::onBehalfOf)
                    .containsExactly(new SeatId("iam"), new SeatId("security"), new SeatId("clinical-operations"));
        }
    }
}
