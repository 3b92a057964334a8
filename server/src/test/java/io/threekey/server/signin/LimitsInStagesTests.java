package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.CareSetting;
import io.threekey.charter.Enactment;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Stage;
import io.threekey.charter.Staging;
import io.threekey.charter.UseCase;
import io.threekey.charter.Way;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.evidence.ComingLimits;
import io.threekey.evidence.LetInEntry;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.ledger.Ledger;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Limits that are recorded for a day, announced for another, and then obeyed. */
@ServerTest
@Import({Staff.class, FoundedHospital.class})
class LimitsInStagesTests {

    private static final PolicyAddress WARDS = SessionLimitsKind.addressFor(UseCase.SHARED_WORKSTATION);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final SessionLimits OBEYED = SomeLimits.everywhere(10, 480);

    private final Staff staff;
    private final HeldClock clock;
    private final Ledger ledger;
    private final FoundedHospital hospital;
    private final Visitor visitor;
    private final Staff.Member nurse;

    @Autowired
    LimitsInStagesTests(Staff staff, HeldClock clock, Ledger ledger, FoundedHospital hospital, Visitor visitor) {
        this.staff = staff;
        this.clock = clock;
        this.ledger = ledger;
        this.hospital = hospital;
        this.visitor = visitor.another();
        this.nurse = staff.nurse();
    }

    @BeforeEach
    void obeyWhatTheTestsSpeakOfAndNothingOnItsWay() {
        clock.advance(A_DAY.multipliedBy(3));
        hospital.decides(WARDS, OBEYED.document());
    }

    @Nested
    class WhileTheyAreRecorded {

        @Test
        void everySignInIsJudgedByThemToo() {
            decided(SomeLimits.everywhere(5, 240));
            comesIn();

            var entry = recorded();
            assertThat(entry.idleMinutes()).isEqualTo(10);
            assertThat(entry.overallMinutes()).isEqualTo(480);
            assertThat(entry.coming())
                    .contains(new ComingLimits(
                            Stage.RECORD,
                            5,
                            240,
                            WARDS,
                            entry.policyVersion() + 1,
                            digest(SomeLimits.everywhere(5, 240))));
        }

        @Test
        void nothingChangesForAnybodyAndNobodyIsTold() {
            decided(SomeLimits.everywhere(5, 240));
            comesIn();
            clock.advance(Duration.ofMinutes(9));

            assertThat(visitor.visits("/me").body()).contains("You’re in until").doesNotContain("your session at");
        }
    }

    @Nested
    class WhileTheyAreAnnounced {

        @Test
        void peopleAreToldOnceOnTheFirstPageTheySee() {
            decided(SomeLimits.everywhere(5, 480));
            var from = DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.ENGLISH)
                    .withZone(ZoneId.of("Europe/Berlin"))
                    .format(clock.instant().plus(A_DAY.multipliedBy(2)));
            clock.advance(A_DAY);
            comesIn();

            assertThat(visitor.visits("/me").body())
                    .contains("From " + from + " your session at "
                            + nurse.person().value().replace("person-", "Place ")
                            + " will end after 5 minutes without use. Today it is 10 minutes.")
                    .contains("Nothing to do now.")
                    .doesNotContain("in any case.");
            assertThat(visitor.visits("/me").body()).doesNotContain("your session at");
            assertThat(recorded().coming()).map(ComingLimits::stage).contains(Stage.WARN);
        }

        @Test
        void peopleAreToldAgainWhenTheyComeInAgain() {
            decided(SomeLimits.everywhere(10, 240));
            clock.advance(A_DAY);
            comesIn();
            visitor.visits("/me/keys");
            comesIn();

            assertThat(visitor.visits("/me").body())
                    .contains("will end after 4 hours in any case. Today it is 8 hours.")
                    .doesNotContain("without use");
        }

        @Test
        void whomTheyDoNotTouchIsToldNothing() {
            decided(SomeLimits.except(SomeLimits.everywhere(5, 240), CareSetting.EMERGENCY_DEPARTMENT, 10, 480));
            clock.advance(A_DAY);
            comesIn();

            assertThat(visitor.visits("/me").body()).doesNotContain("your session at");
            assertThat(recorded().coming()).map(ComingLimits::idleMinutes).contains(10);
        }

        @Test
        void whoWorksInAnotherWayIsToldNothing() {
            hospital.decides(SessionLimitsKind.addressFor(UseCase.MANAGED_ENDPOINT), OBEYED.document());
            decided(SomeLimits.everywhere(5, 240));
            clock.advance(A_DAY);
            var clerk = staff.clerk();
            new Door(visitor).comesIn(clerk.authenticator());

            assertThat(visitor.visits("/me").body()).doesNotContain("your session at");
        }
    }

    @Test
    void onceTheyAreObeyedNothingIsOnItsWay() {
        decided(SomeLimits.everywhere(5, 240));
        clock.advance(A_DAY.multipliedBy(2));
        comesIn();

        assertThat(recorded().idleMinutes()).isEqualTo(5);
        assertThat(recorded().coming()).isEmpty();
        assertThat(visitor.visits("/me").body()).doesNotContain("your session at");
    }

    private void decided(SessionLimits limits) {
        var days = new Staging(Math.toIntExact(A_DAY.toMinutes()), Math.toIntExact(A_DAY.toMinutes()));
        hospital.decides(
                WARDS, limits.document(), new Enactment(Way.REGULAR, days, Optional.empty(), Optional.empty()));
    }

    private void comesIn() {
        assertThat(new Door(visitor).comesIn(nurse.authenticator()).statusCode())
                .isEqualTo(303);
    }

    private static Digest digest(SessionLimits limits) {
        return Digest.of(CanonicalJson.bytes(limits.document()));
    }

    private LetInEntry recorded() {
        return LetInEntry.parse(
                ledger.newestOf(SignInEntries.LET_IN, nurse.person().value(), 1)
                        .getFirst()
                        .payload());
    }
}
