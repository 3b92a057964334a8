package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.UseCase;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Caller;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.SoftwareAuthenticator;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What a session knows of how somebody came in. */
@ServerTest
@Import({Staff.class, FoundedHospital.class})
class AuthenticationTests {

    @Autowired
    Staff staff;

    @Autowired
    FoundedHospital hospital;

    @Autowired
    SessionTable table;

    @Autowired
    OwnSession own;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor visitors;

    @BeforeEach
    void decideHowLongPeopleStayIn() {
        hospital.decides(
                SessionLimitsKind.addressFor(UseCase.SHARED_WORKSTATION),
                SomeLimits.everywhere(10, 480).document());
    }

    @Test
    void ofAKeyThatStaysOnItsDeviceReachesLevelThree() {
        var nurse = staff.nurse();

        assertThat(afterComingIn(nurse, nurse.authenticator()).assuranceAt(clock.instant()))
                .isEqualTo(Assurance.AAL3);
    }

    @Test
    void ofAKeyThatMayBeCopiedReachesLevelTwoAlsoWhereItWasNotCopiedYet() {
        var nurse = staff.nurse();
        var phone = SoftwareAuthenticator.fresh().behaving(Behaviour::backupEligible);
        staff.register(nurse.person(), phone, "Phone");

        assertThat(afterComingIn(nurse, phone).assuranceAt(clock.instant())).isEqualTo(Assurance.AAL2);
    }

    @Test
    void isFromWhenTheKeyWasUsedHoweverOftenTheyAreSeenLater() {
        var nurse = staff.nurse();
        var came = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var browser = visitors.another();
        new Door(browser).comesIn(nurse.authenticator());
        clock.advance(Duration.ofMinutes(9));
        browser.visits("/me");

        assertThat(of(nurse)).satisfies(authentication -> {
            assertThat(authentication.at()).isEqualTo(came);
            assertThat(authentication.key()).isEqualTo(nurse.passkey().id());
        });
    }

    private Authentication afterComingIn(Staff.Member member, SoftwareAuthenticator key) {
        assertThat(new Door(visitors.another()).comesIn(key).statusCode()).isEqualTo(303);
        return of(member);
    }

    private Authentication of(Staff.Member member) {
        var session = table.of(member.person()).getFirst();
        var caller = new Caller.SignedIn(session.person().value(), "Somebody", session.id(), Set.of());
        return own.authentication(caller).orElseThrow();
    }
}
