package io.threekey.server.signin.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;

/**
 * A session that is ended on one node is refused by the other within a second, whatever keeps the other from hearing of
 * it: nothing is sent to it that could be lost, because each request asks the row.
 */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndedOnTwoNodesTests {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @Autowired
    Staff staff;

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    PoliciesInForce policies;

    @Autowired
    HeldClock clock;

    @Autowired
    Intruder intruder;

    @Autowired
    TestDatabase database;

    @Autowired
    Visitor visitors;

    @Value("${threekey.home}")
    Path home;

    private LossyWire wire;
    private SecondNode other;
    private Visitor browser;
    private Staff.Member nurse;
    private String token;

    @BeforeEach
    void aNurseIsInOnBothNodes() {
        hospital.security(); // whoever asks first founds it
        if (other == null) {
            var address = URI.create(database.url().substring("jdbc:".length()));
            wire = LossyWire.to(address.getPort());
            other = SecondNode.started(
                    URI.create(visitors.origin(Origin.ID)),
                    database.url().replace(":" + address.getPort() + "/", ":" + wire.port() + "/"),
                    home,
                    policies.chain().fingerprint().grouped(),
                    clock.instant());
        }
        nurse = staff.nurse();
        browser = visitors.another();
        token = new Door(browser)
                .comesIn(nurse.authenticator()).headers().allValues("Set-Cookie").stream()
                        .filter(cookie -> cookie.startsWith("threekey="))
                        .map(cookie -> cookie.substring("threekey=".length(), cookie.indexOf(';')))
                        .filter(value -> !value.isEmpty())
                        .findFirst()
                        .orElseThrow();
        assertThat(other.answers("/me", token)).isEqualTo(200);
    }

    @AfterEach
    void tidy() {
        intruder.runs("drop table if exists kept");
    }

    @AfterAll
    void endTheOtherNode() {
        other.close();
        wire.close();
    }

    @Test
    void byItsOwnerItIsOverOnTheOtherAtOnce() {
        browser.submits(Origin.ID, "/sign-out", Map.of());
        isRefusedWithin(AT_ONCE);
    }

    @Test
    void byWhoeverMayEndThemAllItIsOverOnTheOtherAtOnce() {
        isEndedBySecurity();
        isRefusedWithin(AT_ONCE);
    }

    @Test
    void whileTheOtherWasStoppedIsOverWithItsFirstAnswerAfterwards() {
        other.stop();
        isEndedBySecurity();
        other.goOn();

        assertThat(other.answers("/me", token)).isEqualTo(303);
    }

    @Test
    void whileAllThatTheOtherHearsOfTheDatabaseIsLostLetsNobodyInThereMeanwhileNorAfterwards() {
        wire.swallow();
        isEndedBySecurity();
        assertThat(other.answers("/me", token)).isNotEqualTo(200);
        wire.mend();

        await().atMost(Duration.ofSeconds(30)).until(() -> other.answers("/me", token) == 303);
    }

    @Test
    void andWhoseRowIsPutBackIsOverOnTheOtherWithinSecondsToo() {
        intruder.runs("create table kept as select * from signin_session");
        isEndedBySecurity();
        intruder.runs("insert into signin_session select * from kept where id not in (select id from signin_session)");

        await().atMost(Duration.ofSeconds(30)).until(() -> other.answers("/me", token) == 303);
    }

    private void isEndedBySecurity() {
        var security = visitors.another();
        assertThat(new Door(security).comesIn(hospital.security().passkey()).statusCode())
                .isEqualTo(303);
        assertThat(security.submits(
                                Origin.ID,
                                "/sessions",
                                Map.of("person", nurse.person().value(), "reason", "key-lost"))
                        .body())
                .contains("One session of");
    }

    private void isRefusedWithin(Duration time) {
        var started = Instant.now();
        assertThat(other.answers("/me", token)).isEqualTo(303);
        assertThat(Duration.between(started, Instant.now())).isLessThan(time);
    }
}
