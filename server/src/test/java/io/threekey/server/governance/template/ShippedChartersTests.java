package io.threekey.server.governance.template;

import static io.threekey.charter.Function.CLINICAL_OPERATIONS;
import static io.threekey.charter.Function.IAM;
import static io.threekey.charter.Function.SECURITY;
import static io.threekey.charter.Function.STAFF_REPRESENTATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.DecisionKind;
import io.threekey.charter.DecisionRight;
import io.threekey.charter.Function;
import io.threekey.charter.ObjectionEffect;
import io.threekey.charter.PersonId;
import io.threekey.charter.Quorum;
import io.threekey.charter.QuorumMatching;
import io.threekey.charter.SeatId;
import io.threekey.charter.Standing;
import io.threekey.charter.UseCase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The mission's rows M2 and M3, in whichever charter a hospital starts from. */
class ShippedChartersTests {

    static final List<String> SHIPPED = CharterTemplate.SHIPPED;

    private static Stream<DecisionRight> rights(String name) {
        return CharterTemplate.named(name).rights().stream();
    }

    private static Stream<DecisionRight> rights(String name, String decision) {
        return rights(name).filter(right -> right.decision().equals(new DecisionKind(decision)));
    }

    private static boolean decides(Quorum quorum, Function... functions) {
        var standings = Stream.of(functions)
                .map(function -> {
                    var seat = new SeatId(function.code());
                    return new Standing(new PersonId(function.code()), seat, function, seat);
                })
                .collect(Collectors.toSet());
        return QuorumMatching.solve(quorum, standings).isPresent();
    }

    private static Set<Function> mentioned(DecisionRight right) {
        return Stream.of(Function.values()).filter(right.quorum()::mentions).collect(Collectors.toSet());
    }

    /** Successions wait a week each, one after the other: terms that ended together would leave nobody to sign. */
    @ParameterizedTest
    @FieldSource("SHIPPED")
    void letNoTwoTermsEndInTheSameQuarter(String name) {
        var ends = CharterTemplate.named(name).seats().stream()
                .map(seat -> seat.term().toTotalMonths())
                .sorted()
                .toList();
        for (var number = 1; number < ends.size(); number++) {
            assertThat(ends.get(number) - ends.get(number - 1)).isGreaterThanOrEqualTo(3);
        }
    }

    /** Design rule 4: what could lower everything waits, with words sent to every seat. */
    @ParameterizedTest
    @FieldSource("SHIPPED")
    void letAChangeOfTheCharterWaitForThreeDays(String name) {
        assertThat(rights(name, "charter-change")).isNotEmpty().allMatch(right -> right.delayMinutes() >= 3 * 24 * 60);
    }

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void letNoFunctionDecideAnythingAlone(String name) {
        assertThat(rights(name)).allSatisfy(right -> {
            for (var function : Function.values()) {
                assertThat(decides(right.quorum(), function))
                        .as("%s for %s by %s", right.decision(), right.useCase(), function)
                        .isFalse();
            }
        });
    }

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void leaveEmergenciesToAllThreeWithoutAWayOut(String name) {
        assertThat(Stream.concat(
                        rights(name).filter(right -> right.useCase().equals(Optional.of(UseCase.EMERGENCY))),
                        rights(name, "break-glass")))
                .isNotEmpty()
                .allSatisfy(right -> {
                    assertThat(mentioned(right)).contains(IAM, CLINICAL_OPERATIONS, SECURITY);
                    assertThat(decides(right.quorum(), IAM, CLINICAL_OPERATIONS))
                            .isFalse();
                    assertThat(decides(right.quorum(), IAM, SECURITY)).isFalse();
                    assertThat(decides(right.quorum(), CLINICAL_OPERATIONS, SECURITY))
                            .isFalse();
                    assertThat(right.objection()).isEqualTo(ObjectionEffect.BLOCKS);
                    assertThat(right.wayOutWorkingDays()).isZero();
                });
    }

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void hearClinicalOperationsOnEverythingAtTheBedside(String name) {
        var template = CharterTemplate.named(name);
        assertThat(template.rights().stream()
                        .filter(right -> right.useCase()
                                .filter(Set.of(UseCase.SHARED_WORKSTATION, UseCase.CLINICAL_MOBILITY)::contains)
                                .isPresent()))
                .allSatisfy(right -> assertThat(mentioned(right))
                        .as(right.decision().value())
                        .contains(CLINICAL_OPERATIONS));
    }

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void giveSecurityASignatureOrAnObjectionOnEverything(String name) {
        assertThat(rights(name))
                .allSatisfy(right -> assertThat(right.hears(SECURITY))
                        .as("%s for %s", right.decision(), right.useCase())
                        .isTrue());
    }

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void giveEachDomainItsOwnDecisions(String name) {
        for (var own : List.of("authenticators", "enrolment", "recovery", "federation", "lifecycle")) {
            assertThat(rights(name, own))
                    .as(own)
                    .allMatch(right -> right.quorum().mentions(IAM));
        }
        for (var own : List.of("assurance", "risk-thresholds", "access-policy", "exceptions", "monitoring")) {
            assertThat(rights(name, own))
                    .as(own)
                    .allMatch(right -> right.quorum().mentions(SECURITY));
        }
        for (var own : List.of("workflow-timing", "shared-device-use", "downtime-procedures", "bedside-usability")) {
            assertThat(rights(name, own))
                    .as(own)
                    .allMatch(right -> right.quorum().mentions(CLINICAL_OPERATIONS));
        }
    }

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void leaveNothingAboutStaffToOthersWhereTheyHaveASeat(String name) {
        var hasSeat =
                CharterTemplate.named(name).seats().stream().anyMatch(seat -> seat.function() == STAFF_REPRESENTATION);
        assertThat(hasSeat).isEqualTo(!name.equals("small"));
        assertThat(rights(name, "staff-monitoring"))
                .isNotEmpty()
                .allMatch(right -> right.quorum().mentions(STAFF_REPRESENTATION) == hasSeat);
    }
}
