package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threekey.charter.PersonId;
import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.signin.ToldOfEnd.State;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What becomes of it where an application that is to be told does not listen. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class ApplicationsThatFailTests {

    private static final List<Integer> PAUSES = List.of(10, 30, 60, 120, 300, 600, 1200, 2400);

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

    private AToldApplication chart;
    private Staff.Member nurse;
    private EndsOfSomebody ends;
    private Visitor browser;

    @BeforeEach
    void aNurseEnteredTheChart() {
        chart = AToldApplication.of(hospital, somebody, clock);
        nurse = staff.nurse();
        ends = new EndsOfSomebody(nurse.person(), table, ledger, intruder);
        browser = isIn();
        chart.isEntered(browser);
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

    private void signsOut() {
        browser.submits(Origin.ID, "/sign-out", Map.of());
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
    class AnAnswer {

        @Test
        void of200Or204IsYes() {
            signsOut();
            ends.becomes(State.TOLD, 1);
            assertThat(ends.entries(FederationEntries.TOLD_OF_END)).isEqualTo(1);
            assertThat(ownPage()).contains("The " + chart.client(), "and says that it is over there");
        }

        @Test
        void of204IsYesToo() {
            chart.server().answers(204);
            signsOut();
            ends.becomes(State.TOLD, 1);
        }

        @Test
        void of400IsNoAndIsNotAskedForAgain() {
            chart.server().answers(400);
            signsOut();
            ends.becomes(State.SAID_NO, 1);
            clock.advance(Duration.ofMinutes(1));
            await().atMost(EndsOfSomebody.SOON).untilAsserted(ends::nothingIsPutOff);
            assertThat(chart.server().calls()).hasSize(1);
            assertThat(ends.entries(FederationEntries.NOT_TOLD_OF_END)).isEqualTo(1);
            assertThat(ownPage()).contains("says that it could not end it");
        }

        @Test
        void ofAnyOtherKindIsNoneAndItIsToldAgainByAnotherToken() throws Exception {
            chart.server().answers(500);
            signsOut();
            ends.becomes(State.WAITING, 1);
            assertThat(ends.problem()).isEqualTo("answered 500");
            assertThat(ownPage()).contains("It could not be reached in one try");
            clock.advance(Duration.ofSeconds(10));
            ends.becomes(State.TOLD, 2);
            var calls = chart.server().calls();
            assertThat(calls).hasSize(2);
            assertThat(calls.getFirst().token().getJWTClaimsSet().getJWTID())
                    .isNotEqualTo(calls.getLast().token().getJWTClaimsSet().getJWTID());
            assertThat(calls.getLast().token().getJWTClaimsSet().getIssueTime()).isEqualTo(clock.instant());
        }

        @Test
        void thatPointsElsewhereIsNotFollowed() {
            chart.server().answers(302);
            signsOut();
            ends.becomes(State.WAITING, 1);
            assertThat(ends.problem()).isEqualTo("answered 302");
            assertThat(chart.server().calls())
                    .extracting(ApplicationServer.Call::path)
                    .containsExactly("/over?of=us");
        }

        @Test
        void withoutEndIsNotReadToItsEnd() {
            chart.server().talksWithoutEnd();
            signsOut();
            ends.becomes(State.TOLD, 1);
        }

        @Test
        void thatNeverComesIsNotWaitedForByWhoeverSignsOutNorByOtherApplications() {
            chart.server().hangs();
            try (var rota = AToldApplication.of(hospital, somebody, clock)) {
                rota.isEntered(browser);
                var began = System.nanoTime();
                signsOut();
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
                await().atMost(Duration.ofSeconds(4))
                        .until(() -> rota.server().calls().size() == 1);
                assertThat(chart.server().calls()).hasSize(1);
                await().atMost(EndsOfSomebody.SOON)
                        .untilAsserted(() -> assertThat(ends.all())
                                .flatExtracting(end -> end.problem().stream().toList())
                                .extracting(TellingProblem::written)
                                .containsExactly("too-slow"));
            }
        }
    }

    @Nested
    class AServerThatIsAway {

        @Test
        void isToldOnceItIsBack() {
            chart.server().close();
            signsOut();
            ends.becomes(State.WAITING, 1);
            assertThat(ends.problem()).isEqualTo("unreachable");
            try (var back = chart.server().comesBack()) {
                clock.advance(Duration.ofSeconds(10));
                ends.becomes(State.TOLD, 2);
                assertThat(back.calls()).hasSize(1);
            }
        }

        @Test
        void forGoodIsGivenUpAndThatIsShownAndRecorded() {
            chart.server().answers(500, 501, 502, 503, 504, 404, 405, 500, 503);
            signsOut();
            for (var attempt = 1; attempt <= PAUSES.size(); attempt++) {
                ends.becomes(State.WAITING, attempt);
                assertThat(ownPage()).contains("The next one is due on");
                clock.advance(Duration.ofSeconds(PAUSES.get(attempt - 1)));
            }
            ends.becomes(State.GAVE_UP, PAUSES.size() + 1); // at once, and not after another pause

            assertThat(ends.problem()).isEqualTo("answered 503");
            assertThat(ends.first().changedAt()).isEqualTo(clock.instant());
            assertThat(chart.server().calls()).hasSize(PAUSES.size() + 1);
            assertThat(ends.entries(FederationEntries.NOT_TOLD_OF_END)).isEqualTo(1);
            assertThat(ownPage()).contains("It could not be reached in 9 tries");
            assertThat(iamReads()).contains("Applications that do not know it", "The " + chart.client());
        }
    }

    @Nested
    class WhoeverEndedThem {

        private final Visitor security = somebody.another();

        @BeforeEach
        void isInThemselves() {
            new Door(security).comesIn(hospital.security().passkey());
        }

        private String endsThem(String reason) {
            return security.submits(
                            Origin.ID,
                            "/sessions",
                            Map.of("person", nurse.person().value(), "reason", reason))
                    .body();
        }

        private String looksAgain(PersonId person) {
            return security.visits("/sessions?of=" + person.value()).body();
        }

        @Test
        void readsAtOnceWhichApplicationsAreToldAndLaterWhatTheySaid() {
            chart.server().answers(400);
            assertThat(endsThem("misuse")).contains("Which applications know that Person", "The " + chart.client());
            ends.becomes(State.SAID_NO, 1);
            assertThat(looksAgain(nurse.person())).contains("says that it could not end it");
        }

        @Test
        void readsItStillWhereTheyPressOnceMore() {
            chart.server().answers(400);
            endsThem("misuse");
            ends.becomes(State.SAID_NO, 1);
            clock.advance(Duration.ofSeconds(1));
            assertThat(endsThem("misuse"))
                    .contains("was not in anywhere", "The " + chart.client(), "says that it could not end it")
                    .doesNotContain("No application was opened with it");
        }

        @Test
        void readsNothingOfThoseOfWhomNobodyEndedAnything() {
            endsThem("misuse");
            var colleague = staff.nurse();
            var elsewhere = somebody.another();
            new Door(elsewhere).comesIn(colleague.authenticator());
            chart.isEntered(elsewhere);
            elsewhere.submits(Origin.ID, "/sign-out", Map.of());
            assertThat(looksAgain(colleague.person())).doesNotContain("Which applications know");
            assertThat(looksAgain(new PersonId("nobody-at-all"))).doesNotContain("Which applications know");
        }

        @Test
        void readsNothingOfWhatThePersonEndsThemselvesLater() {
            endsThem("misuse");
            clock.advance(Duration.ofSeconds(1));
            var later = isIn();
            chart.isEntered(later);
            later.submits(Origin.ID, "/sign-out", Map.of());
            assertThat(ends.all()).hasSize(2);
            assertThat(looksAgain(nurse.person())).containsOnlyOnce("The " + chart.client());
        }

        @Test
        void isTheOnlyOneWhoReadsIt() {
            endsThem("misuse");
            var iam = somebody.another();
            new Door(iam).comesIn(hospital.iam().passkey());
            assertThat(iam.visits("/sessions?of=" + nurse.person().value()).body())
                    .doesNotContain("Which applications know", "The " + chart.client());
            var clinical = somebody.another();
            new Door(clinical).comesIn(hospital.holderOf("clinical-operations").passkey());
            assertThat(clinical.visits("/sessions?of=" + nurse.person().value()).body())
                    .doesNotContain("Which applications know", "The " + chart.client());
        }
    }
}
