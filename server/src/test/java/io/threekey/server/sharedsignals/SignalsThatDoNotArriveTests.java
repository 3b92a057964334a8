package io.threekey.server.sharedsignals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threekey.charter.PersonId;
import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.applications.Signal;
import io.threekey.server.federation.ApplicationServer;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.ledger.CommitExemption;
import io.threekey.server.ledger.Ledger;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.SoftwareAuthenticator;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of signals where an application does not listen, or not yet. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class SignalsThatDoNotArriveTests {

    private static final Duration SOON = Duration.ofSeconds(20);

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
    Announcing announcing;

    @Autowired
    SignalsForgotten forgotten;

    @Autowired
    PlatformTransactionManager transactions;

    private AListener chart;
    private Staff.Member nurse;
    private Visitor browser;

    @BeforeEach
    void aNurseEnteredTheChart() {
        chart = AListener.ofSessionsAndKeys(hospital, somebody, clock);
        nurse = staff.nurse();
        browser = isIn(nurse);
    }

    @AfterEach
    void stop() {
        chart.close();
    }

    private Visitor isIn(Staff.Member member) {
        var another = somebody.another();
        new Door(another).comesIn(member.authenticator());
        return another;
    }

    private void signsOut() {
        browser.submits(Origin.ID, "/sign-out", Map.of());
    }

    private List<String> states(String type) {
        return chart.states(intruder, type);
    }

    private void becomes(String type, String... states) {
        await().atMost(SOON).untilAsserted(() -> assertThat(states(type)).containsExactly(states));
    }

    @Nested
    class AStreamThatIsBeingChanged {

        @Test
        void holdsUpNobodysSignIn() throws Exception {
            chart.asksForPushes();
            try (var changing = intruder.connection();
                    var people = Executors.newVirtualThreadPerTaskExecutor()) {
                changing.setAutoCommit(false);
                try (var held =
                        changing.prepareStatement("update signals_stream set reason = reason where client = ?")) {
                    held.setString(1, chart.client());
                    held.executeUpdate();
                    people.submit(() -> chart.isEntered(browser)).get(SOON.toSeconds(), TimeUnit.SECONDS);
                    people.submit(SignalsThatDoNotArriveTests.this::signsOut).get(SOON.toSeconds(), TimeUnit.SECONDS);
                } finally {
                    changing.rollback();
                }
            }
            await().atMost(SOON).untilAsserted(() -> {
                clock.advance(Duration.ofSeconds(10)); // what met the change comes back after a while
                assertThat(states("session-revoked")).containsExactly("told");
            });
        }

        /** As where somebody's sign-in began before the change, and was committed after it. */
        @Test
        void isFollowedByWhatWasPutDownAsItStoodBefore() {
            chart.asksForPushes();
            chart.wishes("paused");
            chart.isEntered(browser);
            intruder.changesOne("update signals_waiting set parked = false where client = ?", chart.client());
            chart.wishes("enabled");
            await().atMost(SOON)
                    .until(() -> intruder.reads(
                                    "select 1 from jobs_job where task_name = ? and task_instance like ?",
                                    Pushing.RESUME.value(),
                                    chart.client() + "/%")
                            .isEmpty());
            intruder.changesOne("update signals_waiting set parked = true where client = ?", chart.client());
            forgotten.forget();
            becomes("session-established", "told");
        }

        @Test
        void hearsNothingOfTheTimeInWhichItWasDisabled() {
            chart.asksToFetch();
            chart.isEntered(browser);
            chart.wishes("disabled");
            intruder.changesOne("update signals_waiting set state = 'waiting' where client = ?", chart.client());
            chart.wishes("enabled");
            assertThat(chart.fetches()).isEmpty();
        }
    }

    @Nested
    class AServerThatDoesNotListen {

        @BeforeEach
        void hearsOfTheNurse() {
            chart.asksForPushes();
            chart.isEntered(browser);
            becomes("session-established", "told");
        }

        @Test
        void isToldTheSameOnceItIsBack() {
            chart.server().answers(503);
            signsOut();
            await().atMost(SOON).until(() -> chart.heard("session-revoked").size() == 1);
            becomes("session-revoked", "waiting");
            clock.advance(Duration.ofSeconds(10));
            becomes("session-revoked", "told");
            assertThat(chart.heard("session-revoked"))
                    .hasSize(2)
                    .extracting(set -> set.getPayload().toString())
                    .containsOnly(chart.heard("session-revoked")
                            .getFirst()
                            .getPayload()
                            .toString());
        }

        @Test
        void andThenSaysNoIsNotAskedAgainAndIamHearsOfItOnceADay() {
            chart.server().answers(400);
            signsOut();
            becomes("session-revoked", "said-no");
            assertThat(ledger.entriesOf(SignalEntries.NOT_TOLD, nurse.person().value()))
                    .hasSize(1);
            assertThat(intruder.reads(
                            "select 1 from notices_notice where key like ?", "signals-lost/" + chart.client() + "/%"))
                    .hasSize(1);
        }

        @Test
        void forGoodIsGivenUpInTheEnd() {
            chart.server().close();
            signsOut();
            for (var pause : List.of(10, 30, 60, 120, 300, 600, 1200, 2400)) {
                await().atMost(SOON)
                        .until(() -> !intruder.reads(
                                        "select 1 from signals_waiting where client = ? and state = 'waiting'"
                                                + " and problem = 'unreachable' and next_at > ?",
                                        chart.client(),
                                        Timestamp.from(clock.instant()))
                                .isEmpty());
                clock.advance(Duration.ofSeconds(pause));
            }
            becomes("session-revoked", "gave-up");
        }

        @Test
        void holdsBackWhatComesAfterOfTheSamePersonAndOfNobodyElse() {
            chart.server().answers(503);
            signsOut();
            await().atMost(SOON).until(() -> chart.heard("session-revoked").size() == 1);
            staff.register(nurse.person(), SoftwareAuthenticator.fresh(), "Another");
            var colleague = isIn(staff.nurse());
            chart.isEntered(colleague);
            becomes("session-established", "told", "told");
            assertThat(states("credential-change")).containsExactly("waiting");
            clock.advance(Duration.ofSeconds(11));
            becomes("session-revoked", "told");
            await().atMost(SOON).until(() -> {
                clock.advance(Duration.ofSeconds(10));
                return states("credential-change").contains("told");
            });
        }

        /** More than there is room for, of as many people. */
        @Test
        void isToldAtOnceThatASessionIsOverHoweverManySignalsHang() {
            try (var ends = new ApplicationServer()) {
                new DecidedApplications(hospital)
                        .register(chart.partner().application().toldAt(ends.url()));
                chart.server().hangs();
                var before = chart.server().calls().size();
                happened(() -> IntStream.range(0, 20)
                        .mapToObj(number -> new PersonId("somebody-" + number))
                        .forEach(person -> announcing.tell(
                                chart.client(),
                                person,
                                Signal.CREDENTIAL_CHANGE,
                                content -> content.credentialChange(
                                        person, "key", "fido2-roaming", "create", clock.instant()))));
                await().atMost(SOON).until(() -> chart.server().calls().size() == before + 16);
                signsOut();
                await().atMost(SOON).until(() -> ends.calls().size() == 1);
            }
        }

        private void happened(Runnable work) {
            var transaction = new TransactionTemplate(transactions);
            transaction.setName(CommitExemption.TRIED_TO_TELL.transaction());
            transaction.executeWithoutResult(status -> work.run());
        }

        @Test
        void becauseItIsPausedHearsAfterwardsInItsOrderAndNothingOfWhatItDisabled() {
            chart.wishes("paused");
            staff.register(nurse.person(), SoftwareAuthenticator.fresh(), "Another");
            clock.advance(Duration.ofSeconds(1));
            signsOut();
            assertThat(chart.server().calls()).hasSize(1);
            chart.wishes("enabled");
            await().atMost(SOON).until(() -> {
                clock.advance(Duration.ofSeconds(1));
                return chart.server().calls().size() == 3;
            });
            assertThat(chart.server().calls().stream()
                            .map(call -> AListener.typesOf(call.token()).getFirst())
                            .toList())
                    .containsExactly("session-established", "credential-change", "session-revoked");

            chart.wishes("disabled");
            staff.register(nurse.person(), SoftwareAuthenticator.fresh(), "One more");
            assertThat(states("credential-change")).hasSize(1);
        }

        @Test
        void becauseItWasWithdrawnIsToldNothingAndThatIsRecorded() {
            chart.server().answers(503);
            signsOut();
            await().atMost(SOON).until(() -> chart.heard("session-revoked").size() == 1);
            becomes("session-revoked", "waiting");
            new DecidedApplications(hospital).withdraw(chart.partner().application());
            clock.advance(Duration.ofSeconds(10));
            becomes("session-revoked", "address-gone");
            assertThat(chart.heard("session-revoked")).hasSize(1);
            assertThat(ledger.entriesOf(SignalEntries.NOT_TOLD, nurse.person().value()))
                    .hasSize(1);
        }
    }
}
