package io.threekey.acceptance.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.acceptance.clock.MovedClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Decisions in the life of one hospital, each a journey of its own. They run in this order. */
@ExtendWith(StepsBuildOnEachOther.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DecisionJourneysTest {

    /** A Monday at nine in Vienna, four weeks before the clocks change there. */
    private static final Instant BEGIN = Instant.parse("2027-03-01T08:00:00Z");

    private Stage stage;
    private MovedClock clock;
    private Hospital hospital;
    private Inspection inspection;
    private FoundersTable founders;
    private SteeringGroup group;
    private Staff staff;

    @BeforeAll
    void found(@TempDir Path folder) throws IOException {
        stage = Stage.set();
        inspection = new Inspection();
        clock = MovedClock.startingAt(BEGIN, folder.resolve("ahead.txt"));
        hospital = Hospital.toBeFounded(folder.resolve("hospital"), clock);
        founders = new FoundersTable(hospital, stage.browser(), (name, page) -> {});
        founders.everybodyRegisters();
        founders.theSponsorAndTheOwnersSign();
        group = new SteeringGroup(hospital, founders);
        staff = new Staff(stage.browser(), new Keyring(hospital.staffed()), group);
    }

    @AfterAll
    void end() throws IOException {
        if (hospital != null) {
            hospital.close();
            stage.close();
        }
    }

    @Test
    @Order(1)
    void aContestedDecisionEndsInACompromise() {
        var contested = group.proposes("iam", 20, "Nurses lose their place in the chart in the middle of a round.");
        group.sign(contested, "iam");
        contested.openedBy(group.comes("security")).objects("Twenty minutes are too long at an open desk.");
        contested.opened().isBadged("Objection");
        contested.says("Stopped by an objection from Samir Haddad");
        contested.timelineSays(
                "Ines Okafor proposed it", "Ines Okafor (IAM owner) signed", "Samir Haddad (Security owner) objected");
        contested.says("Twenty minutes are too long at an open desk.");
        looksAt("contested", "iam");

        var compromise = group.proposes("clinical-operations", 15, "Fifteen minutes cover a round and no visit.");
        group.sign(compromise, "iam", "clinical-operations", "security");
        compromise.opened().isBadged("Adopted");
        looksAt("contested-compromise", "clinical-operations");
        contested.opened().isBadged("Overtaken");
        contested.says("Overtaken: another decision changed this first.");
        looksAt("contested-overtaken", "iam");
    }

    private void looksAt(String name, String seat) {
        inspection.of(name, founders.holder(seat).page());
    }

    @Test
    @Order(100)
    void everyPageIsFitForEverybodysEyes() {
        assertThat(inspection.findings()).isEmpty();
    }

    @Test
    @Order(101)
    void noPageMadeTheBrowserComplain() {
        assertThat(founders.everybody()).flatExtracting(Colleague::complaints).isEmpty();
    }
}
