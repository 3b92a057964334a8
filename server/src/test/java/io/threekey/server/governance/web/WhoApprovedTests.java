package io.threekey.server.governance.web;

import static io.threekey.server.governance.AFoundedHospital.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.UseCase;
import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Teleport's users ask who approved what; here every page that shows a decision says so. */
@ServerTest
@Import({AFoundedHospital.class, Staff.class})
class WhoApprovedTests {

    private static int minutes = 400;

    private final AFoundedHospital hospital;
    private final Visitor visitor;
    private final HeldClock clock;

    @Autowired
    WhoApprovedTests(ObjectProvider<AFoundedHospital> hospitals, Visitor visitor, HeldClock clock) {
        this.hospital = hospitals.getObject();
        this.visitor = visitor.another();
        this.clock = clock;
    }

    @BeforeEach
    void comeIn() {
        clock.advance(Duration.ofMinutes(1));
        new Door(visitor).comesIn(hospital.sponsor().passkey());
    }

    private String page(String path) {
        var answer = visitor.visits(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private String[] everyOwner() {
        return new String[] {
            hospital.iam().name(),
            hospital.clinicalOperations().name(),
            hospital.security().name()
        };
    }

    @Test
    void isSaidOfADecisionThatHasLongBeenReplaced() {
        var first = hospital.decides(UseCase.SHARED_WORKSTATION, limits(9, ++minutes));
        clock.advance(Duration.ofMinutes(1));
        hospital.decides(UseCase.SHARED_WORKSTATION, limits(8, minutes));

        assertThat(page("/proposals/" + first)).contains(everyOwner());
        assertThat(page("/policies/session-limits/shared-workstation"))
                .contains("/proposals/" + first, minutes + " minutes")
                .contains(everyOwner());
    }

    @Test
    void isSaidWhileADecisionIsBeingMadeAndOfWhomItWaitsFor() {
        var open = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, limits(9, ++minutes));
        hospital.clinicalOperations().signs(open);
        try {
            assertThat(page("/proposals/" + open)).contains(everyOwner());
        } finally {
            hospital.iam().stops(open);
        }
    }

    @Test
    void isSaidOfAnObjectionThatStoppedOne() {
        var contested = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, limits(9, ++minutes));
        hospital.clinicalOperations().objects(contested, "Nobody can chart in nine minutes.");
        hospital.iam().stops(contested);
        clock.advance(Duration.ofMinutes(1));

        assertThat(page("/proposals/" + contested))
                .contains(hospital.clinicalOperations().name(), "Nobody can chart in nine minutes.");
    }
}
