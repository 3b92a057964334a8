package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.applications.Applications;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.jobs.OneTimeJob.Again;
import io.threekey.server.jobs.OneTimeJob.Done;
import io.threekey.server.jobs.OneTimeJob.Due;
import io.threekey.server.ledger.CommitExemption;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.signin.ToldOfEnd.State;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Attempts to tell an application of an end, made by the test: no job comes in between. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class AttemptsToTellTests {

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
    Intruder intruder;

    @Autowired
    EndTable table;

    @Autowired
    TellingOfEnds telling;

    @Autowired
    Applications applications;

    @Autowired
    ApplicationServers servers;

    @Autowired
    Tokens tokens;

    @Autowired
    RandomGenerator random;

    @Autowired
    PlatformTransactionManager transactions;

    private AToldApplication chart;
    private Staff.Member nurse;
    private EndsOfSomebody ends;
    private Due due = new Due("", "");

    @BeforeEach
    void anApplicationIsToBeToldOfAnEnd() {
        chart = AToldApplication.of(hospital, somebody, clock);
        nurse = staff.nurse();
        ends = new EndsOfSomebody(nurse.person(), table, ledger, intruder);
        var end = new EndToTell(chart.client(), "a-session", nurse.person());
        committed(() -> table.insert(end, State.WAITING, clock.instant()));
        due = new Due(end.sid(), end.written());
    }

    @AfterEach
    void stop() {
        chart.close();
    }

    private Visitor isIn() {
        var another = somebody.another();
        new Door(another).comesIn(nurse.authenticator());
        return another;
    }

    private void committed(Runnable work) {
        var transaction = new TransactionTemplate(transactions);
        transaction.setName(CommitExemption.TRIED_TO_TELL.transaction());
        transaction.executeWithoutResult(status -> work.run());
    }

    private String iamReads() {
        var iam = somebody.another();
        new Door(iam).comesIn(hospital.iam().passkey());
        return iam.visits("/sessions").body();
    }

    private String ownPage() {
        return isIn().visits("/me/sessions").body();
    }

    @Nested
    class AnEndThatIsStillToBeTold {

        @Test
        void isNotSaidToBeToldThisMomentWhereNothingWasSent() {
            assertThat(ownPage())
                    .contains("To be told", "Nothing was sent to it yet. It is told as soon as there is room.")
                    .doesNotContain("this moment");
        }

        @Test
        void isSaidToWaitForRoomOnceItsNextAttemptIsDue() {
            committed(() -> {
                var at = clock.instant();
                var begun = table.begin(ends.first(), at, at.plusSeconds(10)).orElseThrow();
                table.end(begun.ended(State.WAITING, Optional.of(TellingProblem.answered(500)), at));
            });
            assertThat(ownPage()).contains("It could not be reached in one try. The next one is due on");
            clock.advance(Duration.ofSeconds(10));
            assertThat(ownPage())
                    .contains("It could not be reached in one try. The next one follows as soon as there is room.")
                    .doesNotContain("is due on");
        }

        @Test
        void andWhoseAddressIsTakenBackMeanwhileIsRecordedAndShownToThoseWhoLook() {
            chart.server().answers(500);
            telling.run(due);
            ends.becomes(State.WAITING, 1);
            new DecidedApplications(hospital)
                    .register(Partner.withoutSecret(chart.client(), somebody, clock)
                            .application());
            clock.advance(Duration.ofSeconds(10));
            assertThat(telling.run(due)).isEqualTo(new Done());
            ends.becomes(State.ADDRESS_GONE, 1);

            assertThat(chart.server().calls()).hasSize(1);
            assertThat(ends.entries(FederationEntries.NOT_TOLD_OF_END)).isEqualTo(1);
            assertThat(ownPage()).contains("was taken back before it had heard");
            assertThat(iamReads()).contains("The " + chart.client(), "was taken back before it had heard");
        }

        @Test
        void andWhichIsWithdrawnBeforeAnythingWasSentIsRecordedToo() {
            new DecidedApplications(hospital).withdraw(chart.partner().application());
            assertThat(telling.run(due)).isEqualTo(new Done());
            assertThat(ends.all())
                    .singleElement()
                    .extracting(EndTold::state, EndTold::attempts)
                    .containsExactly(State.ADDRESS_GONE, 0);
            assertThat(ends.entries(FederationEntries.NOT_TOLD_OF_END)).isEqualTo(1);
            assertThat(iamReads()).contains(chart.client());
        }
    }

    @Nested
    class ANodeThatIsKilled {

        @BeforeEach
        void afterItCommittedAnAttemptAndBeforeItSent() {
            committed(() ->
                    table.begin(ends.first(), clock.instant(), clock.instant().plusSeconds(10)));
        }

        @Test
        void leavesItToTheNextWhichTellsAfterAPause() {
            assertThat(telling.run(due)).isEqualTo(new Again(clock.instant().plusSeconds(10)));
            assertThat(chart.server().calls()).isEmpty();

            clock.advance(Duration.ofSeconds(10));
            telling.run(due);
            ends.becomes(State.TOLD, 2);
            assertThat(chart.server().calls()).hasSize(1);
            assertThat(telling.run(due)).isEqualTo(new Done());
        }

        @Test
        void inTheLastOneLeavesItUncertainAndSaysSo() {
            committed(() -> {
                for (var attempts = 1; attempts < Courier.MOST_ATTEMPTS; attempts++) {
                    var failed = ends.first()
                            .ended(State.WAITING, Optional.of(TellingProblem.answered(500)), clock.instant());
                    assertThat(table.end(failed)).isTrue();
                    table.begin(failed, clock.instant(), clock.instant().plusSeconds(10));
                }
            });
            clock.advance(Duration.ofSeconds(10));
            assertThat(telling.run(due)).isEqualTo(new Done());
            ends.becomes(State.UNCERTAIN, Courier.MOST_ATTEMPTS);
            assertThat(ends.problem()).isEqualTo("broken-off");
            assertThat(ends.entries(FederationEntries.NOT_TOLD_OF_END)).isEqualTo(1);
            assertThat(ownPage()).contains("nobody knows whether the last one was heard");
            assertThat(iamReads()).contains("The " + chart.client(), "nobody knows whether the last one was heard");
        }

        @Test
        void andComesBackLateSaysNothingAboutTheAttemptAfterItsOwn() {
            var late = ends.first();
            clock.advance(Duration.ofSeconds(10));
            chart.server().answers(400);
            telling.run(due);
            ends.becomes(State.SAID_NO, 2);
            committed(() -> assertThat(table.end(late.ended(State.TOLD, late.problem(), clock.instant())))
                    .isFalse());
            ends.becomes(State.SAID_NO, 2);
        }
    }

    @Nested
    class TwoNodes {

        @Test
        void thatFindTheSameDueTellItOnce() throws Exception {
            var other = new TellingOfEnds(
                    table,
                    applications,
                    servers,
                    new Courier(new RoomForEach(random), clock, transactions),
                    tokens,
                    ledger,
                    clock,
                    random);
            try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var i = 0; i < 10; i++) {
                    var node = i % 2 == 0 ? telling : other;
                    nodes.submit(() -> node.run(due));
                }
            }
            ends.becomes(State.TOLD, 1);
            assertThat(chart.server().calls()).hasSize(1);
            assertThat(ends.entries(FederationEntries.TOLD_OF_END)).isEqualTo(1);
        }
    }
}
