package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threekey.charter.UseCase;
import io.threekey.charter.json.Json;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.frame.StandingAlert;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.notices.Alerts;
import io.threekey.server.people.People;
import io.threekey.server.people.Role;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody with full rights on the database gets from writing rows that could admit them. */
@ServerTest
@Import({Staff.class, FoundedHospital.class})
class ForgedRowsTests {

    private final Staff staff;
    private final People people;
    private final SessionTable table;
    private final Authenticators authenticators;
    private final Ledger ledger;
    private final HeldClock clock;
    private final PlatformTransactionManager transactions;
    private final Intruder intruder;
    private final Alerts alerts;
    private final FoundedHospital hospital;
    private final Visitor visitor;
    private final Door door;

    @Autowired
    ForgedRowsTests(
            Staff staff,
            People people,
            SessionTable table,
            Authenticators authenticators,
            Ledger ledger,
            HeldClock clock,
            PlatformTransactionManager transactions,
            Intruder intruder,
            Alerts alerts,
            FoundedHospital hospital,
            Visitor visitor) {
        this.staff = staff;
        this.people = people;
        this.table = table;
        this.authenticators = authenticators;
        this.ledger = ledger;
        this.clock = clock;
        this.transactions = transactions;
        this.intruder = intruder;
        this.alerts = alerts;
        this.hospital = hospital;
        this.visitor = visitor.another();
        this.door = new Door(this.visitor);
    }

    @BeforeEach
    void decideWhatTheTestsSpeakOf() {
        decide(UseCase.SHARED_WORKSTATION, SomeLimits.everywhere(10, 480));
        decide(UseCase.MANAGED_ENDPOINT, SomeLimits.everywhere(30, 600));
    }

    @Nested
    class ASession {

        @Test
        void insertedWithAnInventedMacIsNobodysAndIsReported() {
            isIn(staff.nurse().authenticator());
            var thief = visitor.another();
            var token = "a-token-the-thief-chose";
            copySession("decode(repeat('00', 32), 'hex')", token);

            assertThat(meWith(thief, token)).isEqualTo(303);
            assertReported("signin_session forged");
        }

        @Test
        void insertedWithTheMacOfAnotherRowIsNobodys() {
            isIn(staff.nurse().authenticator());
            copySession("mac", "another-token");

            assertThat(meWith(visitor.another(), "another-token")).isEqualTo(303);
        }

        @Test
        void madeLongerIsOverAtOnce() {
            isIn(staff.nurse().authenticator());
            intruder.changesOne("update signin_session set overall_minutes = 1440, idle_minutes = 60");

            assertThat(visitor.visits("/me").statusCode()).isEqualTo(303);
        }

        @Test
        void madeSurerThanItWasIsOverAtOnce() {
            var nurse = staff.nurse();
            var phone = SoftwareAuthenticator.fresh().behaving(Behaviour::backupEligible);
            staff.register(nurse.person(), phone, "Phone");
            isIn(phone);
            intruder.changesOne("update signin_session set key_traits = 'present verified device-bound'");

            assertThat(visitor.visits("/me").statusCode()).isEqualTo(303);
        }

        @Test
        void givenToAnotherPersonIsOverAtOnce() {
            var chief = staff.clerk();
            isIn(staff.nurse().authenticator());
            intruder.changesOne(
                    "update signin_session set person = ?", chief.person().value());

            assertThat(visitor.visits("/me").statusCode()).isEqualTo(303);
        }

        @Test
        void takenFromItsSiteIsOverAtOnce() {
            isIn(staff.nurse().authenticator());
            intruder.changesOne("update signin_session set site = ''");

            assertThat(visitor.visits("/me").statusCode()).isEqualTo(303);
        }

        @Test
        void keptAndPutBackAfterSignOutIsNobodys() {
            var token = tokenIn(door.comesIn(staff.nurse().authenticator()));
            assertThat(meWith(visitor.another(), token)).isEqualTo(200);
            intruder.runs("create table kept as select * from signin_session");
            visitor.submits(Origin.ID, "/sign-out", Map.of());
            intruder.runs("insert into signin_session select * from kept");

            assertThat(meWith(visitor.another(), token)).isEqualTo(303);
            assertThat(onANodeThatHasJustCome().touch(token)).isEmpty();
        }

        @Test
        void keptAndPutBackAfterAnotherNodeEndedItIsNobodysThereEither() {
            var token = tokenIn(door.comesIn(staff.nurse().authenticator()));
            var memory = new EndedSessions(ledger, clock);
            var other = node(memory);
            intruder.runs("create table kept as select * from signin_session");
            visitor.submits(Origin.ID, "/sign-out", Map.of());
            intruder.runs("insert into signin_session select * from kept");
            memory.lookAgain();

            assertThat(other.touch(token)).isEmpty();
        }

        @Test
        void keptAndPutBackAfterARoleWasTakenIsNobodys() {
            var nurse = staff.nurse();
            var token = tokenIn(door.comesIn(nurse.authenticator()));
            intruder.runs("create table kept as select * from signin_session");
            people.take(nurse.person(), Role.WARD_STAFF);
            assertThat(intruder.reads("select id from signin_session")).isEmpty();
            intruder.runs("insert into signin_session select * from kept");

            assertThat(meWith(visitor.another(), token)).isEqualTo(303);
        }

        @Test
        void doesNotMakeAStartReadEveryEndThereEverWas() {
            new TransactionTemplate(transactions)
                    .executeWithoutResult(status -> ledger.append(
                            SignInEntries.SESSION_ENDED,
                            "long-ago",
                            Json.object().put("of", "before names").build()));
            clock.advance(Duration.ofDays(1).plusMinutes(1));

            assertThat(onANodeThatHasJustCome().touch("anything")).isEmpty();
        }

        @Test
        void insertedByTheHundredDoesNotHideTheEndsOfOthers() {
            var nurse = staff.nurse();
            door.comesIn(nurse.authenticator());
            intruder.runs("""
                insert into signin_session (id, version, token_digest, person, passkey, use_case, care_setting,
                    started_at, last_seen_at, idle_minutes, overall_minutes, site, browser, policy_scope, policy_version,
                    policy_document, key_traits, ends_at, mac)
                select 'forged-' || n, version, 'forged-' || n, person, passkey, use_case, care_setting,
                    started_at, last_seen_at, idle_minutes, overall_minutes, site, browser, policy_scope, policy_version,
                    policy_document, key_traits, ends_at - interval '1 hour', mac
                from signin_session, generate_series(1, 450) n\
                """);
            clock.advance(Duration.ofMinutes(11));

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(ledger.newestOf(
                                    SignInEntries.SESSION_ENDED, nurse.person().value(), 1))
                            .hasSize(1));
        }

        private void isIn(SoftwareAuthenticator key) {
            door.comesIn(key);
            assertThat(visitor.visits("/me").statusCode()).isEqualTo(200);
        }

        private Sessions onANodeThatHasJustCome() {
            return node(new EndedSessions(ledger, clock));
        }

        private Sessions node(EndedSessions ended) {
            return new Sessions(
                    table, ended, authenticators, ledger, published -> {}, clock, new SecureRandom(), transactions);
        }

        private String tokenIn(HttpResponse<String> letIn) {
            return letIn.headers().allValues("Set-Cookie").stream()
                    .map(cookie -> cookie.split(";", 2)[0])
                    .filter(cookie -> cookie.startsWith("threekey="))
                    .map(cookie -> cookie.substring("threekey=".length()))
                    .filter(token -> !token.isEmpty())
                    .findFirst()
                    .orElseThrow();
        }

        private void copySession(String mac, String token) {
            intruder.changesOne("""
                insert into signin_session (id, version, token_digest, person, passkey, use_case, care_setting,
                    started_at, last_seen_at, idle_minutes, overall_minutes, site, browser, policy_scope, policy_version,
                    policy_document, key_traits, ends_at, mac)
                select 'forged', version, encode(sha256(?::bytea), 'hex'), person, passkey, use_case, care_setting,
                    started_at, last_seen_at, idle_minutes, overall_minutes, site, browser, policy_scope, policy_version,
                    policy_document, key_traits, ends_at, %s
                from signin_session limit 1\
                """.formatted(mac), token.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Nested
    class ARole {

        @Test
        void insertedGivesNobodyAPlace() {
            var somebody = staff.somebodyWithoutRole();
            intruder.changesOne(
                    "insert into people_role (person, role, mac) values (?, 'office-staff', decode('00', 'hex'))",
                    somebody.person().value());

            assertThat(door.comesIn(somebody.authenticator()).body()).contains("IBIS-71");
            assertReported("people_role " + somebody.person().value());
        }

        @Test
        void changedToOneWithLongerLimitsIsNoRole() {
            var nurse = staff.nurse();
            intruder.changesOne(
                    "update people_role set role = 'office-staff' where person = ?",
                    nurse.person().value());

            assertThat(door.comesIn(nurse.authenticator()).body()).contains("IBIS-71");
        }
    }

    @Nested
    class APlace {

        @Test
        void movedToAnotherCareSettingCountsNoMore() {
            var nurse = staff.nurse();
            assertThat(intruder.runs("update people_ward set care_setting = 'office'"))
                    .isPositive();

            assertThat(door.comesIn(nurse.authenticator()).body()).contains("IBIS-71");
        }
    }

    @Nested
    class TheReport {

        @Test
        void endsWithTheForgedRow() {
            var somebody = staff.somebodyWithoutRole();
            intruder.runs(
                    "insert into people_role (person, role, mac) values (?, 'x', '')",
                    somebody.person().value());
            assertReported("people_role " + somebody.person().value());
            intruder.runs("delete from people_role where role = 'x'");

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(alerts.standing())
                            .extracting(StandingAlert::code)
                            .doesNotContain("row.forged"));
        }
    }

    @AfterEach
    void tidy() {
        intruder.runs("drop table if exists kept");
        intruder.runs("delete from signin_session");
        intruder.runs("delete from people_role");
        intruder.runs("delete from people_person");
        intruder.runs("delete from people_ward");
        intruder.runs("delete from authenticators_passkey");
    }

    private int meWith(Visitor thief, String token) {
        return thief.send(thief.request(Origin.ID, "/me")
                        .header("Accept", "text/html")
                        .header("Cookie", "threekey=" + token)
                        .GET())
                .statusCode();
    }

    private void assertReported(String row) {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(alerts.standing()).anySatisfy(alert -> {
                    assertThat(alert.code()).isEqualTo("row.forged");
                    assertThat(alert.arguments().toString()).contains(row);
                }));
    }

    private void decide(UseCase useCase, SessionLimits limits) {
        hospital.decides(SessionLimitsKind.addressFor(useCase), limits.document());
    }
}
