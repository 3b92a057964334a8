package io.threekey.server.governance.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ProposalId;
import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.governance.AFoundedHospital;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The way to the ledger's next key, as an owner goes it; what comes of the decisions LedgerKeysTests shows. */
@ServerTest
@Import({AFoundedHospital.class, Staff.class})
class LedgerKeysPageTests {

    private static final String PATH = "/charter/ledger-keys";

    private final AFoundedHospital hospital;
    private final Visitor owner;
    private final Visitor nurse;

    @Autowired
    LedgerKeysPageTests(ObjectProvider<AFoundedHospital> hospitals, Visitor visitor, Staff staff) {
        this.hospital = hospitals.getObject();
        this.owner = visitor.another();
        new Door(owner).comesIn(hospital.iam().passkey());
        this.nurse = visitor.another();
        new Door(nurse).comesIn(staff.nurse().authenticator());
    }

    private String shown() {
        return owner.visits(PATH).body();
    }

    private static String keyIn(String page) {
        var field = page.substring(page.indexOf("name=\"key\" value=\"") + 18);
        return field.substring(0, field.indexOf('"'));
    }

    @Test
    void leadsFromOneKeyToTheProposalThatNamesTwo() {
        var first = hospital.policies().chain().charter().log().verifierKey();
        assertThat(shown()).contains(first.split("\\+")[1]).contains(PATH + "/next");
        assertThat(owner.submits(Origin.ID, PATH + "/only", Map.of("kept", first, "reason", "Too early."))
                        .statusCode())
                .isEqualTo(422);

        assertThat(owner.submits(Origin.ID, PATH + "/next", Map.of()).statusCode())
                .isBetween(300, 303);
        assertThat(owner.submits(Origin.ID, PATH + "/next", Map.of()).statusCode())
                .as("a second one")
                .isEqualTo(409);
        assertThat(shown()).contains(PATH + "/both").doesNotContain(PATH + "/next\"");

        var mistaken = keyIn(shown());
        assertThat(owner.submits(Origin.ID, PATH + "/discard", Map.of("key", mistaken))
                        .statusCode())
                .isBetween(300, 303);
        assertThat(owner.submits(Origin.ID, PATH + "/discard", Map.of("key", mistaken))
                        .statusCode())
                .as("once more")
                .isEqualTo(409);
        owner.submits(Origin.ID, PATH + "/next", Map.of());
        var made = keyIn(shown());

        assertThat(owner.submits(Origin.ID, PATH + "/both", Map.of("reason", " "))
                        .statusCode())
                .isEqualTo(422);
        var proposed = owner.submits(Origin.ID, PATH + "/both", Map.of("reason", "The key gets old."));
        assertThat(proposed.statusCode()).isBetween(300, 303);
        var proposal = proposed.headers().firstValue("Location").orElseThrow();
        assertThat(owner.visits(proposal.substring(proposal.indexOf("/proposals")))
                        .body())
                .contains("The key gets old.")
                .contains("a second key signs beside the one that does");
        var stopped = owner.submits(Origin.ID, PATH + "/discard", Map.of("key", made));
        assertThat(stopped.statusCode()).isEqualTo(409);
        assertThat(stopped.body()).contains("A proposal that can still be signed names this key");
        hospital.iam().stops(new ProposalId(proposal.substring(proposal.lastIndexOf('/') + 1)));
    }

    @Test
    void isNobodysElse() {
        assertThat(nurse.visits(PATH).statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(nurse.submits(Origin.ID, PATH + "/next", Map.of()).statusCode())
                .isGreaterThanOrEqualTo(400);
    }
}
