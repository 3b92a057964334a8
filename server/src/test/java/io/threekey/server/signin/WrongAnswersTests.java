package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.UseCase;
import io.threekey.charter.json.Fields;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.notices.Inbox;
import io.threekey.server.notices.ToldNotice;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.HeldClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A stranger who knows the id of somebody's key. */
@ServerTest
@Import({Staff.class, FoundedHospital.class})
class WrongAnswersTests {

    @Autowired
    Staff staff;

    @Autowired
    FoundedHospital hospital;

    @Autowired
    WrongAnswers wrongAnswers;

    @Autowired
    Ledger ledger;

    @Autowired
    Inbox inbox;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor visitors;

    private Staff.Member nurse;

    @BeforeEach
    void somebodyWhoseKeyIsKnown() {
        hospital.decides(
                SessionLimitsKind.addressFor(UseCase.SHARED_WORKSTATION),
                SomeLimits.everywhere(10, 480).document());
        nurse = staff.nurse();
    }

    @Test
    void cannotFillTheLedgerAndIsAnsweredAlwaysTheSame() {
        var answers = IntStream.range(0, WrongAnswers.RECORDED_EACH + 7)
                .mapToObj(any -> answersWrongly())
                .toList();

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(403);
        assertThat(answers).allSatisfy(page -> assertThat(page.body()).contains("HERON-42"));
        assertThat(ledger.newestOf(SignInEntries.REFUSED, person(), 50)).hasSize(WrongAnswers.RECORDED_EACH);
    }

    @Test
    void isCountedToTheLastAnswer() {
        IntStream.range(0, WrongAnswers.RECORDED_EACH + 7).forEach(any -> answersWrongly());
        wrongAnswers.lookAgain();
        assertThat(ledger.newestOf(SignInEntries.ANSWERED_WRONGLY_OFTEN, person(), 50))
                .isEmpty();

        clock.advance(WrongAnswers.A_MINUTE);
        wrongAnswers.lookAgain();
        wrongAnswers.lookAgain();

        assertThat(ledger.newestOf(SignInEntries.ANSWERED_WRONGLY_OFTEN, person(), 50))
                .singleElement()
                .satisfies(entry -> assertThat(
                                Fields.of(entry.payload(), entry.type()).count("times"))
                        .isEqualTo(7));
    }

    @Test
    void keepsNobodyOutWhoseKeyItIs() {
        IntStream.range(0, WrongAnswers.RECORDED_EACH + 7).forEach(any -> answersWrongly());

        assertThat(new Door(visitors.another()).comesIn(nurse.authenticator()).statusCode())
                .isEqualTo(303);
    }

    @Test
    void isRecordedAnewInTheNextMinute() {
        IntStream.range(0, WrongAnswers.RECORDED_EACH + 1).forEach(any -> answersWrongly());
        clock.advance(WrongAnswers.A_MINUTE.plus(Duration.ofSeconds(1)));
        wrongAnswers.lookAgain();
        answersWrongly();

        assertThat(ledger.newestOf(SignInEntries.REFUSED, person(), 50)).hasSize(WrongAnswers.RECORDED_EACH + 1);
    }

    @Test
    void isToldOnceADayToThePersonWhoseKeyItIs() {
        IntStream.range(0, 3).forEach(any -> answersWrongly());
        assertThat(told()).containsExactly("sign-in.failed");

        clock.advance(Duration.ofDays(1));
        answersWrongly();
        assertThat(told()).containsExactly("sign-in.failed", "sign-in.failed");
    }

    @Test
    void isToldApartFromAKeyThatAnswersAsItNeverDid() {
        new Door(visitors.another()).comesIn(nurse.authenticator().behaving(Behaviour::backupEligible));

        assertThat(told()).containsExactly("sign-in.key-changed");
    }

    @Test
    void isNotToldWhereSheComesInHerself() {
        new Door(visitors.another()).comesIn(nurse.authenticator());

        assertThat(told()).isEmpty();
    }

    private List<String> told() {
        return inbox.of(nurse.person()).stream().map(ToldNotice::code).toList();
    }

    private HttpResponse<String> answersWrongly() {
        return new Door(visitors.another()).comesIn(nurse.authenticator().behaving(Behaviour::signatureOverOtherBytes));
    }

    private String person() {
        return nurse.person().value();
    }
}
