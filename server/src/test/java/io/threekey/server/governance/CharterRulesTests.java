package io.threekey.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PolicyAddress;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.amendment.CharterChanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Other rules for the charter are proposed as the file they are written in. */
class CharterRulesTests {

    private static Node node;
    private static AFoundedHospital hospital;

    @BeforeAll
    static void found() {
        node = Node.founded();
        hospital = node.hospital();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static String shipped(String name) {
        try (var file = CharterRulesTests.class.getResourceAsStream("/charter/" + name + ".yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ProposalBox.Outcome proposes(String rules) {
        return node.get(CharterRules.class)
                .propose(hospital.iam().person(), rules, "What the steering group agreed on in October.");
    }

    @Test
    void areTakenFromAFileWithoutFaultsAndLeaveTheSeatsAlone() {
        var rules = shipped("group").replace("morningMinutes: 540", "morningMinutes: 480");
        var before = node.policies().chain().charter();

        var outcome = proposes(rules);
        assertThat(outcome).isInstanceOf(ProposalBox.Outcome.Proposed.class);
        var proposal =
                hospital.caseOf(((ProposalBox.Outcome.Proposed) outcome).id()).proposal();
        assertThat(proposal.address()).isEqualTo(PolicyAddress.CHARTER);
        assertThat(proposal.document().get("seats")).isEqualTo(before.document().get("seats"));
        assertThat(node.get(CharterChanges.class).between(before.document(), proposal.document()))
                .isNotEmpty()
                .allMatch(change -> change.key().startsWith("governance.charter.change."));
    }

    @Test
    void areRefusedWithTheLineOfEveryFault() {
        var outcome = proposes(shipped("group").replace("objection: blocks", "objection: blocsk"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ProposalBox.Outcome.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .allMatch(fault ->
                                        fault.arguments().getFirst().toString().matches("line:[0-9]+: .*")));
        assertThat(proposes(""))
                .isEqualTo(new ProposalBox.Outcome.Faulty(
                        List.of(Words.of("governance.propose.fault.charter", "line:1: The file is empty."))));
    }

    @Test
    void areRefusedWhereTheyAreTheRulesOfToday() {
        assertThat(proposes(shipped("group")))
                .isEqualTo(new ProposalBox.Outcome.Faulty(List.of(Words.of("governance.propose.fault.same"))));
    }
}
