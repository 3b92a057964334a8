package io.threekey.server.governance.gaps;

import static io.threekey.server.governance.gaps.ASteeringGroup.FOUNDED;
import static io.threekey.server.governance.gaps.ASteeringGroup.TWO_YEARS_ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PolicyAddress;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.governance.ProposalStatus;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be missing about the people in the seats. */
class SeatGapsTests {

    static final Instant LATER = FOUNDED.plus(Duration.ofDays(100));

    final ASteeringGroup group = new ASteeringGroup();

    static List<String> codes(List<Gap> gaps) {
        return gaps.stream().map(Gap::code).toList();
    }

    @Nested
    class AVacancy {

        @Test
        void isNotThereWhereEverySeatIsHeld() {
            assertThat(group.gapsOf(new Vacancies(), LATER)).isEmpty();
        }

        @Test
        void ofAnOwnerIsUrgentAndTheSponsorsToMend() {
            group.term("iam", FOUNDED, LATER);

            assertThat(group.gapsOf(new Vacancies(), LATER)).singleElement().satisfies(gap -> {
                assertThat(gap.code()).isEqualTo("vacant-seat/iam");
                assertThat(gap.severity()).isEqualTo(Severity.URGENT);
                assertThat(gap.owner().code()).isEqualTo("sponsor");
                assertThat(gap.url()).isEqualTo("/succession?seat=iam");
                assertThat(gap.what().key()).isEqualTo("governance.gap.vacant-seat.over");
            });
        }

        @Test
        void ofADeputyIsItsFunctionsToMend() {
            group.term("iam-deputy", LATER.plusMillis(1), TWO_YEARS_ON);

            assertThat(group.gapsOf(new Vacancies(), LATER)).singleElement().satisfies(gap -> {
                assertThat(gap.severity()).isEqualTo(Severity.SOON);
                assertThat(gap.owner().code()).isEqualTo("iam");
                assertThat(gap.what().key()).isEqualTo("governance.gap.vacant-seat.not-begun");
            });
        }

        @Test
        void ofOwnerAndDeputyLeavesTheFunctionWithoutAnybody() {
            group.term("security", FOUNDED, LATER);
            group.term("security-deputy", FOUNDED, LATER);

            assertThat(codes(group.gapsOf(new Vacancies(), LATER)))
                    .containsExactlyInAnyOrder(
                            "function-without-anybody/security", "vacant-seat/security", "vacant-seat/security-deputy");
        }

        @Test
        void ofTheStaffsRepresentationStopsNoDecision() {
            group.without("staff-deputy");
            group.without("staff");

            assertThat(group.gapsOf(new Vacancies(), LATER)).singleElement().satisfies(gap -> {
                assertThat(gap.code()).isEqualTo("function-without-anybody/staff-representation");
                assertThat(gap.severity()).isEqualTo(Severity.SOON);
            });
        }
    }

    @Nested
    class ALapsingTerm {

        @ParameterizedTest
        @CsvSource({"75, ", "74, SOON", "15, SOON", "14, URGENT", "1, URGENT"})
        void isUrgentWhenOneSuccessionJustFitsAndIsSaidSixtyDaysBefore(int days, Severity severity) {
            group.term("iam", FOUNDED, LATER.plus(Duration.ofDays(days)));

            assertThat(group.gapsOf(new LapsingTerms(), LATER))
                    .extracting(Gap::severity)
                    .isEqualTo(Optional.ofNullable(severity).stream().toList());
        }

        /** Only one succession at a time waits out its week. */
        @ParameterizedTest
        @CsvSource({"172, SOON", "113, SOON", "112, URGENT", "14, URGENT"})
        void isUrgentEarlierWhereEightEndTogether(int days, Severity severity) {
            var together = List.of(
                    "sponsor",
                    "sponsor-deputy",
                    "iam",
                    "iam-deputy",
                    "clinical-operations",
                    "clinical-operations-deputy",
                    "security",
                    "security-deputy");
            together.forEach(seat -> group.term(seat, FOUNDED, LATER.plus(Duration.ofDays(days))));

            assertThat(group.gapsOf(new LapsingTerms(), LATER))
                    .hasSize(8)
                    .extracting(Gap::severity)
                    .containsOnly(severity);
        }

        @Test
        void thatIsOverIsAVacancyInstead() {
            group.term("iam", FOUNDED, LATER);

            assertThat(group.gapsOf(new LapsingTerms(), LATER)).isEmpty();
        }
    }

    @Nested
    class AFunctionOfOne {

        @Test
        void isNamedWithTheOnePerson() {
            group.without("clinical-operations-deputy");

            assertThat(group.gapsOf(new AloneInAFunction(), LATER))
                    .singleElement()
                    .satisfies(gap -> {
                        assertThat(gap.code()).isEqualTo("alone-in-a-function/clinical-operations");
                        assertThat(gap.what().arguments().toString()).contains("Clara Bauer");
                    });
        }

        @Test
        void comesAboutWhenTheDeputysTermEnds() {
            group.term("iam-deputy", FOUNDED, LATER);

            assertThat(codes(group.gapsOf(new AloneInAFunction(), LATER))).containsExactly("alone-in-a-function/iam");
            assertThat(group.gapsOf(new AloneInAFunction(), LATER.minusMillis(1)))
                    .isEmpty();
        }
    }

    @Nested
    class AConflictOfInterest {

        @Test
        void isOneNameInTwoSeatsHoweverItIsSpaced() {
            group.named("iam-deputy", "  yusuf   DEMIR ");

            assertThat(group.gapsOf(new ConflictsOfInterest(), LATER))
                    .hasSize(1)
                    .allSatisfy(gap -> {
                        assertThat(gap.kind()).isEqualTo("one-name-twice");
                        assertThat(gap.owner().code()).isEqualTo("sponsor");
                    });
        }

        @Test
        void isNotThereAmongDifferentNames() {
            assertThat(group.gapsOf(new ConflictsOfInterest(), LATER)).isEmpty();
        }

        @Test
        void isAProposalThatChangesTheProposersOwnSeat() {
            var longer = new ASteeringGroup();
            longer.term("iam", FOUNDED, TWO_YEARS_ON.plus(Duration.ofDays(365)));
            proposes(longer, "iam");

            assertThat(codes(group.gapsOf(new ConflictsOfInterest(), LATER))).containsExactly("own-case/p1");
        }

        @Test
        void isNotAProposalThatChangesSomebodyElsesSeat() {
            var longer = new ASteeringGroup();
            longer.term("iam", FOUNDED, TWO_YEARS_ON.plus(Duration.ofDays(365)));
            proposes(longer, "security");

            assertThat(group.gapsOf(new ConflictsOfInterest(), LATER)).isEmpty();
        }

        private void proposes(ASteeringGroup next, String by) {
            var proposal =
                    group.proposal(PolicyAddress.CHARTER, next.charter().document(), by, LATER, Duration.ofDays(30));
            var charter = group.charter();
            group.open.add(new ProposalCase(
                    proposal,
                    List.of(),
                    charter,
                    charter.rightFor(PolicyAddress.CHARTER).orElseThrow(),
                    Optional.empty(),
                    new ProposalStatus.Overtaken()));
        }
    }

    @Nested
    class ADecisionKey {

        @Test
        void thatSignedLatelyIsFine() {
            assertThat(group.gapsOf(new UntriedKeys(), LATER)).isEmpty();
        }

        @Test
        void thatNeverSignedIsWeakFromTheFirstDayAndItsHoldersToTry() {
            group.neverSigned(group.seat("iam").keys().getLast());

            assertThat(group.gapsOf(new UntriedKeys(), FOUNDED.plusSeconds(1)))
                    .singleElement()
                    .satisfies(gap -> {
                        assertThat(gap.code()).isEqualTo("untried-keys/iam");
                        assertThat(gap.severity()).isEqualTo(Severity.WEAK);
                        assertThat(gap.owner().code()).isEqualTo("person:person-iam");
                        assertThat(gap.what().arguments().toString()).contains("[Second]");
                    });
        }

        @Test
        void ofAnyModelIsAGapWhereTheCharterAcceptsIt() {
            assertThat(group.gapsOf(new UnattestedKeys(), LATER)).isEmpty();

            group.models = List.of("any");

            assertThat(codes(group.gapsOf(new UnattestedKeys(), LATER))).containsExactly("any-key-model/charter");
        }

        @Test
        void thatHasNotSignedForHalfAYearIsIdle() {
            var halfAYearOn = FOUNDED.plus(Duration.ofDays(182));
            group.seats.values().stream()
                    .flatMap(seat -> seat.keys().stream())
                    .forEach(key -> group.signed(key, FOUNDED.plus(Duration.ofDays(3))));
            group.signed(group.seat("iam").keys().getFirst(), FOUNDED.plus(Duration.ofDays(2)));

            assertThat(group.gapsOf(new UntriedKeys(), halfAYearOn))
                    .singleElement()
                    .satisfies(gap -> {
                        assertThat(gap.code()).isEqualTo("idle-keys/iam");
                        assertThat(gap.severity()).isEqualTo(Severity.SOON);
                    });
        }

        @Test
        void thatNeverSignedForHalfAYearIsIdleAndNotJustUntried() {
            group.neverSigned(group.seat("iam").keys().getLast());
            group.seats.values().stream()
                    .flatMap(seat -> seat.keys().stream())
                    .filter(key -> !key.equals(group.seat("iam").keys().getLast()))
                    .forEach(key -> group.signed(key, FOUNDED.plus(Duration.ofDays(100))));

            assertThat(codes(group.gapsOf(new UntriedKeys(), FOUNDED.plus(Duration.ofDays(180)))))
                    .containsExactly("idle-keys/iam");
        }
    }

    /** Founded on 1 June; a hundred days later it is 9 September. */
    @Nested
    class AFunctionWhosePeopleAreAllAway {

        @Test
        void todayIsUrgentAndTheSponsors() {
            group.away("iam", "2026-09-01", "2026-09-20");
            group.away("iam-deputy", "2026-09-09", "2026-09-09");

            assertThat(group.gapsOf(new NobodyPresent(), LATER)).singleElement().satisfies(gap -> {
                assertThat(gap.code()).isEqualTo("nobody-present/iam");
                assertThat(gap.severity()).isEqualTo(Severity.URGENT);
                assertThat(gap.owner().code()).isEqualTo("sponsor");
                assertThat(gap.what().key()).isEqualTo("governance.gap.nobody-present");
            });
        }

        @Test
        void withinAWeekIsSaidAheadWithItsDay() {
            group.away("iam", "2026-09-01", "2026-09-20");
            group.away("iam-deputy", "2026-09-16", "2026-09-18");

            assertThat(group.gapsOf(new NobodyPresent(), LATER)).singleElement().satisfies(gap -> {
                assertThat(gap.severity()).isEqualTo(Severity.SOON);
                assertThat(gap.what().key()).isEqualTo("governance.gap.nobody-present.soon");
                assertThat(gap.what().arguments().getLast()).isEqualTo(LocalDate.parse("2026-09-16"));
            });
            assertThat(group.gapsOf(new NobodyPresent(), LATER.minus(Duration.ofDays(1))))
                    .isEmpty();
        }

        @Test
        void isNoneWhereOneOfThemIsThere() {
            group.away("iam", "2026-09-01", "2026-09-20");
            group.away("security-deputy", "2026-09-01", "2026-09-20");

            assertThat(group.gapsOf(new NobodyPresent(), LATER)).isEmpty();
        }

        @Test
        void isToldOfAnOwnerWithoutADeputyToo() {
            group.without("security-deputy");
            group.away("security", "2026-09-10", "2026-09-10");

            assertThat(codes(group.gapsOf(new NobodyPresent(), LATER))).containsExactly("nobody-present/security");
        }
    }
}
