package io.threekey.server.signin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Base64Url;
import io.threekey.evidence.LetInEntry;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.ledger.Ledger;
import io.threekey.testkit.HeldClock;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@Import({Staff.class, FoundedHospital.class})
class SigningInTests {

    private final Staff staff;
    private final HeldClock clock;
    private final Ledger ledger;
    private final SessionSweep sweep;
    private final Intruder intruder;
    private final FoundedHospital hospital;
    private final SessionTable table;
    private final Sessions sessions;
    private final PlatformTransactionManager transactions;
    private final Visitor visitor;
    private final Door door;

    @Autowired
    SigningInTests(
            Staff staff,
            HeldClock clock,
            Ledger ledger,
            SessionSweep sweep,
            Intruder intruder,
            FoundedHospital hospital,
            SessionTable table,
            Sessions sessions,
            PlatformTransactionManager transactions,
            Visitor visitor) {
        this.staff = staff;
        this.clock = clock;
        this.ledger = ledger;
        this.sweep = sweep;
        this.intruder = intruder;
        this.hospital = hospital;
        this.table = table;
        this.sessions = sessions;
        this.transactions = transactions;
        this.visitor = visitor.another();
        this.door = new Door(this.visitor);
    }

    @BeforeEach
    void decideWhatTheTestsSpeakOf() {
        decide(UseCase.SHARED_WORKSTATION, SomeLimits.everywhere(10, 480));
        decide(UseCase.MANAGED_ENDPOINT, SomeLimits.everywhere(30, 600));
    }

    @Nested
    class ANurse {

        @Test
        void isLetInWithHerKeyAndSentWhereSheWanted() {
            var response = door.comesIn(staff.nurse().authenticator());

            assertThat(response.statusCode()).isEqualTo(303);
            assertThat(response.headers().firstValue("Location")).contains("/me");
        }

        @Test
        void readsUntilWhenOnTheClockOfHerSite() {
            door.comesIn(staff.nurse().authenticator());

            var until = clock.instant()
                    .plus(Duration.ofMinutes(480))
                    .atZone(ZoneId.of("Europe/Berlin"))
                    .toLocalTime()
                    .toString()
                    .substring(0, 5);
            assertThat(visitor.visits("/me").body()).contains("You’re in until " + until);
        }

        @Test
        void isLedToTheDecisionThatSaysHowLongSheStays() {
            door.comesIn(staff.nurse().authenticator());

            var decision = Pattern.compile("href=\"(/proposals/[^\"]+)\"")
                    .matcher(visitor.visits("/me").body());

            assertThat(decision.find()).isTrue();
            assertThat(visitor.visits(decision.group(1)).body()).contains("Session limits", "Adopted on");
        }

        @Test
        void readsOnWhichClocksThatIs() {
            door.comesIn(staff.nurse().authenticator());

            assertThat(visitor.visits("/me").body()).containsOnlyOnce("Times on this page: Berlin");
        }

        @Test
        void isOutAfterTheIdleLimit() {
            door.comesIn(staff.nurse().authenticator());
            clock.advance(Duration.ofMinutes(9));
            assertThat(visitor.visits("/me").statusCode()).isEqualTo(200);
            clock.advance(Duration.ofMinutes(9));
            assertThat(visitor.visits("/me").statusCode()).isEqualTo(200);
            clock.advance(Duration.ofMinutes(10));

            assertThat(visitor.visits("/me").statusCode()).isEqualTo(303);
        }

        @Test
        void isOutAfterTheOverallLimitHoweverBusy() {
            decide(UseCase.SHARED_WORKSTATION, SomeLimits.everywhere(10, 25));
            door.comesIn(staff.nurse().authenticator());
            for (var touch = 0; touch < 3; touch++) {
                clock.advance(Duration.ofMinutes(8));
                assertThat(visitor.visits("/me").statusCode()).isEqualTo(200);
            }
            clock.advance(Duration.ofMinutes(1));

            assertThat(visitor.visits("/me").statusCode()).isEqualTo(303);
        }

        @Test
        void obeysTheNewDecisionFromHerNextSignInOn() {
            var nurse = staff.nurse();
            door.comesIn(nurse.authenticator());
            decide(UseCase.SHARED_WORKSTATION, SomeLimits.everywhere(5, 60));
            door.comesIn(nurse.authenticator());

            var obeyed = ledger.entriesOf(SignInEntries.LET_IN, nurse.person().value()).stream()
                    .map(entry -> LetInEntry.parse(entry.payload()))
                    .toList();
            assertThat(obeyed).extracting(LetInEntry::overallMinutes).containsExactly(480, 60);
            assertThat(obeyed.getLast().policyVersion())
                    .isEqualTo(obeyed.getFirst().policyVersion() + 1);
        }

        @Test
        void isRecordedAtHerSite() {
            var nurse = staff.nurse();
            door.comesIn(nurse.authenticator());
            clock.advance(Duration.ofMinutes(10));
            sweep.sweep();

            var site = Optional.of(Scope.site(nurse.person().value().replace("person", "site")));
            assertThat(ledger.entriesOf(SignInEntries.LET_IN, nurse.person().value()))
                    .extracting(entry -> LetInEntry.parse(entry.payload()).site())
                    .containsExactly(site);
            assertThat(ledger.entriesOf(
                            SignInEntries.SESSION_ENDED, nurse.person().value()))
                    .extracting(entry -> PastSession.of(entry).flatMap(PastSession::site))
                    .containsExactly(site);
        }

        @Test
        void isOutWhenSheSignsOut() {
            var nurse = staff.nurse();
            door.comesIn(nurse.authenticator());
            var response = visitor.submits(Origin.ID, "/sign-out", Map.of());

            assertThat(response.headers().firstValue("Location")).contains("/sign-in?left");
            assertThat(visitor.visits("/me").statusCode()).isEqualTo(303);
            assertThat(ledger.entriesOf(
                            SignInEntries.SESSION_ENDED, nurse.person().value()))
                    .hasSize(1);
        }

        @Test
        void isNotSignedOutByAPageOfAnotherSite() {
            door.comesIn(staff.nurse().authenticator());
            var forged = visitor.send(visitor.request(Origin.ID, "/sign-out")
                    .header("Sec-Fetch-Site", "cross-site")
                    .POST(BodyPublishers.noBody()));

            assertThat(forged.statusCode()).isEqualTo(403);
            assertThat(visitor.visits("/sign-out").statusCode()).isEqualTo(405);
            assertThat(visitor.visits("/me").statusCode()).isEqualTo(200);
        }

        @Test
        void seesWhenHerKeysWereUsed() {
            var nurse = staff.nurse();
            door.comesIn(nurse.authenticator(), behaviour -> behaviour.signatureOverOtherBytes());
            door.comesIn(nurse.authenticator());

            assertThat(visitor.visits("/me").body())
                    .contains("Came in with “Blue key”")
                    .contains("Stayed out with “Blue key”")
                    .contains("HERON-42");
        }
    }

    @Nested
    class Somebody {

        @Test
        void fromAnOfficeGetsTheLimitsOfManagedEndpoints() {
            var clerk = staff.clerk();
            door.comesIn(clerk.authenticator());

            assertThat(visitor.visits("/me").body()).contains("30 minutes");
        }

        @Test
        void withoutARoleIsToldWhomToAsk() {
            assertThat(door.comesIn(staff.somebodyWithoutRole().authenticator()))
                    .satisfies(response -> assertThat(response.statusCode()).isEqualTo(403))
                    .satisfies(response -> assertThat(response.body()).contains("IBIS-71"));
        }

        @Test
        void whoIsInAlreadyGoesStraightOn() {
            door.comesIn(staff.nurse().authenticator());

            assertThat(visitor.visits("/sign-in?then=/me/keys").headers().firstValue("Location"))
                    .contains("/me/keys");
        }

        @Test
        void goesOnToTheQuestionThatALinkAsked() {
            door.comesIn(staff.nurse().authenticator());

            var asked = "/charter?decision=recovery&useCase=contractor";
            assertThat(visitor.visits("/sign-in?then=" + URLEncoder.encode(asked, StandardCharsets.UTF_8))
                            .headers()
                            .firstValue("Location"))
                    .contains(asked);
        }

        @Test
        void isNeverSentToAnotherSite() {
            door.comesIn(staff.nurse().authenticator());

            for (var path : new String[] {
                "//evil.example/", "//evil.example?/charter", "https://evil.example/", "/\\evil.example", "evil"
            }) {
                assertThat(visitor.visits("/sign-in?then=" + URLEncoder.encode(path, StandardCharsets.UTF_8))
                                .headers()
                                .firstValue("Location"))
                        .contains("/");
            }
        }
    }

    @Nested
    class TheSessionCookie {

        @Test
        void isKeptFromScriptsAndOtherSites() {
            assertThat(door.comesIn(staff.nurse().authenticator()).headers().allValues("Set-Cookie"))
                    .anySatisfy(cookie -> assertThat(cookie)
                            .startsWith("threekey=")
                            .contains("HttpOnly", "SameSite=Lax", "Path=/")
                            .doesNotContain("Domain"));
        }

        @Test
        void isStoredAsADigestOnly() {
            var token = tokenOf(door.comesIn(staff.nurse().authenticator()));

            assertThat(intruder.reads("select * from signin_session").toString())
                    .doesNotContain(token);
            assertThat(intruder.reads("select * from ledger_queue").toString()).doesNotContain(token);
        }

        @Test
        void holdsASecretOf256BitsThatTheNextSignInReplaces() {
            var nurse = staff.nurse();
            var first = tokenOf(door.comesIn(nurse.authenticator()));
            var second = tokenOf(door.comesIn(nurse.authenticator()));

            assertThat(List.of(first, second))
                    .doesNotHaveDuplicates()
                    .allSatisfy(token -> assertThat(Base64Url.decode(token)).hasSize(32));
            assertThat(meWith(first)).isEqualTo(303);
            assertThat(meWith(second)).isEqualTo(200);
        }

        private int meWith(String token) {
            var other = visitor.another();
            return other.send(other.request(Origin.ID, "/me")
                            .header("Accept", "text/html")
                            .header("Cookie", "threekey=" + token)
                            .GET())
                    .statusCode();
        }

        private static String tokenOf(HttpResponse<String> answer) {
            return answer.headers().allValues("Set-Cookie").stream()
                    .filter(value -> value.startsWith("threekey="))
                    .map(cookie -> cookie.substring("threekey=".length(), cookie.indexOf(';')))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    class ASessionThatRanOut {

        @Test
        void isRecordedWithItsReasonAndForgotten() {
            var nurse = staff.nurse();
            door.comesIn(nurse.authenticator());
            clock.advance(Duration.ofMinutes(10));
            sweep.sweep();

            assertThat(ledger.entriesOf(
                            SignInEntries.SESSION_ENDED, nurse.person().value()))
                    .singleElement()
                    .satisfies(entry ->
                            assertThat(entry.payload().fields().toString()).contains("idle"));
            assertThat(intruder.reads(
                            "select * from signin_session where person = ?",
                            nurse.person().value()))
                    .isEmpty();
        }
    }

    @Nested
    class ASessionThatTwoEndAtOnce {

        @Test
        void isRecordedAsEndedOnceAndHindersNeither() throws Exception {
            var nurse = staff.nurse();
            door.comesIn(nurse.authenticator());
            var session = table.of(nurse.person()).getFirst();
            try (var second = Executors.newSingleThreadExecutor()) {
                var waiting = new TransactionTemplate(transactions).execute(status -> {
                    sessions.end(session, SessionEnd.SIGNED_OUT);
                    var other = second.submit(() -> sessions.end(session, SessionEnd.REPLACED));
                    assertThat(isWaitingForARow()).isTrue();
                    return other;
                });
                requireNonNull(waiting).get();
            }

            assertThat(ledger.entriesOf(
                            SignInEntries.SESSION_ENDED, nurse.person().value()))
                    .hasSize(1);
        }

        private boolean isWaitingForARow() {
            var until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (System.nanoTime() < until) {
                if (!intruder.reads("select pid from pg_stat_activity where wait_event_type = 'Lock'")
                        .isEmpty()) {
                    return true;
                }
                Thread.onSpinWait();
            }
            return false;
        }
    }

    private void decide(UseCase useCase, SessionLimits limits) {
        hospital.decides(SessionLimitsKind.addressFor(useCase), limits.document());
    }
}
