package io.threekey.server.governance;

import static io.threekey.server.governance.AFoundedHospital.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ActKind;
import io.threekey.charter.ProposalId;
import io.threekey.charter.UseCase;
import io.threekey.server.frame.Refusal;
import io.threekey.server.ledger.LedgerAlarm;
import io.threekey.server.ledger.LedgerAllClear;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody with SQL on the live database while a proposal is still being decided. */
class OpenProposalTamperingTests {

    static final Refusal ALTERED = Refusal.of("governance.altered");
    static final Refusal NOT_OPEN = Refusal.of("governance.not-open");
    static final Refusal STOPPED = Refusal.of("governance.in-doubt");

    static Node node;
    static AFoundedHospital hospital;
    static int minutes = 100;

    ProposalId proposal;

    @BeforeAll
    static void found() {
        node = Node.founded();
        hospital = node.hospital();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void propose() {
        node.clock.advance(Duration.ofMinutes(1));
        proposal = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, limits(10, ++minutes));
    }

    void assertNobodyCanSign(Refusal why) {
        assertThat(hospital.security().wantsTo(proposal, ActKind.SIGN, Optional.empty()))
                .isEqualTo(new DecisionDesk.Drafting.Refused(why));
    }

    @Nested
    class Deleting {

        @Test
        void anObjectionLeavesAProposalThatNobodyCanDecide() {
            hospital.iam().signs(proposal);
            hospital.clinicalOperations().signs(proposal);
            hospital.security().objects(proposal, "Not like this.");

            node.intruder.runs("delete from governance_act where proposal = ? and position = 2", proposal.value());

            assertNobodyCanSign(ALTERED);
        }

        @Test
        void aWithdrawalDoesNotBringTheSignatureBack() {
            hospital.clinicalOperations().signs(proposal);
            hospital.clinicalOperations().withdraws(proposal);
            hospital.iam().signs(proposal);
            var last = hospital.security().sealed(hospital.security().draftsSignature(proposal));

            node.intruder.runs("delete from governance_act where proposal = ? and position = 1", proposal.value());

            assertThat(hospital.security().gives(proposal, last)).isEqualTo(new DecisionDesk.Giving.Refused(ALTERED));
        }

        @Test
        void theProposalIsNoticedByWhoeverWantsToSign() {
            node.intruder.runs("delete from governance_proposal where id = ?", proposal.value());

            assertNobodyCanSign(NOT_OPEN);
        }
    }

    @Nested
    class ChangingTheContent {

        private void changesTheDocument() {
            node.intruder.runs(
                    "update governance_proposal set bytes ="
                            + " convert_to(replace(convert_from(bytes, 'UTF8'), '\"idleMinutes\":10', '\"idleMinutes\":60'), 'UTF8')"
                            + " where id = ?",
                    proposal.value());
        }

        @Test
        void voidsTheSignaturesGiven() {
            hospital.iam().signs(proposal);
            hospital.clinicalOperations().signs(proposal);
            var last = hospital.security().sealed(hospital.security().draftsSignature(proposal));

            changesTheDocument();

            assertThat(hospital.security().gives(proposal, last)).isEqualTo(new DecisionDesk.Giving.Refused(ALTERED));
        }

        @Test
        void isNeverReadAsTheProposal() {
            hospital.iam().signs(proposal);
            var genuine = hospital.caseOf(proposal);

            changesTheDocument();

            var one = hospital.caseOf(proposal);
            assertThat(one.isAltered()).isTrue();
            assertThat(one.isOpen()).isFalse();
            assertThat(one.proposal()).isEqualTo(genuine.proposal());
            assertThat(one.acts()).isEqualTo(genuine.acts());
        }

        @Test
        void endsWithWhatWasThereBefore() {
            changesTheDocument();
            node.intruder.runs(
                    "update governance_proposal set bytes ="
                            + " convert_to(replace(convert_from(bytes, 'UTF8'), '\"idleMinutes\":60', '\"idleMinutes\":10'), 'UTF8')"
                            + " where id = ?",
                    proposal.value());

            assertThat(hospital.caseOf(proposal).isOpen()).isTrue();
        }

        @Test
        void beforeAnybodySignedIsNoticedToo() {
            changesTheDocument();

            assertNobodyCanSign(ALTERED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "x", "{}", "[]"})
        void toWhatIsNoProposalDoesNotHideIt(String bytes) {
            var other = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, limits(11, minutes));
            node.intruder.runs(
                    "update governance_proposal set bytes = convert_to(?, 'UTF8') where id = ?",
                    bytes,
                    proposal.value());

            assertNobodyCanSign(ALTERED);
            assertThat(node.get(CaseFile.class).latest(50).stream()
                            .map(one -> one.proposal().id()))
                    .contains(other, proposal);
        }
    }

    @Nested
    class Inventing {

        @Test
        void aProposalThatNobodyMadeGetsNoSignature() {
            node.intruder.runs("""
                    insert into governance_proposal
                    select 'p-invented', convert_to(replace(replace(convert_from(bytes, 'UTF8'), ?, 'p-invented'),
                        '"idleMinutes":10', '"idleMinutes":60'), 'UTF8'), made_at
                    from governance_proposal where id = ?""", proposal.value(), proposal.value());
            proposal = new ProposalId("p-invented");

            assertThat(node.get(CaseFile.class).find(proposal)).isEmpty();
            assertNobodyCanSign(NOT_OPEN);
        }

        @Test
        void aSecondFileOfAProposalIsNoProposal() {
            node.intruder.runs(
                    "insert into governance_proposal select 'p-copy', bytes, made_at from governance_proposal where id = ?",
                    proposal.value());
            proposal = new ProposalId("p-copy");

            assertNobodyCanSign(NOT_OPEN);
        }

        @Test
        void aSignatureThatNobodyGaveStopsTheProposal() {
            hospital.iam().signs(proposal);
            node.intruder.runs("""
                    insert into governance_act
                    select proposal, 1, statement, credential, authenticator_data, client_data, signature
                    from governance_act where proposal = ?""", proposal.value());

            assertThat(hospital.caseOf(proposal).acts()).hasSize(1);
            assertNobodyCanSign(ALTERED);
        }

        @Test
        void aSignatureTakenFromAnotherProposalStopsTheProposal() {
            var other = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, limits(12, minutes));
            hospital.clinicalOperations().signs(other);
            node.intruder.runs("""
                    insert into governance_act
                    select ?, 0, statement, credential, authenticator_data, client_data, signature
                    from governance_act where proposal = ?""", proposal.value(), other.value());

            assertThat(hospital.caseOf(proposal).acts()).isEmpty();
            assertNobodyCanSign(ALTERED);
        }
    }

    @Nested
    class WhileTheLedgerHasLostSomething {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ledger.rolled-back",
                    "ledger.altered",
                    "ledger.lost-entry",
                    "ledger.memory-altered",
                    "ledger.unwatched"
                })
        void nothingIsDecidedUntilThatIsSettled(String alarm) {
            hospital.iam().signs(proposal);
            var next = hospital.security().sealed(hospital.security().draftsSignature(proposal));

            node.hears(new LedgerAlarm(alarm, List.of("7")));

            assertNobodyCanSign(STOPPED);
            assertThat(hospital.security().gives(proposal, next)).isEqualTo(new DecisionDesk.Giving.Refused(STOPPED));

            node.hears(new LedgerAllClear(alarm));

            assertThat(hospital.security().gives(proposal, next)).isEqualTo(new DecisionDesk.Giving.Recorded(false));
        }

        @Test
        void aForgedEntryThatWasSetAsideStopsNobody() {
            node.hears(new LedgerAlarm("ledger.forged-entry", List.of("1")));

            assertThat(hospital.security().signs(proposal)).isEqualTo(new DecisionDesk.Giving.Recorded(false));
            node.hears(new LedgerAllClear("ledger.forged-entry"));
        }
    }
}
