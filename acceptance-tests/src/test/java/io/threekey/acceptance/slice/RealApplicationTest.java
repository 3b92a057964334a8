package io.threekey.acceptance.slice;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People come into an application that knows nothing of Threekey but what the standards say. */
class RealApplicationTest {

    @Test
    void isRegisteredByTwoSignaturesAndOpenedWithAPasskey(@TempDir Path folder) throws IOException {
        assumeTrue(RealApplication.isInstalled(), "no openid-client here: ./threekey doctor --install");
        assumeTrue(ProtectedApplication.isInstalled(), "no mod_auth_openidc here: ./threekey doctor --install");
        try (var stage = Stage.set();
                var hospital = Hospital.toBeFoundedFrom("small", folder.resolve("small"));
                var application = RealApplication.of(hospital);
                var board = ProtectedApplication.of(hospital, folder.resolve("board"))) {
            var inspection = new Inspection();
            var founders = new FoundersTable(hospital, stage.browser(), (name, page) -> {});
            founders.everybodyRegisters();
            founders.theSponsorAndTheOwnersSign();
            var group = new SteeringGroup(hospital, founders);
            var doctor = founders.holder("clinical-operations");

            doctor.visits(application.at("/"));
            assertThat(doctor.page().locator("main")).containsText("STORK-84");

            var policies = new PoliciesPage(hospital, group.comes("iam")).opened();
            policies.writesAProposalOn("Registered applications");
            policies.registers(RealApplication.CLIENT, "Chart viewer", application.at("/back"), application.keys());
            policies.wantsOfPasskeys("Only a passkey that cannot be copied opens it.");
            policies.letsItAskAgain();
            policies.sendsWhoSignedOutTo(application.at("/left"));
            inspection.of("application-propose", founders.holder("iam").page());
            policies.saysWhy("Charts are read at the bedside.");
            var proposal = policies.putsItBeforeTheOwners();
            group.sign(proposal, "iam", "security");
            proposal.opened().isBadged("Adopted");
            inspection.of("application-adopted", founders.holder("iam").page());
            founders.holder("iam").visits(hospital.console("/applications"));
            inspection.of("applications", founders.holder("iam").page());
            founders.holder("iam").visits(hospital.console("/applications/keys"));
            inspection.of("application-keys", founders.holder("iam").page());

            var another = new PoliciesPage(hospital, group.comes("iam")).opened();
            another.writesAProposalOn("Registered applications");
            another.registers(ProtectedApplication.CLIENT, "Ward board", board.at("/back"), "");
            another.wantsOfPasskeys("Any passkey opens it.");
            another.saysWhy("The board hangs beside the beds.");
            group.sign(another.putsItBeforeTheOwners(), "iam", "security");

            comesIn(board.at("/board"), board.at("/board"), doctor);
            assertThat(doctor.page().locator("main"))
                    .hasText("name=" + doctor.name() + " acr=http://idmanagement.gov/ns/assurance/aal/3");

            comesInFor(application, "/", doctor);
            isTold(doctor);
            doctor.visits(application.at("/silently"));
            isTold(doctor);
            comesInFor(application, "/again", doctor);
            isTold(doctor);
            doctor.visits(application.at("/strong"));
            isTold(doctor);
            doctor.visits(application.at("/pushed"));
            assertThat(doctor.page().locator("main"))
                    .hasText(who(doctor) + " | dpop, without the key: 401 | counts: true, given back: false");

            var stricter = new PoliciesPage(hospital, group.comes("iam")).opened();
            stricter.writesAProposalOn("Registered applications");
            stricter.registers(RealApplication.CLIENT, "Chart viewer", application.at("/back"), application.keys());
            stricter.wantsOfPasskeys("Only a passkey that cannot be copied opens it.");
            stricter.letsItAskAgain();
            stricter.holdsItToFapi2();
            stricter.sendsWhoSignedOutTo(application.at("/left"));
            stricter.saysWhy("What is stolen on the way must be of no use.");
            group.sign(stricter.putsItBeforeTheOwners(), "iam", "security");
            doctor.visits(application.at("/"));
            assertThat(doctor.page().locator("main")).hasText("refused: invalid_request");
            comesInFor(application, "/pushed", doctor);
            assertThat(doctor.page().locator("main"))
                    .hasText(who(doctor) + " | dpop, without the key: 401 | counts: true, given back: false");

            doctor.plugged().forEach(Colleague.SecurityKey::isPutAway);
            doctor.visits(hospital.console("/end-session?client_id=" + RealApplication.CLIENT));
            inspection.of("application-sign-out", doctor.page());
            doctor.visits(application.at("/leave"));
            assertThat(doctor.page().locator("main")).hasText("left with bye");
            doctor.visits(application.at("/pushed"));
            assertThat(doctor.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use my key")))
                    .isVisible();

            Assertions.assertThat(inspection.findings()).isEmpty();
            Assertions.assertThat(founders.everybody())
                    .flatExtracting(Colleague::complaints)
                    .allMatch(complaint -> complaint.contains("/authorize?") && complaint.contains("400"));
        }
    }

    private static void comesInFor(RealApplication application, String path, Colleague somebody) {
        comesIn(application.at(path), application.at("/back"), somebody);
    }

    private static void comesIn(String address, String back, Colleague somebody) {
        somebody.visits(address);
        somebody.usesTheirKeyAndIsAt(Pattern.compile(Pattern.quote(back) + ".*"));
    }

    private static void isTold(Colleague somebody) {
        assertThat(somebody.page().locator("main"))
                .hasText(who(somebody) + " | asked again: the same | the same code again: invalid_grant"
                        + " | then the token: 401");
    }

    private static String who(Colleague somebody) {
        return "name=" + somebody.name() + " acr=http://idmanagement.gov/ns/assurance/aal/3"
                + " amr=pop,user,mfa lasts=300";
    }
}
