package io.threekey.server.timing;

import static io.threekey.server.timing.AHospitalThatIsTimed.real;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.CareSetting;
import io.threekey.server.FoundedHospital;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.people.Person;
import io.threekey.server.timing.HowOften.Times;
import io.threekey.server.timing.HowOften.Withheld;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What somebody finds who subtracts what is shown, today from yesterday too. */
@ServerTest
@Import({FoundedHospital.class, AHospitalThatIsTimed.class})
class WhatIsLeftOverTests {

    private final AHospitalThatIsTimed hospital;
    private final PointOfCare pointOfCare;
    private final FiguresForgotten forgotten;
    private final Intruder intruder;
    private final HeldClock clock;

    @Autowired
    WhatIsLeftOverTests(
            AHospitalThatIsTimed hospital,
            PointOfCare pointOfCare,
            FiguresForgotten forgotten,
            Intruder intruder,
            HeldClock clock) {
        this.hospital = hospital;
        this.pointOfCare = pointOfCare;
        this.forgotten = forgotten;
        this.intruder = intruder;
        this.clock = clock;
    }

    @BeforeEach
    void nothingWasMeasuredBefore() {
        List.of("timing_sign_in", "timing_application", "timing_unproven", "timing_in_the_way")
                .forEach(table -> intruder.runs("delete from " + table));
    }

    /** All of a use case, less those of the ward that is shown, would be the two. */
    @Test
    void aWardIsNotShownWhereThatWouldTellOfASmallerOne() {
        hospital.ward(CareSetting.WARD, 6).forEach(nurse -> hospital.comesIn(nurse, real(2)));
        fiveIn(2);
        assertThat(wards(Provenance.REAL)).hasSize(2);
        hospital.ward(CareSetting.WARD, 2).forEach(nurse -> hospital.comesIn(nurse, real(60)));

        assertThat(wards(Provenance.REAL))
                .singleElement()
                .satisfies(ward -> assertThat(ward.signIns()).isEqualTo(6));
        assertThat(figures(Provenance.REAL).useCases())
                .singleElement()
                .satisfies(all -> assertThat(all.signIns()).isEqualTo(13));
    }

    /** All who were kept out on the ward, less those who were for the first cause, would be the one. */
    @Test
    void saysOfNoCauseHowOftenWhereThatWouldTellOfSomebodyElse() {
        var nurses = fiveIn(3);
        nurses.forEach(nurse -> hospital.isKeptOut(nurse, "sign-in.key-withdrawn"));
        hospital.isKeptOut(nurses.getFirst(), "sign-in.key-withdrawn");
        hospital.isKeptOut(nurses.getLast(), "sign-in.stronger-key");
        hospital.somebodyUnknownIsKeptOut("sign-in.not-known", 7);

        assertThat(wards(Provenance.REAL)).singleElement().satisfies(ward -> {
            assertThat(ward.failed()).isEqualTo(new Times(7));
            assertThat(ward.commonest()).contains("sign-in.key-withdrawn");
        });
        assertThat(figures(Provenance.REAL).causes())
                .containsExactly(
                        new PointOfCare.Cause("sign-in.not-known", new Times(7)),
                        new PointOfCare.Cause("sign-in.key-withdrawn", new Withheld()),
                        new PointOfCare.Cause("sign-in.stronger-key", new Withheld()));
    }

    @Nested
    class AWeek {

        @Test
        void isNotShownBeforeItIsOver() {
            fiveIn(2);

            var begun = pointOfCare.figures(Provenance.REAL, Period.WEEK);
            assertThat(begun.everybody()).isEmpty();
            assertThat(begun.wards()).isEmpty();
            assertThat(begun.measured()).isTrue();
            assertThat(wards(Provenance.REAL)).hasSize(1);
        }

        /** Else three weeks less the two in which they were enough would be the one in which they were not. */
        @Test
        void ofTooFewIsInNoFigureOfSeveral() {
            var nurses = hospital.ward(CareSetting.WARD, 5);
            nurses.forEach(nurse -> hospital.comesIn(nurse, real(2)));
            clock.advance(Duration.ofDays(7));
            hospital.comesIn(nurses.getFirst(), real(60));

            assertThat(wards(Provenance.REAL)).singleElement().satisfies(ward -> {
                assertThat(ward.signIns()).isEqualTo(5);
                assertThat(ward.whole().most()).isLessThan(Duration.ofSeconds(3));
            });
            assertThat(figures(Provenance.REAL, Period.WEEK).wards()).isEmpty();
        }
    }

    @Test
    void figuresAreGoneWithTheirWeekAndNotInTheMiddleOfIt() {
        var monday = WholeWeeks.monday(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        var kept = pointOfCare.figures(Provenance.REAL, Period.MONTH).keptWeeks();
        fiveIn(2);
        clock.set(monday.plusWeeks(kept + 1).atStartOfDay(ZoneOffset.UTC).toInstant());
        forgotten.forget();
        assertThat(rows()).isEqualTo(5);

        clock.advance(Duration.ofHours(2));
        forgotten.forget();
        assertThat(rows()).isZero();
    }

    /** A figure of the first day of the oldest week is oldest on the last day of the week that is not over. */
    @ParameterizedTest
    @CsvSource({"0, 1", "7, 1", "13, 1", "19, 1", "20, 2", "30, 3", "33, 3", "34, 4", "400, 4"})
    void asManyWholeWeeksAreKeptAsMayBeLookedBackAtAndOneAtLeast(int daysBack, int weeks) {
        assertThat(Period.kept(OptionalInt.of(daysBack))).isEqualTo(weeks);
        assertThat(Period.kept(OptionalInt.empty())).isEqualTo(1);
    }

    private List<Person> fiveIn(int seconds) {
        var nurses = hospital.ward(CareSetting.WARD, 5);
        nurses.forEach(nurse -> hospital.comesIn(nurse, real(seconds)));
        return nurses;
    }

    private int rows() {
        return intruder.reads("select * from timing_sign_in").size();
    }

    private List<PointOfCare.OfWard> wards(Provenance provenance) {
        return figures(provenance).wards();
    }

    private PointOfCare.Figures figures(Provenance provenance) {
        return figures(provenance, Period.MONTH);
    }

    private PointOfCare.Figures figures(Provenance provenance, Period period) {
        return AHospitalThatIsTimed.whenTheWeekIsOver(intruder, clock, () -> pointOfCare.figures(provenance, period));
    }
}
