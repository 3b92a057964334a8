package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.applications.Applications;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.jobs.OneTimeJob.Again;
import io.threekey.server.jobs.OneTimeJob.Done;
import io.threekey.server.jobs.OneTimeJob.Due;
import io.threekey.server.ledger.CommitExemption;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.signin.ToldOfEnd.State;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An end of which an application is to be told, while all that may be on its way to that application is. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class EndsWithoutRoomTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    Staff staff;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Autowired
    Ledger ledger;

    @Autowired
    EndTable table;

    @Autowired
    Intruder intruder;

    @Autowired
    TellingOfEnds telling;

    @Autowired
    RoomForEach rooms;

    @Autowired
    Applications applications;

    @Autowired
    ApplicationServers servers;

    @Autowired
    Tokens tokens;

    @Autowired
    PlatformTransactionManager transactions;

    private AToldApplication chart;
    private EndToTell end;
    private EndsOfSomebody ends;
    private Due due = new Due("", "");
    private int taken;

    /** Without a job, so that the test is the one that does it. */
    @BeforeEach
    void isToBeToldWithoutRoom() {
        chart = AToldApplication.of(hospital, somebody, clock);
        end = new EndToTell(chart.client(), "a-session", staff.nurse().person());
        ends = new EndsOfSomebody(end.person(), table, ledger, intruder);
        due = new Due(end.sid(), end.written());
        var transaction = new TransactionTemplate(transactions);
        transaction.setName(CommitExemption.TRIED_TO_TELL.transaction());
        transaction.executeWithoutResult(status -> table.insert(end, State.WAITING, clock.instant()));
        while (rooms.of(Matter.ENDS).take(chart.client())) {
            taken++;
        }
    }

    @AfterEach
    void stop() {
        thereIsRoom();
        chart.close();
    }

    private void thereIsRoom() {
        while (taken > 0) {
            rooms.of(Matter.ENDS).giveBack(chart.client());
            taken--;
        }
    }

    private Duration comesBackAfter() {
        var next = (Again) telling.run(due);
        return Duration.between(clock.instant(), next.at());
    }

    /** One that does nothing but this, so that nothing else keeps it busy. */
    private TellingOfEnds node() {
        return new TellingOfEnds(
                table,
                applications,
                servers,
                new Courier(rooms, clock, transactions),
                tokens,
                ledger,
                clock,
                new Random(1));
    }

    /** As often as what finds no room comes back, until the last moment before. */
    private void isComeBackToBy(TellingOfEnds node, Duration length) {
        for (var passed = RoomToSend.LONGEST; passed.compareTo(length) < 0; passed = passed.plus(RoomToSend.LONGEST)) {
            assertThat(node.run(due)).isInstanceOf(Again.class);
            clock.advance(RoomToSend.LONGEST);
        }
        assertThat(node.run(due)).isInstanceOf(Again.class);
        clock.advance(RoomToSend.LONGEST);
    }

    @Test
    void isComeBackToEverLaterButWithinAMinuteAndWithoutAnAttempt() {
        assertThat(comesBackAfter()).isEqualTo(RoomToSend.SHORTEST);
        for (var i = 0; i < 400; i++) {
            assertThat(comesBackAfter()).isBetween(RoomToSend.SHORTEST, RoomToSend.LONGEST);
        }
        assertThat(comesBackAfter()).isGreaterThan(Duration.ofSeconds(10));
        assertThat(ends.first().attempts()).isZero();
        assertThat(chart.server().calls()).isEmpty();
    }

    @Test
    void isToldOnceThereIsRoom() {
        comesBackAfter();
        thereIsRoom();
        telling.run(due);
        ends.becomes(State.TOLD, 1, "");
    }

    @Test
    void isGivenUpOnceItIsTooLateAndThatIsRecorded() {
        var node = node();
        isComeBackToBy(node, Courier.TOO_LATE);
        assertThat(node.run(due)).isEqualTo(new Done());
        ends.becomes(State.GAVE_UP, 0, "no-room");
        assertThat(ends.entries(FederationEntries.NOT_TOLD_OF_END)).isEqualTo(1);
        assertThat(chart.server().calls()).isEmpty();
    }

    /** What became due while nobody could send is not too late because everything is sent at once afterwards. */
    @Test
    void isNotTooLateForANodeThatHasOnlyJustCome() {
        clock.advance(Courier.TOO_LATE);
        var node = node();
        isComeBackToBy(node, Courier.TOO_LATE);
        assertThat(ends.first().state()).isEqualTo(State.WAITING);
        assertThat(node.run(due)).isEqualTo(new Done());
    }

    /** As where the database was away and the node was not. */
    @Test
    void isNotTooLateForANodeToWhichNothingCameForThatLong() {
        var node = node();
        node.run(due);
        clock.advance(Courier.TOO_LATE.plus(RoomToSend.LONGEST));
        isComeBackToBy(node, Courier.TOO_LATE);
        assertThat(ends.first().state()).isEqualTo(State.WAITING);
        assertThat(node.run(due)).isEqualTo(new Done());
        ends.becomes(State.GAVE_UP, 0, "no-room");
    }

    @Test
    void isNotTooLateToBeTriedAgainAfterThatEither() {
        chart.server().answers(500);
        var node = node();
        node.run(due);
        clock.advance(Courier.TOO_LATE.plus(RoomToSend.LONGEST));
        thereIsRoom();
        node.run(due);
        ends.becomes(State.WAITING, 1, "answered 500");
    }

    @Test
    void isTriedOnceHoweverLateThereIsRoomAndNotAgain() {
        chart.server().answers(500);
        var node = node();
        isComeBackToBy(node, Courier.TOO_LATE);
        thereIsRoom();
        node.run(due);
        ends.becomes(State.GAVE_UP, 1, "answered 500");
        assertThat(chart.server().calls()).hasSize(1);
    }
}
