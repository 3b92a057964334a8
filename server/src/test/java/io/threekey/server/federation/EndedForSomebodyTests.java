package io.threekey.server.federation;

import static io.threekey.server.federation.Journey.isAskedForTheirKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What applications hold of somebody whose every session was ended is worth nothing any more. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class EndedForSomebodyTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    Staff staff;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    private Partner chart;
    private Staff.Member nurse;
    private Visitor browser;

    @BeforeEach
    void aNurseIsIn() {
        chart = Partner.withoutSecret("chart-" + System.nanoTime() % 1_000_000, somebody, clock);
        new DecidedApplications(hospital).register(chart.application());
        nurse = staff.nurse();
        browser = somebody.another();
        new Door(browser).comesIn(nurse.authenticator());
    }

    @Test
    void accessesOpenNothingAndThePageNamesTheApplications() {
        var code = code();
        var access = Partner.field(chart.redeems(code), "access_token");
        assertThat(chart.asksWhoItIs(access).statusCode()).isEqualTo(200);

        assertThat(isEnded()).contains("The " + chart.application().client());
        assertThat(chart.asksWhoItIs(access).statusCode()).isEqualTo(401);
    }

    @Test
    void codesBringNothing() {
        var code = code();
        isEnded();

        assertThat(Partner.field(chart.redeems(code), "error")).isEqualTo("invalid_grant");
    }

    @Test
    void theNextQuestionAsksForTheirKey() {
        isEnded();

        assertThat(isAskedForTheirKey(browser.visits(chart.asks()))).isTrue();
    }

    @Test
    void endedByThemselvesItIsTheSame() {
        var access = Partner.field(chart.redeems(code()), "access_token");
        var elsewhere = somebody.another();
        new Door(elsewhere).comesIn(nurse.authenticator());
        assertThat(elsewhere.visits("/me/sessions").body())
                .contains("The " + chart.application().client());
        elsewhere.submits(Origin.ID, "/me/sessions/others/end", Map.of());

        assertThat(chart.asksWhoItIs(access).statusCode()).isEqualTo(401);
        assertThat(elsewhere.visits("/me").statusCode()).isEqualTo(200);
    }

    private String code() {
        return Partner.brought(browser.visits(chart.asks())).getOrDefault("code", "");
    }

    private String isEnded() {
        var security = somebody.another();
        new Door(security).comesIn(hospital.security().passkey());
        var page = security.submits(
                Origin.ID, "/sessions", Map.of("person", nurse.person().value(), "reason", "misuse"));
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }
}
