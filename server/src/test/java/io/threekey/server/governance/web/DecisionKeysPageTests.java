package io.threekey.server.governance.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.NewDecisionKey;
import io.threekey.server.governance.OfferedKeys;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.SoftwareAuthenticator;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ServerTest
@Import({Staff.class, FoundedHospital.class})
class DecisionKeysPageTests {

    private final OfferedKeys offered;
    private final Origins origins;
    private final HeldClock clock;
    private final Visitor visitor;
    private final Door door;
    private final Staff.Member nurse;

    @Autowired
    DecisionKeysPageTests(Staff staff, OfferedKeys offered, Origins origins, HeldClock clock, Visitor visitor) {
        this.offered = offered;
        this.origins = origins;
        this.clock = clock;
        this.visitor = visitor.another();
        this.door = new Door(this.visitor);
        this.nurse = staff.nurse();
    }

    @BeforeEach
    void comeIn() {
        door.comesIn(nurse.authenticator());
    }

    @Test
    void leadsToANewKeyOnlyWhoHasJustProvedToBeThere() {
        assertThat(visitor.submits(Origin.ID, "/decision-keys", Map.of())
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).contains("/decision-keys/new?"));

        clock.advance(Duration.ofMinutes(4));
        visitor.visits("/decision-keys");
        clock.advance(Duration.ofMinutes(4));
        visitor.visits("/decision-keys");
        clock.advance(Duration.ofMinutes(3));
        assertThat(visitor.visits("/decision-keys").body()).contains("/sign-in?again");
        assertThat(visitor.submits(Origin.ID, "/decision-keys", Map.of()).body())
                .contains("OAK-36");
    }

    @Test
    void showsTheWordsThatCoSignersCompareAndTakesAKeyBack() {
        var person = nurse.person();
        offered.offer(person, "Dr New", NewDecisionKey.on(SoftwareAuthenticator.fresh(), origins));
        var ready = offered.ready(person).getFirst();

        var page = visitor.visits("/decision-keys").body();
        assertThat(page)
                .contains(CharterWords.keyInWords(ready.key()), "/decision-keys/" + ready.id() + "/taking-back");
        assertThat(visitor.submits(Origin.ID, "/decision-keys/" + ready.id() + "/taking-back", Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(offered.of(person)).doesNotContain(ready.key());
        assertThat(visitor.submits(Origin.ID, "/decision-keys/" + ready.id() + "/taking-back", Map.of())
                        .body())
                .contains("OAK-38");
    }
}
