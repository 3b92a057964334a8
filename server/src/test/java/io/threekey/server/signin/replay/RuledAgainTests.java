package io.threekey.server.signin.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.evidence.LetInEntry;
import io.threekey.evidence.SessionLimitsRow;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.signin.SessionLimit;
import io.threekey.server.signin.SessionLimits;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether recorded sign-ins come out the same where they are ruled on again by what was signed. */
@ServerTest
@Import({Staff.class, FoundedHospital.class})
class RuledAgainTests {

    private static final PolicyAddress WARDS =
            new PolicyAddress(SessionLimitsRow.KIND, Optional.of(UseCase.SHARED_WORKSTATION), Scope.GROUP);

    @Autowired
    Staff staff;

    @Autowired
    SignInTypes types;

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
        hospital.decides(WARDS, everywhere(10, 480).document());
        clock.advance(Duration.ofMinutes(1));
        since = clock.instant();
    }

    @Test
    void whatTheServerRuledComesOutTheSameAlsoAfterTheNextDecision() {
        comesIn();
        comesIn();
        clock.advance(Duration.ofMinutes(1));
        hospital.decides(WARDS, everywhere(9, 470).document());
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
            assertThat(past.situation().became()).isEqualTo(new Situation.Became.LetIn(new SessionLimit(10, 1400)));
        });
    }

    @Test
    void whatWasObeyedAMomentBeforeCountsForAMoment() {
        var nurse = comesIn();
        var genuine = letIn(nurse);
        hospital.decides(WARDS, everywhere(9, 470).document());
        clock.advance(Duration.ofSeconds(2));
        plant(nurse, genuine);
        assertThat(diverging()).isEmpty();

        clock.advance(Duration.ofSeconds(10));
        plant(nurse, genuine);
        assertThat(diverging()).hasSize(1);
    }

    private static SessionLimits everywhere(int idleMinutes, int overallMinutes) {
        return new SessionLimits(Arrays.stream(CareSetting.values())
                .collect(Collectors.toMap(
                        Function.identity(), setting -> new SessionLimit(idleMinutes, overallMinutes))));
    }

    private List<RecordedSignIn> diverging() {
        var again = RuledAgain.by(policies.chain().history());
        var diverging = new ArrayList<RecordedSignIn>();
        var period = new ReplayedPeriod(since, clock.instant().plusSeconds(1));
        recorded.read(
                period,
                columns -> columns.forEachSignIn(past -> {
                    if (!past.at().isBefore(since)
                            && !again.of(past.situation()).comesOut(past.at().toEpochMilli())) {
                        diverging.add(past);
                    }
                }));
        return diverging;
    }

    private Staff.Member comesIn() {
        var nurse = staff.nurse();
        assertThat(new Door(visitors.another()).comesIn(nurse.authenticator()).statusCode())
                .isEqualTo(303);
        return nurse;
    }

    private LetInEntry letIn(Staff.Member nurse) {
        return LetInEntry.parse(ledger.newestOf(types.letIn(), nurse.person().value(), 1)
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
                status -> ledger.append(types.letIn(), nurse.person().value(), entry.payload()));
    }
}
