package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.timing.CollectedFigures;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What an application takes after somebody came in for it is measured by itself. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class ApplicationsAreTimedTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    Staff staff;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Autowired
    Intruder intruder;

    @Autowired
    CollectedFigures figures;

    private Partner rota;

    @BeforeEach
    void anApplicationIsRegisteredAndNothingMeasured() {
        rota = Partner.withoutSecret("rota-" + System.nanoTime() % 1_000_000, somebody, clock);
        new DecidedApplications(hospital).register(rota.application());
        figures.flush();
        intruder.runs("delete from timing_sign_in");
        intruder.runs("delete from timing_application");
    }

    @Test
    void fromTheCodeUntilItHasFetchedWhatItIsTold() {
        var browser = somebody.another();
        var onward = new Journey(browser)
                .comesIn(browser.visits(rota.asks()), staff.nurse().authenticator());
        var code = Journey.onwardFrom(onward).getOrDefault("code", "");
        clock.advance(Duration.ofSeconds(3));
        assertThat(rota.redeems(code).statusCode()).isEqualTo(200);

        assertThat(read("select application from timing_sign_in"))
                .containsExactly(
                        Map.of("application", "The " + rota.application().client()));
        assertThat(read("select application, took_micros / 1000000 as seconds, simulated from timing_application"))
                .containsExactly(
                        Map.of("application", "The " + rota.application().client(), "seconds", 3, "simulated", false));
    }

    @Test
    void notWhereSomebodyWasInAlready() {
        var browser = somebody.another();
        new Door(browser).comesIn(staff.nurse().authenticator());
        clock.advance(Duration.ofMinutes(1));
        var code = Partner.brought(browser.visits(rota.asks())).getOrDefault("code", "");
        assertThat(rota.redeems(code).statusCode()).isEqualTo(200);

        assertThat(read("select application from timing_sign_in")).containsExactly(Map.of("application", ""));
        assertThat(read("select * from timing_application")).isEmpty();
    }

    private List<Map<String, @Nullable Object>> read(String sql) {
        figures.flush();
        return intruder.reads(sql);
    }
}
