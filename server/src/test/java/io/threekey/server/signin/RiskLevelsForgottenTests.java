package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.evidence.RiskThresholds;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** How risky somebody looked last, which is kept as long as it says anything. */
@ServerTest
@Import({Staff.class, FoundedHospital.class, UnusualSignInsTests.ServerOfItsOwn.class})
class RiskLevelsForgottenTests {

    @Autowired
    Staff staff;

    @Autowired
    FoundedHospital hospital;

    @Autowired
    RiskLevelsForgotten forgotten;

    @Autowired
    Intruder intruder;

    @Autowired
    Visitor visitors;

    private Staff.Member nurse;

    @BeforeEach
    void somebodysKeyCountsBackwards() {
        hospital.decides(
                SessionLimitsKind.addressFor(UseCase.SHARED_WORKSTATION),
                SomeLimits.everywhere(10, 480).document());
        hospital.decides(
                new PolicyAddress(RiskThresholds.KIND, Optional.of(UseCase.SHARED_WORKSTATION), Scope.GROUP),
                SomeThresholds.USUAL.document());
        nurse = staff.nurse();
        comesIn(nurse.authenticator());
        comesInUnlikeThem();
    }

    @Test
    void isKeptWhileItIsNotAsUsualAndForgottenAnHourAfterItIs() {
        ages("2 hours");
        assertThat(levels()).containsExactly("medium");

        comesIn(nurse.authenticator());
        ages("30 minutes");
        assertThat(levels()).containsExactly("low");
        ages("31 minutes");
        assertThat(levels()).isEmpty();
    }

    @Test
    void isForgottenWhereSomebodyWasNotInForMonths() {
        ages("119 days");
        assertThat(levels()).containsExactly("medium");
        ages("2 days");
        assertThat(levels()).isEmpty();

        comesIn(nurse.authenticator());
        assertThat(levels()).as("whoever has no row came in as usual").doesNotContain("medium");
    }

    /** What counts is when they were judged last, and not since when it is so. */
    @Test
    void isNotForgottenWhileItIsSaidAgain() {
        ages("119 days");
        comesInUnlikeThem();
        ages("2 days");

        assertThat(levels()).containsExactly("medium");
    }

    private void comesInUnlikeThem() {
        assertThat(comesIn(nurse.authenticator().behaving(behaviour -> behaviour.counter(1)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(levels()).containsExactly("medium");
    }

    /** As if it were longer ago, when the job comes by. */
    private void ages(String by) {
        intruder.runs("update signin_risk_level set changed_at = changed_at - interval '" + by + "'");
        forgotten.forget();
    }

    private List<Object> levels() {
        return intruder
                .reads("select level from signin_risk_level where person = '"
                        + nurse.person().value() + "'")
                .stream()
                .map(row -> row.get("level"))
                .toList();
    }

    private HttpResponse<String> comesIn(SoftwareAuthenticator key) {
        return new Door(visitors.another()).comesIn(key);
    }
}
