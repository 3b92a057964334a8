package io.threekey.server.governance.web;

import static io.threekey.server.governance.AFoundedHospital.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ProposalId;
import io.threekey.charter.UseCase;
import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.governance.AFoundedHospital;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What an owner reads where two proposals would change the same policy, of which only one can. */
@ServerTest
@Import(AFoundedHospital.class)
class OvertakingOnPagesTests {

    private static final String WARNING = "Another change to the same policy is open";
    private static int minutes = 500;

    private final AFoundedHospital hospital;
    private final Visitor visitor;
    private final List<ProposalId> proposed = new ArrayList<>();

    @Autowired
    OvertakingOnPagesTests(ObjectProvider<AFoundedHospital> hospitals, Visitor visitor) {
        this.hospital = hospitals.getObject();
        this.visitor = visitor.another();
        new Door(this.visitor).comesIn(hospital.iam().passkey());
    }

    @AfterEach
    void stopWhatIsOpen() {
        proposed.forEach(hospital.iam()::stops);
    }

    private ProposalId proposes(UseCase useCase) {
        var id = hospital.iam().proposes(useCase, limits(7, ++minutes));
        proposed.add(id);
        return id;
    }

    private String page(String path) {
        var answer = visitor.visits(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void bothProposalsNameTheOtherAndHowFarItIs() {
        var one = proposes(UseCase.SHARED_WORKSTATION);
        var other = proposes(UseCase.SHARED_WORKSTATION);
        hospital.security().signs(other);

        assertThat(page("/proposals/" + one))
                .contains(WARNING, "/proposals/" + other, "Three people must sign; one has.");
        assertThat(page("/proposals/" + other)).contains(WARNING, "/proposals/" + one);
    }

    @Test
    void aChangeOfAnotherPolicyIsNotNamed() {
        var one = proposes(UseCase.SHARED_WORKSTATION);

        assertThat(page("/proposals/" + proposes(UseCase.MANAGED_ENDPOINT))).doesNotContain("/proposals/" + one);
    }

    @Test
    void thePageWhereAKeySignsSaysItToo() {
        var one = proposes(UseCase.SHARED_WORKSTATION);
        var other = proposes(UseCase.SHARED_WORKSTATION);

        var onwards = visitor.submits(Origin.ID, "/proposals/" + one + "/acts", Map.of("act", "sign"));
        var ticket = URI.create(onwards.headers().firstValue("Location").orElseThrow());

        assertThat(visitor.visits(Origin.SEAL, ticket.getRawPath() + "?" + ticket.getRawQuery())
                        .body())
                .contains(WARNING, visitor.origin(Origin.ID) + "/proposals/" + other);
    }

    @Test
    void theFormSaysItBeforeAnythingIsPutBeforeTheOwners() {
        var one = proposes(UseCase.SHARED_WORKSTATION);

        assertThat(page("/proposals/new?kind=session-limits&useCase=shared-workstation&scope=group"))
                .contains(WARNING, "/proposals/" + one);
        assertThat(page("/proposals/new?kind=session-limits&useCase=managed-endpoint&scope=group"))
                .doesNotContain("/proposals/" + one);
    }

    @Test
    void theListOfWhatWaitsSaysItOfBoth() {
        proposes(UseCase.SHARED_WORKSTATION);
        proposes(UseCase.SHARED_WORKSTATION);

        assertThat(page("/decisions").split(WARNING, -1)).hasSizeGreaterThan(2);
    }

    @Test
    void whatWasOvertakenLeadsToTheDecisionThatEndedItAndToANewProposal() {
        var one = proposes(UseCase.SHARED_WORKSTATION);
        var other = proposes(UseCase.SHARED_WORKSTATION);
        hospital.iam().signs(one);
        hospital.clinicalOperations().signs(one);
        hospital.security().signs(one);
        proposed.clear();

        assertThat(page("/proposals/" + other))
                .contains("Overtaken", "href=\"/proposals/" + one, "/proposals/new?kind=session-limits");
    }
}
