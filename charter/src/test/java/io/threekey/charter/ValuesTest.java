package io.threekey.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ValuesTest {

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (var index = 0; index < values.length; index++) {
            bytes[index] = (byte) values[index];
        }
        return bytes;
    }

    @Nested
    class AKey {
        private final DecisionKey key = new DecisionKey(bytes(1), bytes(2), KeyAlgorithm.ES256, "model", "label");

        @Test
        void isEqualByItsContent() {
            var same = new DecisionKey(bytes(1), bytes(2), KeyAlgorithm.ES256, "model", "label");
            assertThat(key).isEqualTo(same).hasSameHashCodeAs(same).hasToString(same.toString());
            assertThat(key.toString()).contains("label");
            for (var other : List.of(
                    new DecisionKey(bytes(9), bytes(2), KeyAlgorithm.ES256, "model", "label"),
                    new DecisionKey(bytes(1), bytes(9), KeyAlgorithm.ES256, "model", "label"),
                    new DecisionKey(bytes(1), bytes(2), KeyAlgorithm.EDDSA, "model", "label"),
                    new DecisionKey(bytes(1), bytes(2), KeyAlgorithm.ES256, "other", "label"),
                    new DecisionKey(bytes(1), bytes(2), KeyAlgorithm.ES256, "model", "other"))) {
                assertThat(key).isNotEqualTo(other);
            }
            assertThat(key.hashCode())
                    .isNotEqualTo(new DecisionKey(bytes(9), bytes(2), KeyAlgorithm.ES256, "model", "label").hashCode());
        }

        @Test
        void cannotBeChangedFromOutside() {
            var id = bytes(1);
            var publicKey = bytes(2);
            var own = new DecisionKey(id, publicKey, KeyAlgorithm.ES256, "model", "label");
            id[0] = 9;
            publicKey[0] = 9;
            own.credentialId()[0] = 9;
            own.publicKey()[0] = 9;
            assertThat(own).isEqualTo(key);
        }
    }

    @Nested
    class WhatPeopleRead {
        @Test
        void isNeverBlank() {
            var seat = AHospital.owner(Function.IAM);
            assertThatThrownBy(() -> new Seat(
                            seat.id(),
                            seat.function(),
                            seat.rank(),
                            seat.deputisesFor(),
                            seat.holder(),
                            " ",
                            seat.from(),
                            seat.until(),
                            seat.keys()))
                    .hasMessage("name of the holder of seat iam is blank");
            var right = AHospital.rights().getFirst();
            assertThatThrownBy(() -> new DecisionRight(
                            right.decision(),
                            right.useCase(),
                            right.scope(),
                            right.quorum(),
                            right.objection(),
                            right.consulted(),
                            Clocks.of(right.openDays(), right.signatureFreshHours(), right.delayMinutes()),
                            ""))
                    .hasMessage("reason of the right to decide " + right.decision() + " is blank");
            var proposal = Deciding.on(AHospital.charter(), AHospital.limits(), AChain.idle(5)).proposal;
            assertThatThrownBy(() -> new Proposal(
                            proposal.id(),
                            proposal.installation(),
                            proposal.founding(),
                            proposal.charterVersion(),
                            proposal.address(),
                            proposal.replacesVersion(),
                            proposal.replacesDigest(),
                            proposal.document(),
                            " ",
                            proposal.proposedBy(),
                            proposal.proposedAt(),
                            proposal.openUntil(),
                            Enactment.REGULAR))
                    .hasMessage("reason of proposal p-first is blank");
        }
    }

    @Nested
    class AnAssertion {
        private final Assertion assertion = new Assertion(bytes(1), bytes(2), bytes(3), bytes(4));

        @Test
        void isEqualByItsContent() {
            var same = new Assertion(bytes(1), bytes(2), bytes(3), bytes(4));
            assertThat(assertion).isEqualTo(same).hasSameHashCodeAs(same);
            assertThat(assertion)
                    .isNotEqualTo(new Assertion(bytes(9), bytes(2), bytes(3), bytes(4)))
                    .isNotEqualTo(new Assertion(bytes(1), bytes(9), bytes(3), bytes(4)))
                    .isNotEqualTo(new Assertion(bytes(1), bytes(2), bytes(9), bytes(4)))
                    .isNotEqualTo(new Assertion(bytes(1), bytes(2), bytes(3), bytes(9)))
                    .isNotEqualTo(1);
            assertThat(assertion.hashCode())
                    .isNotEqualTo(new Assertion(bytes(1), bytes(2), bytes(3), bytes(9)).hashCode());
        }

        @Test
        void makesASignedActWithItsStatement() {
            var act = new SignedAct(bytes(5), assertion);
            var same = new SignedAct(bytes(5), new Assertion(bytes(1), bytes(2), bytes(3), bytes(4)));
            assertThat(act).isEqualTo(same).hasSameHashCodeAs(same);
            assertThat(act)
                    .isNotEqualTo(new SignedAct(bytes(6), assertion))
                    .isNotEqualTo(new SignedAct(bytes(5), new Assertion(bytes(), bytes(), bytes(), bytes())))
                    .isNotEqualTo(1);
            assertThat(act.hashCode()).isNotEqualTo(new SignedAct(bytes(6), assertion).hashCode());
            assertThat(act.digest()).isEqualTo(Digest.of(bytes(5)));
        }
    }

    @Nested
    class AnAct {
        @Test
        void isTheSameWhereItsStatementIs() {
            var deciding = Deciding.on(
                    AHospital.charter(),
                    PolicyAddress.forAll(AHospital.sessionLimits()),
                    Json.object().build());
            var statement = deciding.statement(ActKind.SIGN, "iam");
            var seat = AHospital.owner(Function.IAM);
            var act = new Act(statement, statement.digest(), seat);
            var same = new Act(statement, statement.digest(), seat);
            assertThat(act).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(1);
            assertThat(act).isNotEqualTo(new Act(statement, Digest.of(bytes(1)), seat));
            assertThat(act.hashCode()).isNotEqualTo(new Act(statement, Digest.of(bytes(1)), seat).hashCode());
        }
    }

    @Nested
    class Names {
        @Test
        void areShownAsTheyAreWritten() {
            assertThat(List.of(
                            new PersonId("p.1@ward").toString(),
                            new InstallationId("st-anna").toString(),
                            new ProposalId("p-1").toString(),
                            new SeatId("iam").toString(),
                            new DecisionKind("session-timing").toString(),
                            new PolicyKindName("session-limits").toString(),
                            Scope.site("east").toString()))
                    .containsExactly(
                            "p.1@ward", "st-anna", "p-1", "iam", "session-timing", "session-limits", "site:east");
            assertThat(new Fingerprint(Digest.of(bytes()))).hasToString(new Fingerprint(Digest.of(bytes())).grouped());
        }

        @Test
        void ofInstallationsAndKindsAreChecked() {
            assertThatThrownBy(() -> new InstallationId("a b")).hasMessageContaining("installation");
            assertThatThrownBy(() -> new ProposalId("")).hasMessageContaining("proposal");
            assertThatThrownBy(() -> new DecisionKind("a--b")).hasMessageContaining("decision kind");
            assertThatThrownBy(() -> new PolicyKindName("-a")).hasMessageContaining("policy kind");
        }

        @Test
        void ofTheGroupAndOfASiteDiffer() {
            assertThat(Scope.GROUP.isGroup()).isTrue();
            assertThat(Scope.site("east").isGroup()).isFalse();
        }

        @Test
        void thatAreBlankAreRefused() {
            assertThatThrownBy(() -> new LogIdentity(" ", "key")).hasMessageContaining("origin of the ledger");
            assertThatThrownBy(() -> new LogIdentity("log", "")).hasMessageContaining("verifier key");
            assertThatThrownBy(() -> new SealingRules("", List.of(), List.of(), List.of()))
                    .hasMessageContaining("relying party");
            assertThatThrownBy(() -> new DecisionKey(bytes(1), bytes(1), KeyAlgorithm.ES256, "m", " "))
                    .hasMessageContaining("label");
            assertThatThrownBy(() -> CheckpointSeen.empty("")).hasMessageContaining("origin of the checkpoint");
            assertThatThrownBy(() -> new CheckpointSeen("log", -1, Digest.of(bytes())))
                    .hasMessageContaining("-1 entries");
        }
    }

    @Nested
    class EveryWord {
        @Test
        void isReadBackAsItIsWritten() {
            assertThat(Arrays.stream(Function.values()).map(Function::code).map(Function::ofCode))
                    .containsExactly(Function.values());
            assertThat(Arrays.stream(Rank.values()).map(Rank::code).map(Rank::ofCode))
                    .containsExactly(Rank.values());
            assertThat(Arrays.stream(Stage.values()).map(Stage::code).map(Stage::ofCode))
                    .containsExactly(Stage.values());
            assertThat(Arrays.stream(UseCase.values()).map(UseCase::code).map(UseCase::ofCode))
                    .containsExactly(UseCase.values());
            assertThat(Arrays.stream(CareSetting.values())
                            .map(CareSetting::code)
                            .map(CareSetting::ofCode))
                    .containsExactly(CareSetting.values());
            assertThat(Arrays.stream(ActKind.values()).map(ActKind::code).map(ActKind::ofCode))
                    .containsExactly(ActKind.values());
            assertThat(Arrays.stream(ObjectionEffect.values())
                            .map(ObjectionEffect::code)
                            .map(ObjectionEffect::ofCode))
                    .containsExactly(ObjectionEffect.values());
            assertThat(Arrays.stream(KeyAlgorithm.values())
                            .map(KeyAlgorithm::code)
                            .map(KeyAlgorithm::ofCode))
                    .containsExactly(KeyAlgorithm.values());
        }

        @Test
        void ofARefusalIsASentence() {
            for (var reason : RefusalReason.values()) {
                assertThat(reason.sentence()).endsWith(".").hasSizeGreaterThan(20);
            }
            for (var reason : BreakReason.values()) {
                assertThat(reason.sentence()).endsWith(".").hasSizeGreaterThan(20);
            }
        }
    }

    @Nested
    class AnAddress {
        @Test
        void ofTheCharterIsTheCharters() {
            assertThat(PolicyAddress.CHARTER.replacesCharter()).isTrue();
            assertThat(PolicyAddress.SEAT_SUCCESSION.replacesCharter()).isTrue();
            assertThat(PolicyAddress.forAll(AHospital.breakGlass()).replacesCharter())
                    .isFalse();
            assertThat(new PolicyAddress(PolicyAddress.CHARTER.kind(), Optional.of(UseCase.MACHINE), Scope.GROUP)
                            .replacesCharter())
                    .isTrue();
        }
    }
}
