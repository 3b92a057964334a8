package io.threekey.charter;

import static io.threekey.charter.Function.CLINICAL_OPERATIONS;
import static io.threekey.charter.Function.IAM;
import static io.threekey.charter.Function.SECURITY;
import static io.threekey.charter.Function.STAFF_REPRESENTATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Quorum.AllOf;
import io.threekey.charter.Quorum.AnyOf;
import io.threekey.charter.Quorum.From;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What makes a right, an envelope or a calendar one that nobody may be governed by. */
class RulesOfRightsTest {
    private static final Scope EAST = Scope.site("east");
    private static final Clocks DAYS_14 = Clocks.of(14, 72, 0);

    private static DecisionRight right(
            String decision,
            Optional<UseCase> useCase,
            Scope scope,
            Quorum quorum,
            ObjectionEffect objection,
            List<Function> consulted,
            Clocks clocks) {
        return new DecisionRight(
                new DecisionKind(decision), useCase, scope, quorum, objection, consulted, clocks, "for a reason");
    }

    private static DecisionRight at(Scope scope, Quorum quorum) {
        return right("timing", Optional.empty(), scope, quorum, ObjectionEffect.BLOCKS, List.of(), DAYS_14);
    }

    private static DecisionRight onClocks(String decision, Clocks clocks) {
        return right(decision, Optional.empty(), Scope.GROUP, both(), ObjectionEffect.BLOCKS, List.of(), clocks);
    }

    private static Quorum both() {
        return new AllOf(List.of(one(IAM), one(SECURITY)));
    }

    private static Quorum one(Function function) {
        return new From(function, 1);
    }

    private static List<CharterFault> faults(DecisionRight... more) {
        var rights = Stream.concat(AHospital.rights().stream(), Stream.of(more)).toList();
        return CharterReview.of(AHospital.charter(AHospital.seats(), AHospital.kinds(), rights));
    }

    @Nested
    class ASite {
        private static final CharterFault EASIER = new CharterFault(
                "timing all site:east", "The site could decide with signatures that the group's right finds too few.");

        @Test
        void mayAskForAsMuchAsTheGroupOrMore() {
            assertThat(faults(at(Scope.GROUP, both()), at(EAST, both()))).isEmpty();
            assertThat(faults(at(Scope.GROUP, both()), at(EAST, AHospital.threeOwners())))
                    .isEmpty();
        }

        @Test
        void mayNotAskForLess() {
            assertThat(faults(at(Scope.GROUP, both()), at(EAST, one(IAM)))).contains(EASIER);
        }

        @Test
        void mayNotOfferAnEasierWayBesideAsHardOnes() {
            var either = new AnyOf(List.of(AHospital.threeOwners(), one(CLINICAL_OPERATIONS)));
            assertThat(faults(at(Scope.GROUP, both()), at(EAST, either))).containsExactly(EASIER);
        }

        @Test
        void mayNameOneOfThoseAmongWhomTheGroupLetsChoose() {
            var oneOfTwo = new AnyOf(List.of(one(IAM), one(SECURITY)));
            assertThat(faults(at(Scope.GROUP, oneOfTwo), hearing(one(SECURITY), List.of(IAM))))
                    .isEmpty();
            assertThat(faults(at(Scope.GROUP, oneOfTwo), at(EAST, one(CLINICAL_OPERATIONS))))
                    .contains(EASIER);
        }

        @Test
        void isHeldToTheRightForItsUseCaseBeforeTheOneForAll() {
            var strict = right(
                    "timing",
                    Optional.of(UseCase.EMERGENCY),
                    Scope.GROUP,
                    AHospital.threeOwners(),
                    ObjectionEffect.BLOCKS,
                    List.of(),
                    DAYS_14);
            var site = right(
                    "timing", Optional.of(UseCase.EMERGENCY), EAST, both(), ObjectionEffect.BLOCKS, List.of(), DAYS_14);
            assertThat(faults(at(Scope.GROUP, both()), strict, site))
                    .extracting(CharterFault::where)
                    .containsOnly("timing emergency site:east");
            assertThat(faults(at(Scope.GROUP, both()), site)).isEmpty();
        }

        @Test
        void hasNothingOfItsOwnWhereTheGroupSetsNoFloor() {
            assertThat(faults(at(EAST, both())))
                    .containsExactly(new CharterFault(
                            "timing all site:east", "The group has no right for this that sets the floor."));
        }

        @Test
        void hearsEverybodyWhomTheGroupHearsAndAsLoudly() {
            var group = right(
                    "timing",
                    Optional.empty(),
                    Scope.GROUP,
                    both(),
                    ObjectionEffect.ESCALATES,
                    List.of(CLINICAL_OPERATIONS),
                    DAYS_14);
            var fault = new CharterFault(
                    "timing all site:east", "An objection would do less at the site than it does in the group.");
            assertThat(faults(group, hearing(ObjectionEffect.NOTED, List.of(CLINICAL_OPERATIONS))))
                    .containsExactly(fault);
            assertThat(faults(group, hearing(ObjectionEffect.BLOCKS, List.of())))
                    .containsExactly(fault);
            assertThat(faults(group, hearing(ObjectionEffect.BLOCKS, List.of(CLINICAL_OPERATIONS))))
                    .isEmpty();
        }

        @Test
        void hearsThoseToWhoseSignatureItPrefersAnother() {
            var oneOfTwo = new AnyOf(List.of(one(IAM), one(SECURITY)));
            assertThat(faults(at(Scope.GROUP, oneOfTwo), at(EAST, one(SECURITY))))
                    .containsExactly(new CharterFault(
                            "timing all site:east",
                            "An objection would do less at the site than it does in the group."));
        }

        private static DecisionRight hearing(Quorum quorum, List<Function> consulted) {
            return right("timing", Optional.empty(), EAST, quorum, ObjectionEffect.BLOCKS, consulted, DAYS_14);
        }

        private static DecisionRight hearing(ObjectionEffect effect, List<Function> consulted) {
            return right("timing", Optional.empty(), EAST, both(), effect, consulted, DAYS_14);
        }

        @Test
        void opensTheWayOutNoSoonerThanTheGroup() {
            var fault = new CharterFault(
                    "timing all site:east", "The sponsor's way out would open sooner at the site than in the group.");
            assertThat(faults(opening(Scope.GROUP, 5), opening(EAST, 4))).containsExactly(fault);
            assertThat(faults(opening(Scope.GROUP, 0), opening(EAST, 5))).containsExactly(fault);
            assertThat(faults(opening(Scope.GROUP, 5), opening(EAST, 5))).isEmpty();
            assertThat(faults(opening(Scope.GROUP, 5), opening(EAST, 0))).isEmpty();
        }

        private static DecisionRight opening(Scope scope, int workingDays) {
            return right(
                    "timing",
                    Optional.empty(),
                    scope,
                    both(),
                    ObjectionEffect.BLOCKS,
                    List.of(),
                    new Clocks(14, 72, 0, workingDays, 0, 0));
        }
    }

    @Nested
    class TheSponsorsWayOut {
        private static final String NEVER = "Here the sponsor has no way out: nobody decides it alone.";

        @Test
        void isNeverOneFromCharterEmergencyAccessOrTheMonitoringOfStaff() {
            for (var decision : List.of("charter-change", "succession", "emergency-access")) {
                var rights = AHospital.rights().stream()
                        .map(right -> right.decision().value().equals(decision) ? withWayOut(right) : right)
                        .toList();
                assertThat(CharterReview.of(AHospital.charter(AHospital.seats(), AHospital.kinds(), rights)))
                        .as(decision)
                        .containsExactly(new CharterFault(decision + " all group", NEVER));
            }
            assertThat(faults(onClocks("break-glass", new Clocks(14, 72, 0, 5, 0, 0))))
                    .containsExactly(new CharterFault("break-glass all group", NEVER));
        }

        private static DecisionRight withWayOut(DecisionRight right) {
            return right(
                    right.decision().value(),
                    right.useCase(),
                    right.scope(),
                    right.quorum(),
                    right.objection(),
                    right.consulted(),
                    new Clocks(14, 72, 0, 5, 0, 0));
        }

        @Test
        void opensWhileTheProposalStillWaits() {
            var tooLate = new CharterFault(
                    "timing all group clocks",
                    "A proposal could lapse before the sponsor's way out opens, counted in working days.");
            var plain = new WorkingCalendar(
                    AHospital.calendar().zone(), AHospital.calendar().workingDays(), 540, List.of());
            assertThat(WayOutReview.of(withCalendar(plain, onClocks("timing", new Clocks(8, 72, 0, 5, 0, 0)))))
                    .isEmpty();
            assertThat(WayOutReview.of(withCalendar(plain, onClocks("timing", new Clocks(7, 72, 0, 5, 0, 0)))))
                    .containsExactly(tooLate);
            assertThat(faults(onClocks("timing", new Clocks(7, 72, 0, 5, 0, 0))))
                    .containsExactly(tooLate);
        }

        @Test
        void opensWhileTheProposalStillWaitsOverTheHolidaysToo() {
            var christmas = List.of(
                    LocalDate.parse("2026-12-24"),
                    LocalDate.parse("2026-12-25"),
                    LocalDate.parse("2026-12-28"),
                    LocalDate.parse("2026-12-29"));
            var calendar = new WorkingCalendar(
                    AHospital.calendar().zone(), AHospital.calendar().workingDays(), 540, christmas);
            var right = onClocks("timing", new Clocks(8, 72, 0, 5, 0, 0));
            assertThat(WayOutReview.of(withCalendar(calendar, right)))
                    .extracting(CharterFault::where)
                    .containsExactly("timing all group clocks");
        }

        @Test
        void isCountedInTheDaysThisHospitalWorks() {
            var mondays = new WorkingCalendar(AHospital.calendar().zone(), Set.of(DayOfWeek.MONDAY), 540, List.of());
            assertThat(WayOutReview.of(withCalendar(mondays, onClocks("timing", new Clocks(14, 72, 0, 2, 0, 0)))))
                    .hasSize(1);
            assertThat(WayOutReview.of(withCalendar(mondays, onClocks("timing", new Clocks(15, 72, 0, 2, 0, 0)))))
                    .isEmpty();
        }

        private static Charter withCalendar(WorkingCalendar calendar, DecisionRight right) {
            var like = AHospital.charter();
            return new Charter(
                    like.installation(),
                    1,
                    like.sealing(),
                    like.log(),
                    calendar,
                    like.seats(),
                    like.policyKinds(),
                    List.of(right),
                    List.of(),
                    List.of(),
                    List.of());
        }
    }

    @Nested
    class AClock {
        @Test
        void isInItsRange() {
            var fault =
                    "The sponsor's way out opens within a year, and what is decided lasts, and is reviewed, within ten.";
            assertThat(faults(onClocks("timing", new Clocks(366, 72, 0, 261, 0, 0))))
                    .contains(new CharterFault("timing all group clocks", fault));
            assertThat(faults(onClocks("timing", new Clocks(14, 72, 0, 0, 3661, 0))))
                    .containsExactly(new CharterFault("timing all group clocks", fault));
            assertThat(faults(onClocks("timing", new Clocks(14, 72, 0, 0, 0, 3661))))
                    .containsExactly(new CharterFault("timing all group clocks", fault));
            assertThat(faults(onClocks("timing", new Clocks(14, 72, 1439, 0, 1, 0))))
                    .isEmpty();
            assertThat(faults(onClocks("timing", new Clocks(14, 72, 1440, 0, 1, 0))))
                    .extracting(CharterFault::sentence)
                    .containsExactly("What is decided would lapse before anybody obeyed it: it waits for as long as it"
                            + " lasts, where it loosens if not always.");
            assertThat(faults(onClocks("timing", new Clocks(14, 72, 0, 0, 3660, 3660))))
                    .isEmpty();
        }

        /** Of both ways in which a charter is replaced, by whatever name the charter calls them. */
        @Test
        void neverRunsOutForACharter() {
            for (var decision : List.of("charter-change", "succession")) {
                var rights = AHospital.rights().stream()
                        .map(right -> right.decision().value().equals(decision) ? lasting(right, 30) : right)
                        .toList();
                assertThat(CharterReview.of(AHospital.charter(AHospital.seats(), AHospital.kinds(), rights)))
                        .containsExactly(new CharterFault(
                                decision + " all group clocks",
                                "A charter stays until another takes its place: it never lapses."));
            }
        }

        private static DecisionRight lasting(DecisionRight right, int days) {
            return new DecisionRight(
                    right.decision(),
                    right.useCase(),
                    right.scope(),
                    right.quorum(),
                    right.objection(),
                    right.consulted(),
                    new Clocks(14, 72, 0, 0, days, 0),
                    right.reason());
        }

        @Test
        void letsALooseningWaitForAYearAtMost() {
            assertThat(faultsOfDelay(366 * 24 * 60)).isEmpty();
            assertThat(faultsOfDelay(366 * 24 * 60 + 1))
                    .containsExactly(new CharterFault("session-limits", "A loosening waits for a year at most."));
        }

        private static List<CharterFault> faultsOfDelay(int minutes) {
            var kinds = new LinkedHashMap<>(AHospital.kinds());
            kinds.put(
                    AHospital.sessionLimits(),
                    new PolicyKindRule(new DecisionKind("session-timing"), Map.of(), false, minutes));
            return CharterReview.of(AHospital.charter(AHospital.seats(), kinds, AHospital.rights()));
        }
    }

    @Nested
    class TheStaffRepresentation {
        @Test
        void mustSignWhatIsRecordedAboutStaffWhereItHasASeat() {
            assertThat(faults(onClocks("staff-monitoring", DAYS_14)))
                    .containsExactly(new CharterFault(
                            "staff-monitoring all group",
                            "The staff representation has a seat, and this could be decided without it."));
            var withThem = right(
                    "staff-monitoring",
                    Optional.empty(),
                    Scope.GROUP,
                    new AllOf(List.of(one(SECURITY), one(STAFF_REPRESENTATION))),
                    ObjectionEffect.BLOCKS,
                    List.of(),
                    DAYS_14);
            assertThat(faults(withThem)).isEmpty();
        }

        /** By whatever name the charter calls the decision on it. */
        @Test
        void mustSignWhatTheirMonitoringIsMappedTo() {
            var kinds = new LinkedHashMap<>(AHospital.kinds());
            kinds.put(new PolicyKindName("staff-monitoring"), AHospital.kind("session-timing"));
            assertThat(CharterReview.of(AHospital.charter(AHospital.seats(), kinds, AHospital.rights())))
                    .extracting(CharterFault::where)
                    .containsExactly("session-timing all group");
        }

        @Test
        void isNotMissedWhereItHasNoSeat() {
            var seats = AHospital.seats().stream()
                    .filter(seat -> seat.function() != STAFF_REPRESENTATION)
                    .toList();
            var rights = Stream.concat(AHospital.rights().stream(), Stream.of(onClocks("staff-monitoring", DAYS_14)))
                    .toList();
            assertThat(CharterReview.of(AHospital.charter(seats, AHospital.kinds(), rights)))
                    .isEmpty();
        }
    }

    @Nested
    class WhatIsLeftToNobody {
        @Test
        void isNamed() {
            assertThat(CharterGaps.missing(AHospital.charter()))
                    .contains(new DecisionKind("recovery"))
                    .isSubsetOf(CharterGaps.toBeDecided())
                    .doesNotContain(new DecisionKind("charter-change"));
        }

        @Test
        void isLeftToNobodyAlsoWhereOnlyOneUseCaseOrSiteIsDecided() {
            var recovery = new DecisionKind("recovery");
            var partly = List.of(
                    right(
                            "recovery",
                            Optional.of(UseCase.MACHINE),
                            Scope.GROUP,
                            both(),
                            ObjectionEffect.BLOCKS,
                            List.of(),
                            DAYS_14),
                    right("recovery", Optional.empty(), EAST, both(), ObjectionEffect.BLOCKS, List.of(), DAYS_14));
            assertThat(CharterGaps.missing(AHospital.charter(AHospital.seats(), AHospital.kinds(), partly)))
                    .contains(recovery);
            assertThat(CharterGaps.missing(AHospital.charter(
                            AHospital.seats(), AHospital.kinds(), List.of(onClocks("recovery", DAYS_14)))))
                    .doesNotContain(recovery);
        }
    }
}
