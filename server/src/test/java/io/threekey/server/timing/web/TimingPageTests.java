package io.threekey.server.timing.web;

import static io.threekey.server.timing.AHospitalThatIsTimed.simulated;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.CareSetting;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.timing.AHospitalThatIsTimed;
import io.threekey.server.timing.CollectedFigures;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.HeldClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A sign-in as a browser posts it, and the page on which its group can be read. */
@ServerTest
@Import({Staff.class, FoundedHospital.class, AHospitalThatIsTimed.class})
class TimingPageTests {

    private final Staff staff;
    private final FoundedHospital founded;
    private final AHospitalThatIsTimed hospital;
    private final CollectedFigures figures;
    private final Intruder intruder;
    private final HeldClock clock;
    private final Visitor visitor;

    @Autowired
    TimingPageTests(
            Staff staff,
            FoundedHospital founded,
            AHospitalThatIsTimed hospital,
            CollectedFigures figures,
            Intruder intruder,
            HeldClock clock,
            Visitor visitor) {
        this.staff = staff;
        this.founded = founded;
        this.hospital = hospital;
        this.figures = figures;
        this.intruder = intruder;
        this.clock = clock;
        this.visitor = visitor.another();
    }

    @BeforeEach
    void nothingWasMeasuredBefore() {
        figures.flush();
        List.of("timing_sign_in", "timing_unproven", "timing_in_the_way")
                .forEach(table -> intruder.runs("delete from " + table));
    }

    @Nested
    class ASignIn {

        @Test
        void isTimedInItsStages() {
            comesIn(Map.of("tookPage", "120", "tookPerson", "3400", "tookCeremony", "900"));

            assertThat(measured()).singleElement().satisfies(row -> {
                assertThat(row)
                        .containsEntry("page_micros", 120_000)
                        .containsEntry("person_micros", 3_400_000)
                        .containsEntry("ceremony_micros", 900_000)
                        .containsEntry("use_case", "shared-workstation")
                        .containsEntry("refusal", "")
                        .containsEntry("simulated", false);
                assertThat((Integer) row.get("ruling_micros")).isPositive();
                assertThat((Integer) row.get("commit_micros")).isPositive();
                assertThat((Integer) row.get("whole_micros")).isGreaterThan(4_420_000);
            });
        }

        @Test
        void withHostileNumbersLetsInAllTheSameAndMeasuresNothingOfThem() {
            comesIn(Map.of(
                    "tookPage",
                    "99999999999999999999",
                    "tookPerson",
                    "-1",
                    "tookCeremony",
                    "1;drop table people_person"));
            comesIn(Map.of("tookPage", "", "tookPerson", "1e3"));

            assertThat(measured())
                    .hasSize(2)
                    .allSatisfy(row -> assertThat(row)
                            .containsEntry("page_micros", null)
                            .containsEntry("person_micros", null)
                            .containsEntry("ceremony_micros", null)
                            .containsEntry("whole_micros", null));
        }

        @Test
        void cannotCallItselfSimulated() {
            comesIn(Map.of("simulated", "true", "provenance", "SIMULATED", "tookPage", "1"));

            assertThat(measured())
                    .singleElement()
                    .satisfies(row -> assertThat(row).containsEntry("simulated", false));
        }

        @Test
        void thatFailsIsCountedByItsCauseAndWithoutARowForEachStranger() {
            for (var stranger = 0; stranger < 5; stranger++) {
                var door = new Door(visitor);
                assertThat(door.answer(door.knock(), "nonsense").statusCode()).isEqualTo(403);
            }

            assertThat(measured()).isEmpty();
            assertThat(intruder.reads("select refusal, times from timing_unproven"))
                    .containsExactly(Map.of("refusal", "sign-in.unreadable", "times", 5L));
        }

        private List<Map<String, Object>> measured() {
            figures.flush();
            return List.copyOf(intruder.reads("select * from timing_sign_in"));
        }

        private void comesIn(Map<String, String> took) {
            var somebody = visitor.another();
            var door = new Door(somebody);
            var asked = door.knock();
            var form = new HashMap<>(took);
            form.put("answer", staff.nurse().authenticator().get(asked.options(), somebody.origin(Origin.ID)));
            form.put("sealed", asked.sealed());
            assertThat(somebody.submits(Origin.ID, "/sign-in", form).statusCode())
                    .isEqualTo(303);
        }
    }

    @Nested
    class ThePage {

        @Test
        void saysWhatWasNotMeasuredAndThatNothingIsDecided() {
            var page = page("/timing");

            assertThat(page)
                    .contains("No figures yet", "Nobody has signed in in these weeks whose time was measured.")
                    .contains("/proposals/new?kind=workflow-limits&amp;useCase=shared-workstation");
        }

        @Test
        void saysThatWhatItShowsIsSimulated() {
            var nurses = hospital.ward(CareSetting.WARD, 5);
            nurses.forEach(nurse -> hospital.comesIn(nurse, simulated(12)));

            assertThat(page("/timing"))
                    .contains("All of these are simulated")
                    .contains(nurses.getFirst().ward().name())
                    .contains("12.0 s");
            assertThat(page("/timing?of=real"))
                    .contains("All of these are real sign-ins")
                    .doesNotContain(nurses.getFirst().ward().name());
        }

        @Test
        void saysThatTooFewWereMeasuredWithoutSayingAnythingOfThem() {
            var nurses = hospital.ward(CareSetting.WARD, 4);
            nurses.forEach(nurse -> hospital.comesIn(nurse, AHospitalThatIsTimed.real(12)));

            assertThat(page("/timing"))
                    .contains("in no week that is over by 5 different people or more")
                    .doesNotContain(nurses.getFirst().ward().name())
                    .doesNotContain("12.0 s");
        }

        @Test
        void saysWhyANumberIsNotShown() {
            var nurses = hospital.ward(CareSetting.WARD, 5);
            nurses.forEach(nurse -> hospital.comesIn(nurse, AHospitalThatIsTimed.real(12)));
            hospital.isKeptOut(nurses.getFirst(), "sign-in.key-withdrawn");

            assertThat(page("/timing"))
                    .contains("Not shown")
                    .contains("A larger group is left out too where fewer people could be worked out from the others");
        }

        @Test
        void isNotForANurse() {
            new Door(visitor).comesIn(staff.nurse().authenticator());

            assertThat(visitor.visits("/timing").statusCode()).isEqualTo(403);
        }

        private String page(String path) {
            var owner = founded.founder("clinical-operations");
            if (!seated) {
                staff.worksInTheOffice(owner.person());
                seated = true;
            }
            assertThat(new Door(visitor).comesIn(owner.passkey()).statusCode()).isEqualTo(303);
            figures.flush();
            intruder.runs("delete from timing_sign_in where not simulated and use_case = 'managed-endpoint'");
            return AHospitalThatIsTimed.whenTheWeekIsOver(
                    intruder, clock, () -> visitor.visits(path).body());
        }
    }

    private static boolean seated;

    @Nested
    class OneTouch {

        @Test
        void isThankedForAndCountedOnTheirWard() {
            new Door(visitor).comesIn(staff.nurse().authenticator());

            var answer = visitor.submits(Origin.ID, "/me/in-my-way", Map.of("hindrance", "slow"));
            assertThat(answer.headers().firstValue("Location")).contains("/me?said");
            assertThat(visitor.visits("/me?said").body()).contains("Thank you. Clinical operations hears of it.");
            assertThat(intruder.reads("select hindrance, refusal from timing_in_the_way"))
                    .containsExactly(Map.of("hindrance", "slow", "refusal", ""));
        }

        @Test
        void saysWhatTheyHadJustMetAtTheDoor() {
            var nurse = staff.nurse();
            new Door(visitor).comesIn(nurse.authenticator(), Behaviour::signatureOverOtherBytes);
            new Door(visitor).comesIn(nurse.authenticator());
            visitor.submits(Origin.ID, "/me/in-my-way", Map.of("hindrance", "key"));

            assertThat(intruder.reads("select hindrance, refusal from timing_in_the_way"))
                    .containsExactly(Map.of("hindrance", "key", "refusal", "sign-in.not-known"));
        }

        @Test
        void isForNobodyWhoIsNotIn() {
            var stranger = visitor.another().submits(Origin.ID, "/me/in-my-way", Map.of());

            assertThat(stranger.headers().firstValue("Location").orElse("")).doesNotContain("said");
            assertThat(intruder.reads("select * from timing_in_the_way")).isEmpty();
        }
    }
}
