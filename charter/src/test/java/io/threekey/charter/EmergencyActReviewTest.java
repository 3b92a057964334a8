package io.threekey.charter;

import static io.threekey.charter.Function.CLINICAL_OPERATIONS;
import static io.threekey.charter.Function.IAM;
import static io.threekey.charter.Function.SPONSOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one person may do alone is bounded, or the charter is not adopted. */
class EmergencyActReviewTest {
    private static final Map<String, Long> IDLE = Map.of("idleMinutes", 2L);

    private static Containment containment() {
        return new Containment(AHospital.sessionLimits(), List.of(), List.of(IAM), 72, 20, IDLE);
    }

    private static Continuity continuity(PolicyKindName kind, List<Function> by, int hours) {
        return new Continuity(kind, by, hours);
    }

    private static Charter with(List<Containment> containments, List<Continuity> continuities) {
        var like = AHospital.charter();
        var kinds = new LinkedHashMap<>(AHospital.kinds());
        kinds.put(
                AHospital.sessionLimits(),
                new PolicyKindRule(
                        new DecisionKind("session-timing"), Map.of("idleMinutes", Direction.LESS), false, 0));
        return new Charter(
                like.installation(),
                1,
                like.sealing(),
                like.log(),
                like.calendar(),
                like.seats(),
                kinds,
                like.rights(),
                containments,
                continuities,
                like.foundingPolicies());
    }

    private static void containmentFails(Containment containment, String sentence) {
        assertThat(CharterReview.of(with(List.of(containment), List.of())))
                .containsExactly(new CharterFault("containment " + containment.policyKind(), sentence));
    }

    private static void continuityFails(Continuity continuity, String sentence) {
        assertThat(CharterReview.of(with(List.of(), List.of(continuity))))
                .containsExactly(new CharterFault("continuity " + continuity.policyKind(), sentence));
    }

    private static Containment by(List<Function> functions) {
        return new Containment(AHospital.sessionLimits(), List.of(), functions, 72, 20, IDLE);
    }

    @Test
    void boundedOnesAreSound() {
        var most = new Containment(AHospital.sessionLimits(), List.of(UseCase.MACHINE), List.of(IAM), 168, 100, IDLE);
        assertThat(CharterReview.of(
                        with(List.of(most), List.of(continuity(AHospital.sessionLimits(), List.of(IAM), 72)))))
                .isEmpty();
    }

    @Test
    void theyLapseWithinDays() {
        for (var hours : List.of(0, 169)) {
            containmentFails(
                    new Containment(AHospital.sessionLimits(), List.of(), List.of(IAM), hours, 20, IDLE),
                    "It lapses after 1 to 168 hours, unless it is ratified.");
        }
        for (var hours : List.of(0, 73)) {
            continuityFails(
                    continuity(AHospital.sessionLimits(), List.of(IAM), hours), "It lapses after 1 to 72 hours.");
        }
    }

    @Test
    void theyMayLapseAfterAnHour() {
        var shortest = new Containment(AHospital.sessionLimits(), List.of(), List.of(IAM), 1, 20, IDLE);
        assertThat(CharterReview.of(
                        with(List.of(shortest), List.of(continuity(AHospital.sessionLimits(), List.of(IAM), 1)))))
                .isEmpty();
    }

    @Test
    void nobodyIsHinderedTwice() {
        containmentFails(
                new Containment(AHospital.sessionLimits(), List.of(), List.of(IAM), 72, 101, IDLE),
                "No more than 100 per cent of a ward can be hindered.");
    }

    @Test
    void aBoundNamesWhatTheCharterCanCompare() {
        containmentFails(
                new Containment(AHospital.sessionLimits(), List.of(), List.of(IAM), 72, 20, Map.of()),
                "Without a bound nothing may be tightened.");
        containmentFails(
                new Containment(AHospital.sessionLimits(), List.of(), List.of(IAM), 72, 20, Map.of("colour", 1L)),
                "The bound on 'colour' cannot be judged: the kind of policy does not say which way it is stricter.");
    }

    @Test
    void theyBelongToDomainsThatHaveASeat() {
        containmentFails(by(List.of()), "It names nobody who may do it.");
        containmentFails(by(List.of(SPONSOR)), "'sponsor' cannot do it: only a domain with a seat can.");
        continuityFails(
                continuity(AHospital.sessionLimits(), List.of(CLINICAL_OPERATIONS, SPONSOR), 12),
                "'sponsor' cannot do it: only a domain with a seat can.");
    }

    @Test
    void theyDoNotBelongToADomainWhoseSeatsAreGone() {
        var charter = with(List.of(by(List.of(IAM, Function.SECURITY))), List.of());
        var seats =
                charter.seats().stream().filter(seat -> seat.function() != IAM).toList();
        assertThat(EmergencyActReview.of(charter.withSeats(1, seats)))
                .containsExactly(new CharterFault(
                        "containment session-limits", "'iam' cannot do it: only a domain with a seat can."));
    }

    @Test
    void nobodyIsNamedTwice() {
        containmentFails(by(List.of(IAM, IAM)), "It names the same domain twice.");
        containmentFails(by(Collections.nCopies(17, IAM)), "It names the same domain twice.");
        continuityFails(
                continuity(AHospital.sessionLimits(), List.of(IAM, IAM), 12), "It names the same domain twice.");
    }

    /** Above the share of hindered people it would have to sign twice, and could not. */
    @Test
    void aContainmentIsNotForThoseWhoSignBesideIt() {
        containmentFails(
                by(List.of(CLINICAL_OPERATIONS)),
                "Clinical operations cannot do it: where many would be hindered, it signs beside whoever does.");
    }

    @Test
    void theyAreForMappedKindsAndNeverForTheCharter() {
        var unmapped = new PolicyKindName("unheard-of");
        continuityFails(
                continuity(unmapped, List.of(IAM), 12), "The charter does not map this kind of policy to a decision.");
        continuityFails(
                continuity(PolicyAddress.CHARTER.kind(), List.of(IAM), 12),
                "Nobody changes the charter alone, not even for hours.");
    }

    @Test
    void twoNeverHoldForTheSame() {
        assertThat(CharterReview.of(with(List.of(containment(), containment()), List.of())))
                .containsExactly(new CharterFault(
                        "containment session-limits", "Two envelopes cover the same use case: only one can hold."));
        var clause = continuity(AHospital.sessionLimits(), List.of(IAM), 12);
        assertThat(CharterReview.of(with(List.of(), List.of(clause, clause))))
                .containsExactly(new CharterFault(
                        "continuity session-limits", "Two clauses say who may return: only one can hold."));
    }

    @Test
    void oneIsForTheUseCasesThatItNames() {
        var machines = new Containment(AHospital.sessionLimits(), List.of(UseCase.MACHINE), List.of(IAM), 72, 20, IDLE);
        assertThat(machines.covers(limits(UseCase.MACHINE))).isTrue();
        assertThat(machines.covers(limits(UseCase.CONTRACTOR))).isFalse();
        assertThat(machines.covers(AHospital.limits())).isFalse();
        assertThat(containment().covers(limits(UseCase.CONTRACTOR))).isTrue();
    }

    private static PolicyAddress limits(UseCase useCase) {
        return new PolicyAddress(AHospital.sessionLimits(), Optional.of(useCase), Scope.GROUP);
    }

    @Test
    void twoMayHoldForDifferentUseCases() {
        var machines = new Containment(AHospital.sessionLimits(), List.of(UseCase.MACHINE), List.of(IAM), 72, 20, IDLE);
        var people =
                new Containment(AHospital.sessionLimits(), List.of(UseCase.CONTRACTOR), List.of(IAM), 72, 20, IDLE);
        assertThat(CharterReview.of(with(List.of(machines, people), List.of()))).isEmpty();
    }
}
