package io.threekey.server.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.server.FoundedHospital;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.jobs.Jobs;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.people.Person;
import io.threekey.server.timing.HowOften.Times;
import io.threekey.server.timing.HowOften.Withheld;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ServerTest
@Import({FoundedHospital.class, AHospitalThatIsTimed.class})
class InTheWayTests {

    private final AHospitalThatIsTimed hospital;
    private final InTheWay inTheWay;
    private final PointOfCare pointOfCare;
    private final Ledger ledger;
    private final Jobs jobs;
    private final Intruder intruder;
    private final HeldClock clock;

    @Autowired
    InTheWayTests(
            AHospitalThatIsTimed hospital,
            InTheWay inTheWay,
            PointOfCare pointOfCare,
            Ledger ledger,
            Jobs jobs,
            Intruder intruder,
            HeldClock clock) {
        this.hospital = hospital;
        this.inTheWay = inTheWay;
        this.pointOfCare = pointOfCare;
        this.ledger = ledger;
        this.jobs = jobs;
        this.intruder = intruder;
        this.clock = clock;
    }

    @BeforeEach
    void nobodySaidAnythingYet() {
        intruder.runs("delete from timing_in_the_way");
        clock.advance(Duration.ofHours(1));
        Awaitility.await().until(() -> !jobs.hurry());
    }

    /** Beside what the record says of sign-ins, the moment or what was met there would lead to a name. */
    @Test
    void whatStandsInTheRecordIsTheWardAndTheQuarterOfAnHourAlone() {
        var nurse = nurse();
        var ward = nurse.ward().id().value();
        var said = clock.instant();
        inTheWay.say(nurse.id(), Hindrance.KEY, Optional.of("sign-in.stronger-key"), Provenance.REAL);
        assertThat(ledger.entriesOf(TimingEntries.GOT_IN_THE_WAY, ward)).isEmpty();
        clock.advance(InTheWay.BUNCHED.plus(Duration.ofMinutes(2)));

        Awaitility.await()
                .untilAsserted(() -> assertThat(ledger.entriesOf(TimingEntries.GOT_IN_THE_WAY, ward))
                        .singleElement()
                        .satisfies(entry -> {
                            assertThat(entry.payload()).isEqualTo(TimingEntries.gotInTheWay(ward));
                            assertThat(entry.at()).isAfterOrEqualTo(said.plus(InTheWay.BUNCHED));
                        }));
    }

    @Test
    void ofFewerThanFivePeopleThereIsNoNumberHoweverOftenTheySayIt() {
        var ward = hospital.ward(CareSetting.WARD, 5);
        ward.stream().skip(1).forEach(nurse -> says(nurse, InTheWay.MOST_A_DAY));
        assertThat(counted()).singleElement().satisfies(said -> {
            assertThat(said.hindrance()).isEqualTo(Hindrance.SLOW);
            assertThat(said.ward()).startsWith(ward.getFirst().ward().name());
            assertThat(said.times()).isEqualTo(new Withheld());
        });
        says(ward.getFirst(), 1);
        assertThat(counted())
                .singleElement()
                .satisfies(said -> assertThat(said.times()).isEqualTo(new Times(4 * InTheWay.MOST_A_DAY + 1)));
    }

    private void says(Person nurse, int times) {
        for (var time = 0; time < times; time++) {
            inTheWay.say(nurse.id(), Hindrance.SLOW, Optional.empty(), Provenance.REAL);
        }
    }

    @Test
    void aHundredTouchesAreOneMessageToClinicalOperations() {
        var before = notices();
        for (var nurse = 0; nurse < 10; nurse++) {
            var somebody = nurse();
            for (var time = 0; time < 10; time++) {
                inTheWay.say(somebody.id(), Hindrance.SLOW, Optional.empty(), Provenance.REAL);
            }
        }
        clock.advance(InTheWay.BUNCHED.plus(Duration.ofMinutes(2)));

        Awaitility.await().until(() -> !jobs.hurry() && notices() > before);
        assertThat(notices()).isEqualTo(before + 1);
        assertThat(intruder.reads("select * from timing_in_the_way where not told"))
                .isEmpty();
    }

    @Test
    void whoeverTouchesItAgainAndAgainCountsSoOftenADayAndIsNeverRefused() {
        var ward = hospital.ward(CareSetting.WARD, 5);
        ward.forEach(nurse -> says(nurse, 10));

        assertThat(counted())
                .singleElement()
                .satisfies(said -> assertThat(said.times()).isEqualTo(new Times(5 * InTheWay.MOST_A_DAY)));
        clock.advance(Duration.ofDays(1));
        says(ward.getFirst(), 1);
        assertThat(counted())
                .singleElement()
                .satisfies(said -> assertThat(said.times()).isEqualTo(new Times(5 * InTheWay.MOST_A_DAY + 1)));
    }

    @Test
    void somebodyWhoIsNotKnownHereChangesNothing() {
        inTheWay.say(new PersonId("nobody-known"), Hindrance.SLOW, Optional.empty(), Provenance.REAL);

        assertThat(counted()).isEmpty();
    }

    @Test
    void aReasonThatIsNotOnTheListSaysNothing() {
        assertThat(Hindrance.named("<script>")).isEqualTo(Hindrance.UNSAID);
        assertThat(Hindrance.named("too-often")).isEqualTo(Hindrance.TOO_OFTEN);
    }

    private Person nurse() {
        return hospital.ward(CareSetting.WARD, 1).getFirst();
    }

    private List<PointOfCare.InTheWayOf> counted() {
        return AHospitalThatIsTimed.whenTheWeekIsOver(
                intruder,
                clock,
                () -> pointOfCare.figures(Provenance.REAL, Period.MONTH).inTheWay());
    }

    private int notices() {
        return intruder.reads("select * from notices_notice where code = 'timing.in-the-way'")
                .size();
    }
}
