package io.threekey.server.sharedsignals;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.json.JsonText;
import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.applications.Signal;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.ledger.Ledger;
import io.threekey.testkit.HeldClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Another system says something about somebody (RFC 8935), and what was decided is done about it. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class SignalsHeardTests {

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

    private AForeignSystem which(OnRevocation does, int people) {
        return AForeignSystem.which(does, people, somebody, clock).isDecidedIn(hospital);
    }

    private Visitor isIn(Staff.Member member) {
        var another = somebody.another();
        new Door(another).comesIn(member.authenticator());
        clock.advance(Duration.ofSeconds(2));
        return another;
    }

    private static boolean isStillIn(Visitor browser) {
        return browser.visits("/me").statusCode() == 200;
    }

    private List<String> notices(String code) {
        return intruder.reads("select key from notices_notice where code = ?", code).stream()
                .map(row -> String.valueOf(row.get("key")))
                .toList();
    }

    private List<String> outcomes(AForeignSystem system) {
        return system.outcomes(intruder);
    }

    private static void isTaken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
    }

    @Nested
    class ThatASessionIsRevoked {

        @Test
        void endsItAtOnceWhereThatWasSignedAsACauseAndSaysSoInTheLedger() {
            var mdm = which(OnRevocation.END, 10);
            var nurse = staff.nurse();
            var browser = isIn(nurse);
            isTaken(mdm.pushes(mdm.revokes(nurse.person())));
            assertThat(isStillIn(browser)).isFalse();
            assertThat(outcomes(mdm)).containsExactly("ended");
            var entry = ledger.entriesOf(
                            SignalEntries.HEARD_OF_SOMEBODY, nurse.person().value())
                    .getFirst();
            assertThat(entry.payload().get("source"))
                    .contains(new JsonText(mdm.source().issuer()));
            assertThat(intruder.reads(
                            "select 1 from signin_session where person = ?",
                            nurse.person().value()))
                    .isEmpty();
        }

        @Test
        void reachesApplicationsAsTheEndOfAnyOtherSessionDoes() {
            var mdm = which(OnRevocation.END, 10);
            var nurse = staff.nurse();
            var browser = isIn(nurse);
            try (var chart = AListener.of(hospital, somebody, clock, Signal.SESSION_REVOKED)) {
                chart.asksForPushes();
                chart.isEntered(browser);
                mdm.pushes(mdm.revokes(nurse.person()));
                Awaitility.await().until(() -> !chart.heard("session-revoked").isEmpty());
                assertThat(AListener.event(chart.heard("session-revoked").getFirst()))
                        .containsEntry("initiating_entity", "system");
            }
        }

        @Test
        void cutsNothingWhereCareIsGivenUnlessThatWasSignedAndAsksSecurity() {
            var mdm = which(OnRevocation.END_OUTSIDE_CARE, 10);
            var nurse = staff.nurse();
            var clerk = staff.clerk();
            var atTheBedside = isIn(nurse);
            var atTheDesk = isIn(clerk);
            isTaken(mdm.pushes(mdm.revokes(nurse.person())));
            isTaken(mdm.pushes(mdm.revokes(clerk.person())));
            assertThat(isStillIn(atTheBedside)).isTrue();
            assertThat(isStillIn(atTheDesk)).isFalse();
            assertThat(outcomes(mdm)).containsExactlyInAnyOrder("asked", "ended");
            assertThat(notices("signals.asks"))
                    .filteredOn(key -> key.contains("/" + nurse.person().value() + "/"))
                    .hasSize(1);
            assertThat(notices("signals.asks"))
                    .filteredOn(key -> key.contains("/" + clerk.person().value() + "/"))
                    .isEmpty();
        }

        @Test
        void endsNothingByItselfWherePeopleAreToBeAsked() {
            var mdm = which(OnRevocation.ASK, 2);
            for (var member : List.of(staff.clerk(), staff.nurse())) {
                var browser = isIn(member);
                isTaken(mdm.pushes(mdm.revokes(member.person())));
                assertThat(isStillIn(browser)).isTrue();
                assertThat(notices("signals.asks"))
                        .anyMatch(key -> key.contains("/" + member.person().value() + "/"));
            }
        }

        @Test
        void asksAboutNoMorePeopleThanWereSignedAndSaysOnceThatThereAreMore() {
            var mdm = which(OnRevocation.ASK, 2);
            for (var i = 0; i < 4; i++) {
                var clerk = staff.clerk();
                isIn(clerk);
                isTaken(mdm.pushes(mdm.revokes(clerk.person())));
            }
            assertThat(outcomes(mdm)).containsExactly("asked", "asked", "braked", "braked");
            assertThat(notices("signals.asks"))
                    .filteredOn(key -> isOf(mdm, key))
                    .hasSize(2);
            assertThat(notices("signals.braked"))
                    .filteredOn(key -> isOf(mdm, key))
                    .hasSize(1);
        }

        private static boolean isOf(AForeignSystem system, String key) {
            return key.contains(
                    "/" + Integer.toHexString(system.source().issuer().hashCode()) + "/");
        }

        @Test
        void ofSomebodyWhoIsInNowhereAsksNobodyAndHitsNobody() {
            var mdm = which(OnRevocation.ASK, 1);
            isTaken(mdm.pushes(mdm.revokes(staff.clerk().person())));
            var clerk = staff.clerk();
            isIn(clerk);
            isTaken(mdm.pushes(mdm.revokes(clerk.person())));
            assertThat(outcomes(mdm)).containsExactly("not-in", "asked");
        }

        @Test
        void isReadByThePersonWithTheSystemThatSaidSo() {
            var mdm = which(OnRevocation.END, 10);
            var nurse = staff.nurse();
            isIn(nurse);
            isTaken(mdm.pushes(mdm.revokes(nurse.person())));
            clock.advance(Duration.ofSeconds(1));
            var arrived = isIn(nurse).visits("/me").body();
            assertThat(arrived)
                    .contains("“" + mdm.source().name() + "” said that your sessions should be over")
                    .contains("“" + mdm.source().name() + "” said that it should be over, so you were signed out");
            assertThat(isIn(nurse).visits("/me").body())
                    .doesNotContain("said that your sessions should be over")
                    .contains("said that it should be over, so you were signed out");
        }

        @Test
        void endsNothingThatBeganAfterwards() {
            var mdm = which(OnRevocation.END, 10);
            var nurse = staff.nurse();
            var before = isIn(nurse);
            var said = mdm.revokes(nurse.person());
            clock.advance(Duration.ofSeconds(5));
            var after = isIn(nurse);
            isTaken(mdm.pushes(said));
            assertThat(isStillIn(before)).isFalse();
            assertThat(isStillIn(after)).isTrue();
        }

        @Test
        void isDoneOnceHoweverOftenItIsSaid() {
            var mdm = which(OnRevocation.END, 10);
            var nurse = staff.nurse();
            isIn(nurse);
            var set = mdm.signed(mdm.revokes(nurse.person()));
            isTaken(mdm.pushes(set));
            isTaken(mdm.pushes(set));
            assertThat(outcomes(mdm)).hasSize(1);
            assertThat(ledger.entriesOf(
                            SignalEntries.HEARD_OF_SOMEBODY, nurse.person().value()))
                    .hasSize(1);
        }

        @Test
        void isDoneOnceWhereTwoNodesHearItAtTheSameTime() throws Exception {
            var mdm = which(OnRevocation.END, 10);
            var nurse = staff.nurse();
            isIn(nurse);
            var set = mdm.signed(mdm.revokes(nurse.person()));
            try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
                var all = new ArrayList<Callable<HttpResponse<String>>>();
                for (var i = 0; i < 8; i++) {
                    all.add(() -> mdm.pushes(set));
                }
                for (var answer : nodes.invokeAll(all)) {
                    isTaken(answer.get());
                }
            }
            assertThat(ledger.entriesOf(
                            SignalEntries.HEARD_OF_SOMEBODY, nurse.person().value()))
                    .hasSize(1);
        }

        @Test
        void hitsNoMorePeopleThanWereSignedAndThenAsks() throws Exception {
            var mdm = which(OnRevocation.END, 2);
            var browsers = new ArrayList<Visitor>();
            var pushes = new ArrayList<Callable<HttpResponse<String>>>();
            for (var i = 0; i < 5; i++) {
                var clerk = staff.clerk();
                browsers.add(isIn(clerk));
                pushes.add(() -> mdm.pushes(mdm.revokes(clerk.person())));
            }
            try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var answer : nodes.invokeAll(pushes)) {
                    isTaken(answer.get());
                }
            }
            assertThat(browsers).filteredOn(SignalsHeardTests::isStillIn).hasSize(3);
            assertThat(outcomes(mdm)).containsExactlyInAnyOrder("ended", "ended", "braked", "braked", "braked");
            assertThat(notices("signals.braked"))
                    .filteredOn(key -> key.contains(
                            Integer.toHexString(mdm.source().issuer().hashCode())))
                    .hasSize(1);

            clock.advance(Duration.ofHours(1).plusSeconds(1));
            var later = staff.clerk();
            var browser = isIn(later);
            mdm.pushes(mdm.revokes(later.person()));
            assertThat(isStillIn(browser)).isFalse();
        }
    }

    @Nested
    class ThatADeviceIsNotAsItShouldBe {

        @Test
        void isRecordedAndToldAndKeepsNobodyOut() {
            var mdm = which(OnRevocation.END, 10);
            var nurse = staff.nurse();
            var browser = isIn(nurse);
            isTaken(mdm.pushes(mdm.finds("not-compliant", nurse.person())));
            isTaken(mdm.pushes(mdm.finds("not-compliant", nurse.person())));
            assertThat(isStillIn(browser)).isTrue();
            assertThat(isStillIn(isIn(nurse))).isTrue();
            assertThat(outcomes(mdm)).containsExactly("told", "told");
            assertThat(notices("signals.devices"))
                    .filteredOn(key -> key.contains(
                            Integer.toHexString(mdm.source().issuer().hashCode())))
                    .as("once an hour")
                    .hasSize(1);
        }
    }

    @Nested
    class WhateverElseIsSaid {

        @Test
        void ofSomebodyUnknownIsAnsweredAlikeAndTheirNameIsKeptNowhere() {
            var mdm = which(OnRevocation.END, 10);
            var known = mdm.pushes(mdm.revokes(staff.nurse().person()));
            for (var name : List.of("nobody-of-ours", "\u0000", "x".repeat(5_000))) {
                var unknown = mdm.pushes(mdm.says("session-revoked", Map.of(), mdm.named(name)));
                isTaken(unknown);
                assertThat(unknown.headers().map().keySet())
                        .isEqualTo(known.headers().map().keySet());
            }
            assertThat(outcomes(mdm)).contains("nobody").doesNotContain("ended");
            assertThat(ledger.entriesOf(SignalEntries.HEARD, mdm.source().issuer()))
                    .hasSize(3)
                    .allSatisfy(entry -> assertThat(entry.payload().toString()).doesNotContain("nobody-of-ours"));
        }

        @Test
        void byAnotherSystemsNameForThemMeansNobodyHere() {
            var mdm = which(OnRevocation.END, 10);
            var nurse = staff.nurse();
            var browser = isIn(nurse);
            isTaken(mdm.pushes(mdm.says(
                    "session-revoked",
                    Map.of(),
                    Map.of(
                            "format",
                            "iss_sub",
                            "iss",
                            mdm.source().issuer(),
                            "sub",
                            nurse.person().value()))));
            isTaken(mdm.pushes(mdm.says(
                    "session-revoked", Map.of(), Map.of("format", "email", "email", "nurse@hospital.example"))));
            assertThat(isStillIn(browser)).isTrue();
        }

        @Test
        void thatItMayNotSayOrThatIsUnknownHereIsTakenAndRecordedAndNothingIsDone() {
            var mdm = which(OnRevocation.END, 10);
            var nurse = staff.nurse();
            var browser = isIn(nurse);
            isTaken(mdm.pushes(mdm.says(
                    "credential-change", Map.of(), mdm.named(nurse.person().value()))));
            isTaken(mdm.pushes(mdm.revokes(nurse.person())
                    .claim(
                            "events",
                            Map.of(
                                    AListener.CAEP + "session-revoked",
                                    Map.of(),
                                    "https://example.com/and-another",
                                    Map.of()))));
            assertThat(isStillIn(browser)).isTrue();
            assertThat(outcomes(mdm)).containsExactly("nothing", "nothing");
        }
    }

    @Test
    void aSystemThatSignsByRsaIsHeardToo() {
        var mdm = AForeignSystem.signingByRsa(somebody, clock).isDecidedIn(hospital);
        var nurse = staff.nurse();
        var browser = isIn(nurse);
        isTaken(mdm.pushes(mdm.revokes(nurse.person())));
        assertThat(isStillIn(browser)).isFalse();
    }

    @Nested
    class ThePage {

        @Test
        void showsTheOwnersWhatWasSaidAndDoneAndOnlySomeOfWhom() {
            var mdm = which(OnRevocation.END, 1);
            var nurse = staff.nurse();
            isIn(nurse);
            mdm.pushes(mdm.revokes(nurse.person()));
            try (var chart = AListener.of(hospital, somebody, clock, Signal.SESSION_REVOKED)) {
                chart.asksToFetch();
                var name = intruder.reads(
                                "select name from people_person where id = ?",
                                nurse.person().value())
                        .getFirst()
                        .get("name");
                var security = somebody.another();
                new Door(security).comesIn(hospital.security().passkey());
                assertThat(security.visits("/applications/signals").body())
                        .contains(
                                mdm.source().name(),
                                "At its limit",
                                "ended the sessions of one person, or had security asked about them; it may do that with one.")
                        .contains("The " + chart.client(), "It fetches its signals.", String.valueOf(name));
                var clinical = somebody.another();
                new Door(clinical).comesIn(hospital.clinicalOperations().passkey());
                assertThat(clinical.visits("/applications/signals").body())
                        .contains(mdm.source().name(), "It said on")
                        .doesNotContain(" · " + name);
            }
            assertThat(isIn(staff.nurse()).visits("/applications/signals").statusCode())
                    .isNotEqualTo(200);
        }
    }
}
