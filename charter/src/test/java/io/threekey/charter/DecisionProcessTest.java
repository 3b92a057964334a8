package io.threekey.charter;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ProposalState.Blocked;
import io.threekey.charter.ProposalState.Escalated;
import io.threekey.charter.ProposalState.Lapsed;
import io.threekey.charter.ProposalState.Open;
import io.threekey.charter.ProposalState.ReadyToAdopt;
import io.threekey.charter.ProposalState.Stopped;
import io.threekey.charter.ProposalState.Undecidable;
import io.threekey.charter.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DecisionProcessTest {

    private static Deciding on(PolicyKindName kind) {
        return on(AHospital.charter(), kind);
    }

    private static Deciding on(Charter charter, PolicyKindName kind) {
        return Deciding.on(
                charter,
                PolicyAddress.forAll(kind),
                Json.object().put("idleMinutes", 5).build());
    }

    private static Charter consulting(Function... consulted) {
        var right = new DecisionRight(
                new DecisionKind("session-timing"),
                Optional.empty(),
                Scope.GROUP,
                new Quorum.From(Function.IAM, 1),
                ObjectionEffect.BLOCKS,
                List.of(consulted),
                Clocks.of(14, 72, 0),
                "IAM decides, others are heard");
        return AHospital.charter(AHospital.seats(), AHospital.kinds(), List.of(right));
    }

    @Nested
    class AProposalWaits {
        @Test
        void forEverySignatureTheRightAsksFor() {
            var deciding = on(AHospital.sessionLimits());
            assertThat(deciding.state()).isInstanceOfSatisfying(Open.class, open -> {
                assertThat(open.missing().needed()).isEqualTo(3);
                assertThat(open.missing().present()).isZero();
            });
            assertThat(deciding.signs("iam", "security").state())
                    .isEqualTo(new Open(new Shortfall(3, 2, List.of(Map.of(Function.CLINICAL_OPERATIONS, 1)))));
        }

        /** midPoint can take silence for approval; Entra lets the first approver decide for all. */
        @Test
        void howeverLongTheOthersAreSilent() {
            var deciding = on(AHospital.sessionLimits()).signs("iam");
            deciding.now = deciding.proposal.openUntil();
            assertThat(deciding.state()).isInstanceOf(Open.class);
            deciding.now = deciding.proposal.openUntil().plusMillis(1);
            assertThat(deciding.state()).isInstanceOf(Lapsed.class);
        }

        @Test
        void evenThoughFunctionsThatDoNotDecideHaveSigned() {
            assertThat(on(AHospital.sessionLimits())
                            .signs("sponsor", "iam", "security")
                            .state())
                    .isInstanceOf(Open.class);
        }
    }

    @Nested
    class AProposalIsReady {
        @Test
        void onceTheLastSignatureIsThere() {
            var deciding = on(AHospital.sessionLimits()).signs("iam", "security", "clinical-operations");
            assertThat(deciding.state()).isEqualTo(new ReadyToAdopt(deciding.acts, Optional.empty()));
        }

        @Test
        void onlyWhileItsSignaturesAreFresh() {
            var deciding =
                    on(AHospital.sessionLimits()).signs("iam").hoursLater(70).signs("security");
            deciding.now = deciding.acts.getFirst().statement().notAfter();
            deciding.accept(deciding.act(ActKind.SIGN, "clinical-operations"));
            deciding.now = deciding.acts.getFirst().statement().notAfter();
            assertThat(deciding.state()).isInstanceOf(ReadyToAdopt.class);
            deciding.now = deciding.now.plusMillis(1);
            assertThat(deciding.state()).isEqualTo(new Open(new Shortfall(3, 2, List.of(Map.of(Function.IAM, 1)))));
            assertThat(deciding.signs("iam").state()).isInstanceOf(ReadyToAdopt.class);
        }

        @Test
        void untilItsTimeIsOver() {
            var deciding = on(AHospital.sessionLimits()).signs("iam", "security", "clinical-operations");
            deciding.now = deciding.proposal.openUntil().plusMillis(1);
            assertThat(deciding.state()).isInstanceOf(Lapsed.class);
        }

        /** JumpServer's users ask that approvers who were skipped can take back what others approved. */
        @Test
        void untilASeatTakesItsSignatureBack() {
            var deciding = on(AHospital.sessionLimits())
                    .signs("iam", "security", "clinical-operations")
                    .withdraws("security");
            assertThat(deciding.state()).isInstanceOf(Open.class);
        }
    }

    /** Design rule 11: deputies sign as deputies, and neither counts twice. */
    @Nested
    class Deputies {
        @Test
        void fillTheirPrincipalsPlace() {
            assertThat(on(AHospital.sessionLimits())
                            .signs("iam-deputy", "security-deputy", "clinical-operations")
                            .state())
                    .isInstanceOf(ReadyToAdopt.class);
        }

        @Test
        void countOnceWithTheirPrincipal() {
            assertThat(on(AHospital.sessionLimits())
                            .signs("iam", "iam-deputy", "security")
                            .state())
                    .isEqualTo(new Open(new Shortfall(3, 2, List.of(Map.of(Function.CLINICAL_OPERATIONS, 1)))));
        }

        @Test
        void stayNamedBesideTheirPrincipal() {
            var deciding = on(AHospital.sessionLimits()).signs("iam", "iam-deputy", "security", "clinical-operations");
            assertThat(deciding.state())
                    .isInstanceOfSatisfying(
                            ReadyToAdopt.class,
                            ready -> assertThat(ready.by())
                                    .map(Signer::of)
                                    .contains(new Signer(
                                            new PersonId("holder-of-iam-deputy"),
                                            "The holder of iam-deputy",
                                            new SeatId("iam-deputy"),
                                            new SeatId("iam"))));
        }

        @Test
        void objectForThemselves() {
            var deciding = on(AHospital.sessionLimits())
                    .signs("iam", "security", "clinical-operations")
                    .objects("iam-deputy");
            assertThat(deciding.state()).isInstanceOf(Blocked.class);
            assertThat(deciding.withdraws("iam-deputy").state()).isInstanceOf(ReadyToAdopt.class);
        }
    }

    /** Design rule 5: an objection has the effect written in the right. */
    @Nested
    class AnObjection {
        @Test
        void blocksWhereTheRightSaysSo() {
            var deciding =
                    on(AHospital.sessionLimits()).signs("iam", "security").objects("clinical-operations");
            assertThat(deciding.state()).isEqualTo(new Blocked(List.of(deciding.acts.getLast())));
        }

        @Test
        void blocksEvenWhatHasAllItsSignatures() {
            var deciding = on(AHospital.sessionLimits())
                    .signs("iam", "security", "clinical-operations")
                    .objects("iam");
            assertThat(deciding.state()).isInstanceOf(Blocked.class);
        }

        @Test
        void standsLongAfterASignatureWouldHaveLapsed() {
            var deciding = on(AHospital.sessionLimits()).objects("security").hoursLater(73);
            assertThat(deciding.state()).isInstanceOf(Blocked.class);
        }

        @Test
        void standsUntilItsSeatWithdrawsIt() {
            var deciding = on(AHospital.sessionLimits())
                    .objects("security")
                    .objects("iam")
                    .withdraws("iam");
            assertThat(deciding.state()).isEqualTo(new Blocked(List.of(deciding.acts.getFirst())));
            assertThat(deciding.withdraws("security").state()).isInstanceOf(Open.class);
        }

        @Test
        void takesThePlaceOfTheSeatsSignature() {
            var deciding =
                    on(AHospital.sessionLimits()).signs("iam").objects("iam").withdraws("iam");
            assertThat(deciding.state())
                    .isInstanceOfSatisfying(
                            Open.class,
                            open -> assertThat(open.missing().present()).isZero());
        }

        @Test
        void escalatesWhereTheRightSaysSo() {
            var deciding = on(AHospital.breakGlass())
                    .signs("iam", "security", "clinical-operations")
                    .objects("security-deputy");
            assertThat(deciding.state())
                    .isEqualTo(new Escalated(
                            List.of(deciding.acts.getLast()),
                            new Shortfall(4, 3, List.of(Map.of(Function.SPONSOR, 1)))));
            assertThat(deciding.signs("sponsor").state()).isInstanceOf(ReadyToAdopt.class);
        }

        @Test
        void neverRemovesASeatByEscalating() {
            var deciding =
                    on(AHospital.breakGlass()).objects("security").signs("iam", "clinical-operations", "sponsor");
            assertThat(deciding.state())
                    .isInstanceOfSatisfying(
                            Escalated.class,
                            escalated -> assertThat(escalated.missing().ways())
                                    .containsExactly(Map.of(Function.SECURITY, 1)));
        }

        @Test
        void isOnlyNotedWhereTheRightSaysSo() {
            var deciding = on(PolicyAddress.SEAT_SUCCESSION.kind()).objects("security");
            assertThat(deciding.state()).isInstanceOf(Open.class);
            assertThat(deciding.signs("iam", "sponsor", "clinical-operations").state())
                    .isInstanceOf(ReadyToAdopt.class);
            assertThat(StandingActs.of(deciding.acts).objections()).hasSize(1);
        }

        @Test
        void hasEffectFromThoseWhoDecideOrAreConsulted() {
            assertThat(on(consulting(), AHospital.sessionLimits())
                            .objects("security")
                            .signs("iam")
                            .state())
                    .isInstanceOf(ReadyToAdopt.class);
            assertThat(on(consulting(Function.SECURITY), AHospital.sessionLimits())
                            .objects("security")
                            .signs("iam")
                            .state())
                    .isInstanceOf(Blocked.class);
            assertThat(on(consulting(), AHospital.sessionLimits())
                            .objects("iam-deputy")
                            .signs("iam")
                            .state())
                    .isInstanceOf(Blocked.class);
        }
    }

    @Nested
    class AProposalEnds {
        @Test
        void whenItIsStopped() {
            var deciding = on(AHospital.sessionLimits())
                    .signs("security", "clinical-operations", "iam")
                    .stops("sponsor");
            assertThat(deciding.state()).isEqualTo(new Stopped(deciding.acts.getLast()));
            deciding.now = deciding.proposal.openUntil().plusMillis(1);
            assertThat(deciding.state()).isInstanceOf(Stopped.class);
        }

        @Test
        void whenTheCharterChangesUnderIt() {
            var deciding = on(AHospital.sessionLimits()).signs("iam", "security", "clinical-operations");
            var now = AHospital.charter();
            var next = new Charter(
                    now.installation(),
                    2,
                    now.sealing(),
                    now.log(),
                    now.calendar(),
                    now.seats(),
                    now.policyKinds(),
                    now.rights(),
                    List.of(),
                    List.of(),
                    List.of());
            assertThat(DecisionProcess.stateOf(next, deciding.proposal, deciding.acts, deciding.now))
                    .isInstanceOf(Undecidable.class);
        }

        /** Design rule 2: the signed charter maps every policy kind; what it does not map cannot be adopted. */
        @Test
        void beforeItBeginsWhereNobodyMayDecideItsKind() {
            var charter = AHospital.charter();
            var colours = PolicyAddress.forAll(new PolicyKindName("colours"));
            var proposal = Deciding.proposal(charter, colours, Json.object().build(), AHospital.days(1));
            assertThat(DecisionProcess.stateOf(charter, proposal, new ArrayList<>(), AHospital.days(1)))
                    .isInstanceOf(Undecidable.class);
        }
    }
}
