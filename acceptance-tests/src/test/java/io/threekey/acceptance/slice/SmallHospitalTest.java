package io.threekey.acceptance.slice;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A house with few people, whose seats a shared service and a partner hospital hold. */
class SmallHospitalTest {

    @Test
    void isFoundedByFiveAndDecides(@TempDir Path folder) throws IOException {
        try (var stage = Stage.set();
                var hospital = Hospital.toBeFoundedFrom("small", folder.resolve("small"))) {
            var inspection = new Inspection();
            var founders = new FoundersTable(hospital, stage.browser(), (name, page) -> {});
            founders.everybodyRegisters();
            assertThat(founders.everybody()).hasSize(5);
            founders.theSponsorAndTheOwnersSign();
            var group = new SteeringGroup(hospital, founders);

            var security = group.comes("security");
            security.visits(hospital.console("/charter"));
            PlaywrightAssertions.assertThat(security.page().locator("main"))
                    .not()
                    .containsText("Staff representation");
            inspection.of("small-charter", security.page());
            var proposal = group.proposes("security", 8, "Visitors pass the two desks of this house.");
            proposal.says("Three people must sign; none has.");
            group.sign(proposal, "security", "iam", "clinical-operations");
            proposal.opened().isBadged("Adopted");
            inspection.of("small-adopted", security.page());
            assertThat(inspection.findings()).isEmpty();
            assertThat(founders.everybody())
                    .flatExtracting(Colleague::complaints)
                    .isEmpty();
        }
    }
}
