package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.UseCase;
import io.threekey.evidence.LetInEntry;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.ledger.Ledger;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether recorded sign-ins come out the same where they are ruled on again by what was signed. */
@ServerTest
@Import({Staff.class, FoundedHospital.class})
class RuledAgainTests {

    @Autowired
    Staff staff;

    @Autowired
    FoundedHospital hospital;

    @Autowired
    PoliciesInForce policies;

    @Autowired
    RecordedSignIns recorded;

    @Autowired
    Ledger ledger;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor visitors;

    @Autowired
    TransactionTemplate transaction;

    private Instant since;

    @BeforeEach
    void aPolicyIsInForce() {
        hospital.decides(
                SessionLimitsKind.addressFor(UseCase.SHARED_WORKSTATION),
                SomeLimits.everywhere(10, 480).document());
        clock.advance(Duration.ofMinutes(1));
        since = clock.instant();
    }

    @Test
    void whatTheServerRuledComesOutTheSameAlsoAfterTheNextDecision() {
        comesIn();
        comesIn();
        clock.advance(Duration.ofMinutes(1));
        hospital.decides(
                SessionLimitsKind.addressFor(UseCase.SHARED_WORKSTATION),
                SomeLimits.everywhere(9, 470).document());
        comesIn();

        assertThat(diverging()).isEmpty();
    }

    @Test
    void aRulingThatNobodySignedIsFound() {
        comesIn();
        var nurse = comesIn();
        var genuine = letIn(nurse);
        plant(nurse, staysInFor(1400, genuine));

        assertThat(diverging()).singleElement().satisfies(past -> {
            assertThat(past.person()).isEqualTo(nurse.person());
            assertThat(past.situation().became())
                    .isEqualTo(new RecordedSignIn.Became.LetIn(new SessionLimit(10, 1400)));
        });
    }

    @Test
    void whatWasObeyedAMomentBeforeCountsForAMoment() {
        var nurse = comesIn();
        var genuine = letIn(nurse);
        hospital.decides(
                SessionLimitsKind.addressFor(UseCase.SHARED_WORKSTATION),
                SomeLimits.everywhere(9, 470).document());
        clock.advance(Duration.ofSeconds(2));
        plant(nurse, genuine);
        assertThat(diverging()).isEmpty();

        clock.advance(Duration.ofSeconds(10));
        plant(nurse, genuine);
        assertThat(diverging()).hasSize(1);
    }

    private List<RecordedSignIn> diverging() {
        var again = new RuledAgain(policies.chain().history());
        var diverging = new ArrayList<RecordedSignIn>();
        recorded.each(since, clock.instant().plusSeconds(1), past -> {
            if (!again.comesOutAsRecorded(past)) {
                diverging.add(past);
            }
        });
        return diverging;
    }

    private Staff.Member comesIn() {
        var nurse = staff.nurse();
        assertThat(new Door(visitors.another()).comesIn(nurse.authenticator()).statusCode())
                .isEqualTo(303);
        return nurse;
    }

    private LetInEntry letIn(Staff.Member nurse) {
        return LetInEntry.parse(
                ledger.newestOf(SignInEntries.LET_IN, nurse.person().value(), 1)
                        .getFirst()
                        .payload());
    }

    private static LetInEntry staysInFor(int minutes, LetInEntry entry) {
        return new LetInEntry(
                entry.session(),
                entry.person(),
                entry.passkey(),
                entry.useCase(),
                entry.careSetting(),
                entry.site(),
                entry.key(),
                entry.idleMinutes(),
                minutes,
                entry.policy(),
                entry.policyVersion(),
                entry.policyDocument(),
                entry.coming(),
                entry.weighed());
    }

    private void plant(Staff.Member nurse, LetInEntry entry) {
        transaction.executeWithoutResult(
                status -> ledger.append(SignInEntries.LET_IN, nurse.person().value(), entry.payload()));
    }
}
