package io.threekey.server.governance;

import static io.threekey.server.governance.AFoundedHospital.ON_THE_WARDS;
import static io.threekey.server.governance.AFoundedHospital.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Enactment;
import io.threekey.charter.Function;
import io.threekey.charter.ProposalId;
import io.threekey.charter.UseCase;
import io.threekey.charter.Way;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.frame.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Design rule 8: what one domain tightened alone lapses, and the same is tightened again only with another. */
class TighteningAgainTests {

    private static final DecisionDesk.Giving ADOPTED = new DecisionDesk.Giving.Recorded(true);

    private Node node;
    private AFoundedHospital hospital;
    private ForeseenByTheTest foreseen;

    @BeforeEach
    void found() {
        node = Node.founded();
        hospital = node.hospital();
        foreseen = node.get(ForeseenByTheTest.class);
        hospital.decides(UseCase.SHARED_WORKSTATION, limits(10, 600));
        node.clock.advance(Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private JsonObject obeyed() {
        return node.policies().at(ON_THE_WARDS).orElseThrow().document();
    }

    private ProposalBox.Outcome proposes(SeatHolder by, JsonObject document, Enactment enactment) {
        return node.get(ProposalBox.class).propose(by.person(), ON_THE_WARDS, document, "It cannot wait.", enactment);
    }

    private ProposalId passing(SeatHolder by, Way way, JsonObject document) {
        return proposed(proposes(by, document, Enactment.passing(way, Optional.empty())));
    }

    private static ProposalId proposed(ProposalBox.Outcome outcome) {
        return switch (outcome) {
            case ProposalBox.Outcome.Proposed(var id) -> id;
            case ProposalBox.Outcome.Faulty(var faults) -> throw new AssertionError("not accepted: " + faults);
        };
    }

    @Test
    void takesAnotherDomainAfterItLapsed() {
        hospital.security().signs(passing(hospital.security(), Way.CONTAINMENT, limits(5, 600)));
        node.clock.advance(Duration.ofHours(73));
        var again = passing(hospital.security(), Way.CONTAINMENT, limits(5, 600));

        assertThat(hospital.caseOf(again).proposal().enactment().containedBy()).containsExactly(Function.SECURITY);
        assertThat(hospital.security().signs(again)).isNotEqualTo(ADOPTED);
        assertThat(obeyed()).isEqualTo(limits(10, 600));
        assertThat(hospital.iam().signs(again)).isEqualTo(ADOPTED);
        assertThat(obeyed()).isEqualTo(limits(5, 600));
    }

    @Test
    void isTheOwnersToDecideOnceEveryDomainHasDoneIt() {
        foreseen.mostHinderedPercent = 21;
        var first = passing(hospital.security(), Way.CONTAINMENT, limits(5, 600));
        hospital.security().signs(first);
        hospital.clinicalOperations().signs(first);
        node.clock.advance(Duration.ofHours(73));
        foreseen.mostHinderedPercent = 0;
        hospital.iam().signs(passing(hospital.iam(), Way.CONTAINMENT, limits(5, 600)));
        node.clock.advance(Duration.ofHours(73));

        assertThat(proposes(hospital.iam(), limits(5, 600), Enactment.passing(Way.CONTAINMENT, Optional.empty())))
                .isEqualTo(new ProposalBox.Outcome.Faulty(List.of(Words.of("governance.break.contained-by-all"))));
    }
}
