package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.UseCase;
import io.threekey.charter.json.JsonText;
import io.threekey.evidence.LetInEntry;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.ledger.Ledger;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Whoever is in and shows a key again goes on in the same session, as sure as that key makes them. */
@ServerTest
@Import({Staff.class, FoundedHospital.class})
class ShowingAKeyAgainTests {

    @Autowired
    Staff staff;

    @Autowired
    FoundedHospital hospital;

    @Autowired
    SessionTable table;

    @Autowired
    Ledger ledger;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor visitors;

    private Staff.Member nurse;
    private SoftwareAuthenticator phone;
    private Visitor browser;
    private String firstSecret = "";

    @BeforeEach
    void aNurseIsInWithHerPhone() {
        limits(10, 480);
        nurse = staff.nurse();
        phone = SoftwareAuthenticator.fresh().behaving(Behaviour::backupEligible);
        staff.register(nurse.person(), phone, "Phone");
        browser = visitors.another();
        firstSecret = secretIn(new Door(browser).comesIn(phone));
        clock.advance(Duration.ofMinutes(5));
    }

    @Nested
    class TheSession {

        @Test
        void keepsItsNameAndGetsTheLevelAndTheTimeOfTheKeyThatWasShown() {
            var before = session();
            assertThat(before.authentication(model -> true).assuranceAt(clock.instant()))
                    .isEqualTo(Assurance.AAL2);
            showsAgain(nurse.authenticator());

            var after = session();
            assertThat(after.id()).isEqualTo(before.id());
            assertThat(after.passkey()).isEqualTo(nurse.passkey().id());
            assertThat(after.authentication(model -> true).at()).isEqualTo(clock.instant());
            assertThat(after.authentication(model -> true).assuranceAt(clock.instant()))
                    .isEqualTo(Assurance.AAL3);
            assertThat(after.authentication(model -> true)
                            .assuranceAt(clock.instant().plus(Duration.ofHours(12))))
                    .isEqualTo(Assurance.AAL2);
        }

        @Test
        void isNoSurerThanTheWeakerKeyThatWasShownLast() {
            showsAgain(nurse.authenticator());
            clock.advance(Duration.ofMinutes(1));
            showsAgain(phone);

            assertThat(session().authentication(model -> true).assuranceAt(clock.instant()))
                    .isEqualTo(Assurance.AAL2);
        }

        @Test
        void getsAnotherSecretAndTheOldOneOpensNothing() {
            var second = secretIn(showsAgain(nurse.authenticator()));

            assertThat(second).isNotEqualTo(firstSecret);
            assertThat(meWith(firstSecret)).isEqualTo(303);
            assertThat(meWith(second)).isEqualTo(200);
        }

        @Test
        void lastsByWhatIsDecidedNow() {
            limits(20, 60);
            showsAgain(nurse.authenticator());

            assertThat(session().times().limit()).isEqualTo(new SessionLimit(20, 60));
            assertThat(session().times().overallEnd()).isEqualTo(clock.instant().plus(Duration.ofMinutes(60)));
        }

        @Test
        void isRecordedAsTheStretchThatItWasAndAsAnotherSignIn() {
            browser.visits("/me");
            clock.advance(Duration.ofMinutes(4));
            showsAgain(nurse.authenticator());

            var whose = nurse.person().value();
            var stretch = ledger.entriesOf(SignInEntries.SESSION_WENT_ON, whose).stream()
                    .flatMap(entry -> PastSession.of(entry).stream())
                    .toList();
            assertThat(stretch).singleElement().satisfies(past -> {
                assertThat(past.why()).isEqualTo(SessionEnd.WENT_ON);
                assertThat(past.pauses().ofAtLeast(5)).isEqualTo(1);
            });
            assertThat(ledger.entriesOf(SignInEntries.LET_IN, whose))
                    .extracting(entry -> LetInEntry.parse(entry.payload()).session())
                    .containsExactly(session().id(), session().id());
            assertThat(ledger.entriesOf(SignInEntries.SESSION_ENDED, whose)).isEmpty();
            assertThat(session().pauses()).isEqualTo(Pauses.NONE);
        }

        @Test
        void endsWithTheKeyThatWasShownLast() {
            showsAgain(nurse.authenticator());
            browser.submits(Origin.ID, "/me/keys/" + nurse.passkey().id() + "/revocation", Map.of("reason", "LOST"));

            assertThat(browser.visits("/me").statusCode()).isEqualTo(303);
        }

        @Test
        void isAnotherOneOnceItIsOver() {
            var before = session().id();
            clock.advance(Duration.ofMinutes(10));
            showsAgain(nurse.authenticator());

            assertThat(table.of(nurse.person()))
                    .extracting(Session::id)
                    .contains(before)
                    .hasSize(2);
            assertThat(browser.visits("/me").statusCode()).isEqualTo(200);
        }

        @Test
        void isAnotherOneWhereItWasEndedMeanwhile() {
            var before = session().id();
            var asked = new Door(browser).knock();
            var elsewhere = visitors.another();
            new Door(elsewhere).comesIn(nurse.authenticator());
            elsewhere.submits(Origin.ID, "/me/sessions/" + before + "/end", Map.of());
            new Door(browser).answer(asked, nurse.authenticator().get(asked.options(), browser.origin(Origin.ID)));

            assertThat(table.of(nurse.person()))
                    .hasSize(2)
                    .extracting(Session::id)
                    .doesNotContain(before);
        }

        @Test
        void isOneWhereTwoWindowsOfTheBrowserShowAKeyAtOnce() throws Exception {
            var id = session().id();
            var door = new Door(browser);
            var answers = List.of(door.knock(), door.knock()).stream()
                    .<Callable<Integer>>map(asked -> () -> door.answer(
                                    asked, nurse.authenticator().get(asked.options(), browser.origin(Origin.ID)))
                            .statusCode())
                    .toList();
            try (var windows = Executors.newFixedThreadPool(2)) {
                for (var answer : windows.invokeAll(answers)) {
                    assertThat(answer.get()).isEqualTo(303);
                }
            }

            assertThat(table.of(nurse.person())).extracting(Session::id).contains(id);
        }
    }

    @Nested
    class SomebodyElse {

        @Test
        void withTheirKeyAtAPageThatWantsHersIsToldSoAndNobodyChanges() {
            var colleague = staff.nurse();
            var answer = showsAgain(colleague.authenticator(), "own");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("NUTHATCH-14", "is in here", "sign out first");
            assertThat(answer.body()).contains("name=\"whose\" value=\"own\"");
            assertThat(session().passkey()).isNotEqualTo(nurse.passkey().id());
            assertThat(meWith(firstSecret)).isEqualTo(200);
            assertThat(ledger.newestOf(SignInEntries.REFUSED, colleague.person().value(), 1)
                            .getFirst()
                            .payload()
                            .get("reason"))
                    .contains(new JsonText("wrong-person"));
        }

        @Test
        void comesInWhereAnybodyIsAskedAndMakesHerGo() {
            var colleague = staff.nurse();
            assertThat(showsAgain(colleague.authenticator()).statusCode()).isEqualTo(303);

            assertThat(table.of(nurse.person())).isEmpty();
            assertThat(meWith(firstSecret)).isEqualTo(303);
        }

        @Test
        void whoPlantedTheirSessionInHerBrowserHoldsNothingOfHersAfterwards() {
            var thief = staff.nurse();
            var planted = visitors.another();
            var secret = secretIn(new Door(planted).comesIn(thief.authenticator()));
            new Door(planted).comesIn(nurse.authenticator());

            assertThat(meWith(secret)).isEqualTo(303);
            assertThat(table.of(thief.person())).isEmpty();
        }
    }

    private Session session() {
        return table.of(nurse.person()).getFirst();
    }

    private HttpResponse<String> showsAgain(SoftwareAuthenticator key) {
        return showsAgain(key, "");
    }

    private HttpResponse<String> showsAgain(SoftwareAuthenticator key, String whose) {
        var asked = new Door(browser).knock();
        return browser.submits(
                Origin.ID,
                "/sign-in",
                Map.of(
                        "answer",
                        key.get(asked.options(), browser.origin(Origin.ID)),
                        "sealed",
                        asked.sealed(),
                        "then",
                        "/me",
                        "whose",
                        whose));
    }

    private int meWith(String secret) {
        var another = visitors.another();
        return another.send(another.request(Origin.ID, "/me")
                        .header("Accept", "text/html")
                        .header("Cookie", "threekey=" + secret)
                        .GET())
                .statusCode();
    }

    private static String secretIn(HttpResponse<String> letIn) {
        return letIn.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("threekey="))
                .map(cookie -> cookie.substring("threekey=".length(), cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private void limits(int idle, int overall) {
        hospital.decides(
                SessionLimitsKind.addressFor(UseCase.SHARED_WORKSTATION),
                SomeLimits.everywhere(idle, overall).document());
    }
}
