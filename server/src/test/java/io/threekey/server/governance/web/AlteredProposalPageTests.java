package io.threekey.server.governance.web;

import static io.threekey.server.governance.AFoundedHospital.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ProposalId;
import io.threekey.charter.UseCase;
import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.governance.AFoundedHospital;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Somebody rewrote an open proposal in the database: what its readers see then. */
@ServerTest
@Import(AFoundedHospital.class)
class AlteredProposalPageTests {

    private final AFoundedHospital hospital;
    private final Visitor visitor;
    private final Intruder intruder;
    private final ActTickets tickets;
    private final ProposalId proposal;
    private final String genuineDigest;

    @Autowired
    AlteredProposalPageTests(
            ObjectProvider<AFoundedHospital> hospitals, Visitor visitor, Intruder intruder, ActTickets tickets) {
        this.hospital = hospitals.getObject();
        this.visitor = visitor.another();
        this.intruder = intruder;
        this.tickets = tickets;
        this.proposal = hospital.iam().proposes(UseCase.MANAGED_ENDPOINT, limits(37, 611));
        this.genuineDigest = hospital.caseOf(proposal).proposal().digest().hex();
        hospital.iam().signs(proposal);
        new Door(this.visitor).comesIn(hospital.security().passkey());
    }

    @AfterEach
    void putBack() {
        replaces("\"idleMinutes\":59", "\"idleMinutes\":37");
        hospital.iam().stops(proposal);
    }

    private void replaces(String honest, String forged) {
        intruder.runs(
                "update governance_proposal set bytes = convert_to(replace(convert_from(bytes, 'UTF8'), '%s', '%s'),"
                                .formatted(honest, forged)
                        + " 'UTF8') where id = '" + proposal + "'");
    }

    private void isAltered() {
        replaces("\"idleMinutes\":37", "\"idleMinutes\":59");
    }

    private String page() {
        return visitor.visits("/proposals/" + proposal).body();
    }

    @Test
    void sayThatItIsNotWhatWasPutBeforeTheOwners() {
        assertThat(page()).doesNotContain("What is stored is not what was put before the owners");

        isAltered();

        assertThat(page()).contains("What is stored is not what was put before the owners", "Altered");
    }

    @Test
    void showTheGenuineTextWithItsDigestAndItsSignature() {
        isAltered();

        assertThat(page())
                .contains("37 minutes", genuineDigest, "Signed ", hospital.iam().name())
                .doesNotContain("59 minutes");
    }

    @Test
    void offerNothingToSign() {
        assertThat(page()).contains("name=\"act\"");

        isAltered();

        assertThat(page()).doesNotContain("name=\"act\"");
    }

    @Test
    void refuseOnThePageWhereAKeySignsToo() {
        var ticket = tickets.seal(proposal, hospital.security().draftsSignature(proposal));

        isAltered();

        var answer = visitor.visits(Origin.SEAL, "/acts?ticket=" + ticket);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("OAK-33").doesNotContain("59 minutes");
    }
}
