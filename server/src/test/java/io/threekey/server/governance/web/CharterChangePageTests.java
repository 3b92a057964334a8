package io.threekey.server.governance.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Charter;
import io.threekey.charter.ProposalId;
import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.governance.CharterRules;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Other rules are written over those in force, and who holds a seat next where the gaps send people. */
@ServerTest
@Import({AFoundedHospital.class, Staff.class})
class CharterChangePageTests {

    private static final String PATH = "/charter/change";

    private final AFoundedHospital hospital;
    private final CharterRules rules;
    private final Visitor owner;
    private final Visitor nurse;

    @Autowired
    CharterChangePageTests(
            ObjectProvider<AFoundedHospital> hospitals, CharterRules rules, Visitor visitor, Staff staff) {
        this.hospital = hospitals.getObject();
        this.rules = rules;
        this.owner = visitor.another();
        new Door(owner).comesIn(hospital.iam().passkey());
        this.nurse = visitor.another();
        new Door(nurse).comesIn(staff.nurse().authenticator());
    }

    @Test
    void startsFromTheRulesInForce() {
        assertThat(owner.visits(PATH).body())
                .contains(
                        "format: threekey-charter-template/1",
                        "decision: charter-change",
                        "/charter/change/rules.yaml");
    }

    @Test
    void isNoProposalWhileNothingIsChanged() {
        assertThat(proposes(rules.inForce())).contains("This says exactly what is in force already.");
    }

    @Test
    void proposesWhatOneChangedLineSaysAndNothingElse() {
        var changed = rules.inForce().replaceFirst("morningMinutes: [0-9]+", "morningMinutes: 555");
        var answer = owner.submits(Origin.ID, PATH, Map.of("rules", changed, "reason", "The offices open later."));

        assertThat(answer.statusCode()).isEqualTo(303);
        var location = answer.headers().firstValue("Location").orElseThrow();
        var proposal = new ProposalId(location.substring(location.lastIndexOf('/') + 1));
        var now = hospital.policies().chain().charter();
        var next = Charter.of(hospital.caseOf(proposal).proposal().document());
        assertThat(next.calendar().morningMinutes()).isEqualTo(555);
        assertThat(next.rights()).isEqualTo(now.rights());
        assertThat(next.policyKinds()).isEqualTo(now.policyKinds());
        assertThat(next.seats()).isEqualTo(now.seats());
        hospital.iam().stops(proposal);
    }

    @Test
    void keepsWhatWasTypedWhereALineIsWrong() {
        assertThat(proposes(rules.inForce().replaceFirst("morningMinutes: [0-9]+", "morningMinutes: early")))
                .contains("calendar.morningMinutes", "morningMinutes: early");
    }

    private String proposes(String typed) {
        return owner.submits(Origin.ID, PATH, Map.of("rules", typed, "reason", "Because."))
                .body();
    }

    @Test
    void isTakenAwayAsAFile() {
        var yaml = owner.visits(PATH + "/rules.yaml");
        assertThat(yaml.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"charter.yaml\"");
        assertThat(yaml.body()).isEqualTo(rules.inForce());
        assertThat(owner.visits(PATH + "/charter.json").body())
                .isEqualTo(new String(hospital.policies().chain().charter().bytes(), StandardCharsets.UTF_8));
        assertThat(nurse.visits(PATH + "/rules.yaml").statusCode()).isEqualTo(403);
        assertThat(nurse.visits(PATH + "/charter.json").statusCode()).isEqualTo(403);
    }

    @Test
    void saysHowItGoesOnWhereNobodyHasKeysForASeatReady() {
        assertThat(owner.visits("/succession?seat=deputy:clinical-operations").body())
                .contains("One more deputy: Clinical operations", "/decision-keys", "Look again")
                .contains("href=\"/succession?seat=deputy:clinical-operations\"");
        assertThat(owner.visits("/succession?seat=nonsense").body()).contains("Nobody has two decision keys ready");
    }
}
