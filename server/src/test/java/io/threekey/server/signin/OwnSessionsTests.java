package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.UseCase;
import io.threekey.charter.json.JsonText;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.ledger.Ledger;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Everywhere that somebody is in, as they see it and end it. */
@ServerTest
@Import({Staff.class, FoundedHospital.class})
class OwnSessionsTests {

    private static final String ELSEWHERE = "End all but this one";

    @Autowired
    Staff staff;

    @Autowired
    FoundedHospital hospital;

    @Autowired
    SessionTable table;

    @Autowired
    Sessions sessions;

    @Autowired
    Ledger ledger;

    @Autowired
    HeldClock clock;

    @Autowired
    Intruder intruder;

    @Autowired
    Visitor visitors;

    private Staff.Member nurse;
    private Visitor here;
    private Visitor there;

    @BeforeEach
    void aNurseIsInAtTwoPlaces() {
        hospital.decides(
                SessionLimitsKind.addressFor(UseCase.SHARED_WORKSTATION),
                SomeLimits.everywhere(10, 480).document());
        nurse = staff.nurse();
        there = visitors.another();
        comesIn(there, nurse.authenticator());
        clock.advance(Duration.ofMinutes(3));
        here = visitors.another();
        comesIn(here, nurse.authenticator());
    }

    @Nested
    class TheList {

        @Test
        void tellsTheOneThatIsLookedAtFromTheOthers() {
            var page = here.visits("/me/sessions").body();

            assertThat(page).contains("You are in at 2 places", ELSEWHERE);
            assertThat(page).containsOnlyOnce("This one").containsOnlyOnce(">End it<");
            assertThat(page.indexOf("This one")).isLessThan(page.indexOf(">End it<"));
        }

        @Test
        void saysWhereSinceWhenAndInWhichBrowser() {
            var phone = visitors.another();
            var asked = new Door(phone).knock();
            phone.send(phone.request(Origin.ID, "/sign-in")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Origin", phone.origin(Origin.ID))
                    .header("Sec-Fetch-Site", "same-origin")
                    .header(
                            "User-Agent",
                            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5"
                                    + " Mobile/15E148 Safari/604.1")
                    .POST(BodyPublishers.ofString("sealed=" + asked.sealed() + "&answer="
                            + URLEncoder.encode(
                                    nurse.authenticator().get(asked.options(), phone.origin(Origin.ID)),
                                    StandardCharsets.UTF_8))));

            assertThat(here.visits("/me/sessions").body())
                    .contains("Safari on an iPhone")
                    .contains("North " + nurse.person().value().replace("person-", ""))
                    .contains("In since", "Last used");
        }

        @Test
        void isLedToFromMe() {
            assertThat(here.visits("/me").body()).contains("href=\"/me/sessions\"", "Where you are in");
        }

        @Test
        void showsNobodyElsesNorThoseThatAreOver() {
            comesIn(visitors.another(), staff.nurse().authenticator());
            clock.advance(Duration.ofMinutes(9));

            assertThat(here.visits("/me/sessions").body())
                    .contains("You are in here only")
                    .doesNotContain(ELSEWHERE, ">End it<");
        }

        @Test
        void showsNoRowWhoseBrowserWasAltered() {
            intruder.runs("update signin_session set browser = 'safari iphone' where id = ?", idOf(there));

            assertThat(here.visits("/me/sessions").body()).contains("You are in here only");
        }

        @Test
        void isForNobodyWhoIsNotIn() {
            assertThat(visitors.another().visits("/me/sessions").statusCode()).isEqualTo(303);
        }
    }

    @Nested
    class EndingOne {

        @Test
        void endsItThereAndNowhereElseAndRecordsIt() {
            var answer = here.submits(Origin.ID, "/me/sessions/" + idOf(there) + "/end", Map.of());

            assertThat(answer.headers().firstValue("Location")).contains("/me/sessions?done=ONE");
            assertThat(there.visits("/me").statusCode()).isEqualTo(303);
            assertThat(here.visits("/me/sessions?done=ONE").body())
                    .contains("It is over there.", "You are in here only");
            assertThat(ledger.newestOf(
                                    SignInEntries.SESSION_ENDED, nurse.person().value(), 1)
                            .getFirst()
                            .payload()
                            .get("why"))
                    .contains(new JsonText("from-elsewhere"));
        }

        @Test
        void thatIsOverAlreadySaysSoAndEndsNothing() {
            var id = idOf(there);
            here.submits(Origin.ID, "/me/sessions/" + id + "/end", Map.of());
            var again = here.submits(Origin.ID, "/me/sessions/" + id + "/end", Map.of());

            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.body()).contains("DUNLIN-62");
            assertThat(here.visits("/me").statusCode()).isEqualTo(200);
        }

        @Test
        void ofSomebodyElseIsAnsweredLikeOneThatIsOver() {
            var stranger = visitors.another();
            comesIn(stranger, staff.nurse().authenticator());

            assertThat(stranger.submits(Origin.ID, "/me/sessions/" + idOf(there) + "/end", Map.of())
                            .body())
                    .contains("DUNLIN-62");
            assertThat(there.visits("/me").statusCode()).isEqualTo(200);
        }

        @Test
        void inWhichItIsAskedSignsOut() {
            var own = idOf(here);

            assertThat(here.submits(Origin.ID, "/me/sessions/" + own + "/end", Map.of())
                            .headers()
                            .firstValue("Location"))
                    .contains("/sign-in?left");
            assertThat(here.visits("/me").statusCode()).isEqualTo(303);
        }

        @Test
        void takesAKeyThatWasShownJustNow() {
            isLeftOpenForAWhile();

            assertThat(here.visits("/me/sessions").body())
                    .contains("/sign-in?again=own&amp;then=/me/sessions")
                    .doesNotContain(">End it<", ELSEWHERE);
            var answer = here.submits(Origin.ID, "/me/sessions/" + idOf(there) + "/end", Map.of());

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("FULMAR-83");
            assertThat(there.visits("/me").statusCode()).isEqualTo(200);
        }

        @Test
        void takesNoneWhereItIsTheOneInWhichItIsAsked() {
            isLeftOpenForAWhile();

            here.submits(Origin.ID, "/me/sessions/" + idOf(here) + "/end", Map.of());

            assertThat(here.visits("/me").statusCode()).isEqualTo(303);
        }

        @Test
        void isNotDoneByAPageOfAnotherSite() {
            var forged = here.send(here.request(Origin.ID, "/me/sessions/" + idOf(there) + "/end")
                    .header("Origin", "https://evil.example")
                    .header("Sec-Fetch-Site", "cross-site")
                    .POST(BodyPublishers.noBody()));

            assertThat(forged.statusCode()).isEqualTo(403);
            assertThat(there.visits("/me").statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class EndingTheOthers {

        @Test
        void leavesThisOneAndNobodyElsesAlone() {
            var third = visitors.another();
            comesIn(third, nurse.authenticator());
            var colleague = visitors.another();
            comesIn(colleague, staff.nurse().authenticator());

            here.submits(Origin.ID, "/me/sessions/others/end", Map.of());

            assertThat(Stream.of(here, colleague).map(OwnSessionsTests::statusOf))
                    .containsExactly(200, 200);
            assertThat(Stream.of(there, third).map(OwnSessionsTests::statusOf)).containsExactly(303, 303);
            assertThat(ledger.entriesOf(
                            SignInEntries.SESSION_ENDED, nurse.person().value()))
                    .hasSize(2);
        }

        @Test
        void takesAKeyThatWasShownJustNow() {
            isLeftOpenForAWhile();

            assertThat(here.submits(Origin.ID, "/me/sessions/others/end", Map.of())
                            .body())
                    .contains("FULMAR-83");
            assertThat(there.visits("/me").statusCode()).isEqualTo(200);
        }

        @Test
        void ofWhichThereAreNoneDoesNothing() {
            here.submits(Origin.ID, "/me/sessions/others/end", Map.of());
            var answer = here.submits(Origin.ID, "/me/sessions/others/end", Map.of());

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(here.visits("/me/sessions").body()).contains("You are in here only");
        }
    }

    @Nested
    class OneThatIsTouchedAsTheSweepFindsItOver {

        @Test
        void isNotEndedByWhatTheSweepReadBefore() {
            var read = table.named(idOf(here)).orElseThrow();
            clock.advance(Duration.ofMinutes(2));
            assertThat(here.visits("/me").statusCode()).isEqualTo(200);

            sessions.endByLimit(read);

            assertThat(here.visits("/me").statusCode()).isEqualTo(200);
            assertThat(ledger.entriesOf(
                            SignInEntries.SESSION_ENDED, nurse.person().value()))
                    .isEmpty();
        }

        @Test
        void isEndedOnceNobodyTouchesItAnyMore() {
            var id = idOf(here);
            clock.advance(Duration.ofMinutes(2));
            here.visits("/me");

            sessions.endByLimit(table.named(id).orElseThrow());

            assertThat(here.visits("/me").statusCode()).isEqualTo(303);
            assertThat(ledger.entriesOf(
                            SignInEntries.SESSION_ENDED, nurse.person().value()))
                    .hasSize(1);
        }
    }

    @Nested
    class SomebodyElseAtTheSameScreen {

        @Test
        void endsTheSessionOfWhoeverWasInThereBefore() {
            var before = idOf(here);
            comesIn(here, staff.nurse().authenticator());

            assertThat(table.named(before)).isEmpty();
            assertThat(there.visits("/me").statusCode()).isEqualTo(200);
        }
    }

    private void isLeftOpenForAWhile() {
        for (var minutes = 0; minutes < 12; minutes += 4) {
            clock.advance(Duration.ofMinutes(4));
            Stream.of(here, there).forEach(browser -> browser.visits("/me"));
        }
    }

    private static int statusOf(Visitor browser) {
        return browser.visits("/me").statusCode();
    }

    private void comesIn(Visitor browser, SoftwareAuthenticator key) {
        assertThat(new Door(browser).comesIn(key).statusCode()).isEqualTo(303);
    }

    /** The nurse came in there first. */
    private String idOf(Visitor browser) {
        var sessions = table.of(nurse.person()).stream()
                .sorted(Comparator.comparing(session -> session.times().startedAt()))
                .toList();
        return (browser == there ? sessions.getFirst() : sessions.getLast()).id();
    }
}
