package io.threekey.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ActKind;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.ProposalId;
import io.threekey.charter.SignedAct;
import io.threekey.charter.UseCase;
import io.threekey.server.frame.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A hospital that has decided three times and has a fourth proposal open, one signature given, and an intruder. */
final class DecidedHospital implements AutoCloseable {

    private static final Refusal STOPPED = Refusal.of("governance.in-doubt");
    private static final List<String> TABLES = List.of("governance_proposal", "governance_act", "governance_chain");

    Node node = Node.founded();
    final ProposalId open;
    final SignedAct nextSignature;
    private final PolicyVersion verified;

    DecidedHospital() {
        this(node -> {});
    }

    /** @param beforeTheLast what happens before the newest decision */
    DecidedHospital(Consumer<Node> beforeTheLast) {
        var hospital = node.hospital();
        hospital.decides(UseCase.SHARED_WORKSTATION, AFoundedHospital.limits(7, 700));
        hospital.decides(UseCase.MANAGED_ENDPOINT, AFoundedHospital.limits(20, 500));
        beforeTheLast.accept(node);
        hospital.decides(UseCase.SHARED_WORKSTATION, AFoundedHospital.limits(8, 600));
        open = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, AFoundedHospital.limits(9, 600));
        hospital.iam().signs(open);
        nextSignature = hospital.security().sealed(hospital.security().draftsSignature(open));
        verified = onTheWards().orElseThrow();
        node.looksAgain();
        TABLES.forEach(table -> node.intruder.runs("create table kept_%s as table %s".formatted(table, table)));
    }

    Optional<PolicyVersion> onTheWards() {
        return node.policies().at(AFoundedHospital.ON_THE_WARDS);
    }

    void suffers(SqlAttack attack) {
        attack.statements().forEach(node.intruder::runs);
        assertThat(attack.changesTables() || TABLES.stream().anyMatch(this::isTouched))
                .as("the attack changed something")
                .isTrue();
    }

    private boolean isTouched(String table) {
        return !node.intruder
                .reads("(table %1$s except table kept_%1$s) union all (table kept_%1$s except table %1$s)"
                        .formatted(table))
                .isEmpty();
    }

    void isPutRight() {
        node.intruder.runs("alter table if exists governance_chain_away rename to governance_chain");
        node.intruder.runs("""
                do $$ begin alter table governance_act rename column signature_away to signature;
                exception when undefined_column then null; end $$""");
        node.intruder.runs("truncate governance_proposal, governance_act, governance_chain");
        TABLES.forEach(table -> node.intruder.runs("insert into %s table kept_%s".formatted(table, table)));
    }

    void assertThatTheLastVerifiedStaysInForce() {
        assertThat(onTheWards()).contains(verified);
    }

    void assertThatDecisionsAreStopped(String alert) {
        assertThat(node.policies().inDoubt()).isTrue();
        assertThat(node.alerts()).containsExactly(alert);
        assertThatNobodyCanAct();
    }

    void assertThatNobodyCanAct() {
        assertThat(node.hospital().security().wantsTo(open, ActKind.SIGN, Optional.empty()))
                .isEqualTo(new DecisionDesk.Drafting.Refused(STOPPED));
        assertThat(node.hospital().security().gives(open, nextSignature))
                .isEqualTo(new DecisionDesk.Giving.Refused(STOPPED));
    }

    void assertThatAllIsWell() {
        assertThatTheLastVerifiedStaysInForce();
        assertThat(node.policies().inDoubt()).isFalse();
        assertThat(node.alerts()).isEmpty();
        assertThat(node.hospital().security().wantsTo(open, ActKind.SIGN, Optional.empty()))
                .isInstanceOf(DecisionDesk.Drafting.Ready.class);
    }

    @Override
    public void close() {
        node.close();
    }
}
