package io.threekey.server.governance.gaps;

import static io.threekey.server.governance.gaps.ASteeringGroup.FOUNDED;
import static io.threekey.server.governance.gaps.ASteeringGroup.ON_THE_WARDS;
import static io.threekey.server.governance.gaps.ASteeringGroup.idle;
import static io.threekey.server.governance.gaps.ASteeringGroup.limits;
import static io.threekey.server.governance.gaps.ASteeringGroup.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Charter;
import io.threekey.charter.Clocks;
import io.threekey.charter.DecisionRight;
import io.threekey.charter.Function;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.ProposalState;
import io.threekey.charter.Scope;
import io.threekey.charter.Shortfall;
import io.threekey.charter.UseCase;
import io.threekey.charter.Way;
import io.threekey.server.governance.Absentees;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.governance.ProposalStatus;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be missing about what was decided, and about what waits to be. */
class PolicyGapsTests {

    static final Instant LATER = FOUNDED.plus(Duration.ofDays(100));

    final ASteeringGroup group = new ASteeringGroup();

    static List<String> codes(List<Gap> gaps) {
        return gaps.stream().map(Gap::code).toList();
    }

    @Nested
    class APolicyThatThreekeyObeys {

        @Test
        void andThatTheCharterLetsNobodyDecideIsUnowned() {
            group.obeyed.add(PolicyAddress.forAll(new PolicyKindName("break-glass")));

            assertThat(group.gapsOf(new UnownedPolicies(), LATER))
                    .singleElement()
                    .satisfies(gap -> {
                        assertThat(gap.code()).isEqualTo("unowned-policy/break-glass.all.group");
                        assertThat(gap.severity()).isEqualTo(Severity.URGENT);
                        assertThat(gap.owner().code()).isEqualTo("sponsor");
                    });
        }

        @Test
        void andThatNobodyHasDecidedIsTheLeadingDomainsToPropose() {
            group.obeyed.add(ON_THE_WARDS);

            assertThat(group.gapsOf(new UnownedPolicies(), LATER))
                    .singleElement()
                    .satisfies(gap -> {
                        assertThat(gap.code()).isEqualTo("nothing-in-force/session-limits.shared-workstation.group");
                        assertThat(gap.owner().code()).isEqualTo("iam");
                    });
        }

        @Test
        void andThatIsInForceIsOwned() {
            group.obeyed.add(ON_THE_WARDS);
            group.isInForce(version(ON_THE_WARDS, idle(10), FOUNDED, Way.REGULAR, Optional.empty()));

            assertThat(group.gapsOf(new UnownedPolicies(), LATER)).isEmpty();
        }
    }

    @Nested
    class APolicyThatLapses {

        @ParameterizedTest
        @CsvSource({"15, ", "14, SOON", "4, SOON", "3, URGENT", "1, URGENT"})
        void isSaidTwoWeeksAheadAndUrgentThreeDaysAhead(int days, Severity severity) {
            var until = LATER.plus(Duration.ofDays(days));
            group.isInForce(version(ON_THE_WARDS, idle(10), FOUNDED, Way.WAY_OUT, Optional.of(until)));

            assertThat(group.gapsOf(new LapsingPolicies(), LATER))
                    .extracting(Gap::severity)
                    .isEqualTo(Optional.ofNullable(severity).stream().toList());
        }
    }

    @Nested
    class AReview {

        @ParameterizedTest
        @CsvSource({"29, ", "30, SOON", "59, SOON", "60, URGENT"})
        void isOverdueFromItsDayOnAndUrgentAMonthAfter(int daysSinceAdoption, Severity severity) {
            var reviewed = withReviewAfter(30);
            var adopted = LATER.minus(Duration.ofDays(daysSinceAdoption));
            var inForce = version(ON_THE_WARDS, idle(10), adopted, Way.REGULAR, Optional.empty());

            var gaps = new OverdueReviews()
                    .gapsIn(new Ownership(
                            reviewed,
                            List.of(inForce),
                            List.of(inForce),
                            List.of(),
                            List.of(),
                            key -> Optional.empty(),
                            Absentees.NOBODY,
                            LATER))
                    .toList();

            assertThat(gaps)
                    .extracting(Gap::severity)
                    .isEqualTo(Optional.ofNullable(severity).stream().toList());
        }

        private Charter withReviewAfter(int days) {
            var charter = group.charter();
            return new Charter(
                    charter.installation(),
                    charter.version(),
                    charter.sealing(),
                    charter.log(),
                    charter.calendar(),
                    charter.seats(),
                    charter.policyKinds(),
                    charter.rights().stream()
                            .map(right -> reviewedAfter(days, right))
                            .toList(),
                    charter.containments(),
                    charter.continuities(),
                    charter.foundingPolicies());
        }

        private DecisionRight reviewedAfter(int days, DecisionRight right) {
            return new DecisionRight(
                    right.decision(),
                    right.useCase(),
                    right.scope(),
                    right.quorum(),
                    right.objection(),
                    right.consulted(),
                    new Clocks(14, 72, 0, 0, 0, days),
                    right.reason());
        }
    }

    @Nested
    class ASitesOwnPolicy {

        final PolicyAddress atNorth = limits(UseCase.SHARED_WORKSTATION, Scope.site("north"));

        @Test
        void isOvertakenOnceTheGroupsIsStricter() {
            group.isInForce(version(ON_THE_WARDS, idle(5), FOUNDED, Way.REGULAR, Optional.empty()));
            group.isInForce(version(atNorth, idle(8), FOUNDED, Way.REGULAR, Optional.empty()));

            assertThat(codes(group.gapsOf(new OvertakenSitePolicies(), LATER)))
                    .containsExactly("overtaken-site-policy/session-limits.shared-workstation.site:north");
        }

        @ParameterizedTest
        @CsvSource({"5", "4"})
        void thatIsAsStrictOrStricterStands(int minutes) {
            group.isInForce(version(ON_THE_WARDS, idle(5), FOUNDED, Way.REGULAR, Optional.empty()));
            group.isInForce(version(atNorth, idle(minutes), FOUNDED, Way.REGULAR, Optional.empty()));

            assertThat(group.gapsOf(new OvertakenSitePolicies(), LATER)).isEmpty();
        }
    }

    @Nested
    class TheSponsorsWayOut {

        private void isTakenOn(String day) {
            group.everAdopted.add(
                    version(ON_THE_WARDS, idle(10), Instant.parse(day + "T10:00:00Z"), Way.WAY_OUT, Optional.empty()));
        }

        @Test
        void takenTwiceInAQuarterIsTolerated() {
            isTakenOn("2026-07-02");
            isTakenOn("2026-09-02");
            isTakenOn("2026-06-30");

            assertThat(group.gapsOf(new RepeatedWayOut(), Instant.parse("2026-09-10T10:00:00Z")))
                    .isEmpty();
        }

        @Test
        void takenThreeTimesInAQuarterIsAGapUntilTheQuarterIsOver() {
            isTakenOn("2026-07-02");
            isTakenOn("2026-08-02");
            isTakenOn("2026-09-02");

            assertThat(group.gapsOf(new RepeatedWayOut(), Instant.parse("2026-09-10T10:00:00Z")))
                    .singleElement()
                    .satisfies(gap -> {
                        assertThat(gap.code()).isEqualTo("repeated-way-out/2026-Q3");
                        assertThat(gap.severity()).isEqualTo(Severity.URGENT);
                    });
            assertThat(group.gapsOf(new RepeatedWayOut(), Instant.parse("2026-10-01T10:00:00Z")))
                    .isEmpty();
        }
    }

    @Nested
    class AProposal {

        static final Duration OPEN_FOR = Duration.ofDays(20);

        private void stands(ProposalState state) {
            var charter = group.charter();
            group.open.add(new ProposalCase(
                    group.proposal(ON_THE_WARDS, idle(10), "security", LATER, OPEN_FOR),
                    List.of(),
                    charter,
                    charter.rightFor(ON_THE_WARDS).orElseThrow(),
                    Optional.empty(),
                    new ProposalStatus.Undecided(state)));
        }

        private ProposalState missing(Function... functions) {
            var way = new EnumMap<Function, Integer>(Function.class);
            List.of(functions).forEach(function -> way.put(function, 1));
            return new ProposalState.Open(new Shortfall(3, 3 - functions.length, List.of(Map.copyOf(way))));
        }

        @ParameterizedTest
        @CsvSource({"9, ", "10, SOON", "14, SOON", "15, URGENT", "20, URGENT", "21, "})
        void isOverdueAfterHalfOfItsTimeAndUrgentAfterThreeQuarters(int days, Severity severity) {
            stands(missing(Function.CLINICAL_OPERATIONS));

            assertThat(group.gapsOf(new OverdueDecisions(), LATER.plus(Duration.ofDays(days))))
                    .extracting(Gap::severity)
                    .isEqualTo(Optional.ofNullable(severity).stream().toList());
        }

        @Test
        void isOverdueForEachFunctionThatHasNotSigned() {
            stands(missing(Function.CLINICAL_OPERATIONS, Function.SECURITY));

            assertThat(group.gapsOf(new OverdueDecisions(), LATER.plus(Duration.ofDays(10))))
                    .extracting(gap -> gap.code() + " " + gap.owner().code())
                    .containsExactly(
                            "overdue-decision/p1.clinical-operations clinical-operations",
                            "overdue-decision/p1.security security");
        }

        @Test
        void thatIsContestedIsItsProposersToMend() {
            stands(new ProposalState.Blocked(List.of()));

            assertThat(group.gapsOf(new OverdueDecisions(), LATER.plus(Duration.ofDays(10))))
                    .extracting(gap -> gap.code() + " " + gap.owner().code())
                    .containsExactly("contested-decision/p1 security");
        }

        @Test
        void thatOnlyWaitsForItsAdoptionIsNotOverdue() {
            stands(new ProposalState.ReadyToAdopt(List.of(), Optional.empty()));

            assertThat(group.gapsOf(new OverdueDecisions(), LATER.plus(Duration.ofDays(19))))
                    .isEmpty();
        }
    }
}
