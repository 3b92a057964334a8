package io.threekey.server.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.threekey.charter.DecisionKind;
import io.threekey.charter.DecisionRight;
import io.threekey.charter.Function;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundingWithAnotherCharterTests {

    @TempDir
    Path folder;

    private static String shipped(String name) throws IOException {
        try (var file = FoundingWithAnotherCharterTests.class.getResourceAsStream("/charter/" + name + ".yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aSmallHouseIsFoundedByFiveAndMonitorsNobodyWithoutAllOfThem() {
        try (var node = Node.unfoundedWith("small")) {
            node.beginsAFounding().everybodyRegisters().isSignedByAll();

            var charter = node.policies().chain().charter();
            assertThat(charter.seats())
                    .extracting(seat -> seat.id().value())
                    .containsExactly("sponsor", "sponsor-deputy", "iam", "clinical-operations", "security");
            assertThat(charter.rights())
                    .filteredOn(DecisionRight::decision, new DecisionKind("staff-monitoring"))
                    .singleElement()
                    .matches(right -> right.quorum().mentions(Function.SPONSOR));
        }
    }

    @Test
    void aHospitalsOwnFileIsFoundedAsItIsWritten() throws IOException {
        var file = Files.writeString(
                folder.resolve("ours.yaml"), shipped("single").replace("Europe/Vienna", "Europe/Lisbon"));
        try (var node = Node.unfoundedWith(file.toString())) {
            node.beginsAFounding().everybodyRegisters().isSignedByAll();

            assertThat(node.policies().chain().charter().calendar().zone()).hasToString("Europe/Lisbon");
        }
    }

    @Test
    void aFaultyFileInvitesNobodyAndSaysWhatIsWrongOnWhichLine() throws IOException {
        var file = Files.writeString(
                folder.resolve("ours.yaml"), shipped("single").replace("[monday, tuesday,", "[mondays, tuesday,"));
        try (var node = Node.unfoundedWith(file.toString())) {
            assertThatExceptionOfType(UnfitCharter.class)
                    .isThrownBy(node::beginsAFounding)
                    .withMessageContaining("ours.yaml:")
                    .withMessageContaining("Did you mean \"monday\"?");
            assertThat(node.intruder.reads("select * from governance_founder")).isEmpty();
        }
    }

    @Test
    void aFoundingPolicyThatItsModuleRefusesInvitesNobody() throws IOException {
        var file = Files.writeString(
                folder.resolve("ours.yaml"),
                shipped("single")
                        .replace(
                                "careSetting: emergency-department, idleMinutes: 5,",
                                "careSetting: emergency-department, idleMinutes: 0,"));
        try (var node = Node.unfoundedWith(file.toString())) {
            assertThatExceptionOfType(UnfitCharter.class)
                    .isThrownBy(node::beginsAFounding)
                    .withMessageContaining("session-limits");
        }
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeAbsent() {
        try (var node = Node.unfoundedWith(folder.resolve("absent.yaml").toString())) {
            assertThatExceptionOfType(UnfitCharter.class)
                    .isThrownBy(node::beginsAFounding)
                    .withMessageContaining("there is no readable charter");
        }
    }
}
