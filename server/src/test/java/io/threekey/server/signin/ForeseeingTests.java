package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.CareSetting;
import io.threekey.charter.UseCase;
import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Of a proposal's effect, on the page on which it is written. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class ForeseeingTests {

    @Autowired
    Staff staff;

    @Autowired
    HeldClock clock;

    @Autowired
    SessionSweep sweep;

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    Intruder intruder;

    @Autowired
    Visitor somebody;

    private Visitor owner;

    @BeforeEach
    void beginAMonthAndLetAnOwnerIn() {
        for (var useCase : new UseCase[] {UseCase.SHARED_WORKSTATION, UseCase.MANAGED_ENDPOINT}) {
            decided(useCase);
        }
        clock.advance(Duration.ofDays(31));
        sweep.sweep();
        clock.advance(Duration.ofDays(31));
        owner = somebody.another();
    }

    @Test
    void showsBothSidesOfTheTradeOff() {
        IntStream.range(0, 5).forEach(number -> aNursePausesFor(7));

        assertThat(foreseen(5).body())
                .contains("5 sign-ins between")
                .contains("5 people of the 5 who came in then would have had to come in again")
                .contains("Up to 5 more sign-ins: 10 instead of 5.")
                .contains("Emergency department");
    }

    @Test
    void keepsWhatWasTypedAndProposesNothing() {
        var before = intruder.reads("select id from governance_proposal").size();

        assertThat(foreseen(6).body())
                .contains("name=\"ward.idle\" value=\"6\"")
                .contains("Because the wards asked");
        assertThat(intruder.reads("select id from governance_proposal")).hasSize(before);
    }

    @Test
    void staysWithTheProposalThatIsSigned() {
        IntStream.range(0, 5).forEach(number -> aNursePausesFor(7));
        new Door(owner).comesIn(hospital.iam().passkey());

        var answer = owner.submits(Origin.ID, "/proposals", limits(4));
        var proposal = answer.headers().firstValue("Location").orElseThrow();
        assertThat(owner.visits(URI.create(proposal).getPath()).body())
                .contains("What it would have done")
                .contains("Up to 5 more sign-ins: 10 instead of 5.");
    }

    @Test
    void saysNothingOfFewerThanFive() {
        IntStream.range(0, 4).forEach(number -> aNursePausesFor(7));

        assertThat(foreseen(5).body()).contains("Fewer than 5 people").doesNotContain("4 people");
    }

    @Test
    void tellsWhatIsWrongWithTheFormInstead() {
        var answer = foreseen(90);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Wards: a whole number from 1 to 60 is needed.");
    }

    @Test
    void isForThoseWhoMayPropose() {
        var nurse = somebody.another();
        new Door(nurse).comesIn(staff.nurse().authenticator());

        assertThat(asks(nurse, 5).statusCode()).isEqualTo(403);
        assertThat(asks(somebody.another(), 5).statusCode()).isIn(303, 401, 403);
    }

    @Test
    void isForAnAddressThatThereIs() {
        new Door(owner).comesIn(hospital.iam().passkey());

        for (var kind : new String[] {"", "session-limits/../..", "<script>"}) {
            assertThat(owner.submits(Origin.ID, "/proposals/effect", Map.of("kind", kind, "useCase", "all"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private void decided(UseCase useCase) {
        var document = SomeLimits.everywhere(10, 480).document();
        if (hospital.policies()
                .at(SessionLimitsKind.addressFor(useCase))
                .filter(version -> version.document().equals(document))
                .isEmpty()) {
            hospital.decides(useCase, document);
        }
    }

    private HttpResponse<String> foreseen(int idleMinutes) {
        assertThat(new Door(owner).comesIn(hospital.iam().passkey()).statusCode())
                .isEqualTo(303);
        return asks(owner, idleMinutes);
    }

    private static HttpResponse<String> asks(Visitor visitor, int idleMinutes) {
        return visitor.submits(Origin.ID, "/proposals/effect", limits(idleMinutes));
    }

    private static Map<String, String> limits(int idleMinutes) {
        var form = new HashMap<String, String>();
        form.put("kind", "session-limits");
        form.put("useCase", "shared-workstation");
        form.put("reason", "Because the wards asked");
        for (var setting : CareSetting.values()) {
            form.put(setting.code() + ".idle", String.valueOf(idleMinutes));
            form.put(setting.code() + ".overall", "480");
        }
        return form;
    }

    private void aNursePausesFor(int minutes) {
        var nurse = somebody.another();
        new Door(nurse).comesIn(staff.nurse().authenticator());
        clock.advance(Duration.ofMinutes(minutes));
        assertThat(nurse.visits("/me").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(20));
        sweep.sweep();
        clock.advance(Duration.ofMinutes(1));
    }
}
