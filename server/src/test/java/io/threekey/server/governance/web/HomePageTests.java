package io.threekey.server.governance.web;

import static io.threekey.server.governance.AFoundedHospital.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.UseCase;
import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Visitor;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ServerTest
@Import(AFoundedHospital.class)
class HomePageTests {

    private static final int MORE_THAN_ARE_LISTED = 51;

    private final AFoundedHospital hospital;
    private final HeldClock clock;
    private final Visitor visitor;

    @Autowired
    HomePageTests(ObjectProvider<AFoundedHospital> hospitals, HeldClock clock, Visitor visitor) {
        this.hospital = hospitals.getObject();
        this.clock = clock;
        this.visitor = visitor.another();
    }

    @Test
    void listsWhatWasDecidedLastFirstHoweverLongAgoItWasProposed() {
        var earlier = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, limits(6, 422));
        clock.advance(Duration.ofSeconds(1));
        var later = hospital.iam().proposes(UseCase.MANAGED_ENDPOINT, limits(6, 423));
        clock.advance(Duration.ofSeconds(1));
        hospital.iam().stops(later);
        clock.advance(Duration.ofSeconds(1));
        hospital.iam().stops(earlier);
        new Door(visitor).comesIn(hospital.security().passkey());

        var page = visitor.visits("/decisions").body();
        assertThat(page.indexOf("/proposals/" + earlier)).isPositive().isLessThan(page.indexOf("/proposals/" + later));
    }

    @Test
    void forgetsNoOpenProposalBehindTheManyThatWereStoppedSince() {
        var open = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, limits(6, 421));
        for (int stopped = 0; stopped < MORE_THAN_ARE_LISTED; stopped++) {
            clock.advance(Duration.ofSeconds(1));
            hospital.iam().stops(hospital.iam().proposes(UseCase.MANAGED_ENDPOINT, limits(6, 300 + stopped)));
        }
        new Door(visitor).comesIn(hospital.security().passkey());

        assertThat(visitor.visits("/decisions").body()).contains("/proposals/" + open);
        hospital.iam().stops(open);
    }
}
