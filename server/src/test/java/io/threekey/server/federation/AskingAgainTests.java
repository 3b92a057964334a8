package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class AskingAgainTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Autowired
    Intruder intruder;

    private DecidedApplications applications;
    private Partner chart;
    private Visitor browser;
    private HttpResponse<String> first;

    @BeforeEach
    void anApplicationThatMayAskAgainWasToldWhoCameIn() {
        applications = new DecidedApplications(hospital);
        chart = Partner.withKey("chart-" + System.nanoTime() % 1_000_000, somebody, clock)
                .askingAgain();
        applications.register(chart.application());
        browser = somebody.another();
        new Door(browser).comesIn(hospital.iam().passkey());
        first = told(chart);
    }

    private HttpResponse<String> told(Partner partner) {
        return partner.redeems(Partner.brought(browser.visits(partner.asks())).getOrDefault("code", ""));
    }

    private static String refresh(HttpResponse<String> answer) {
        return Partner.field(answer, "refresh_token");
    }

    private static String access(HttpResponse<String> answer) {
        return Partner.field(answer, "access_token");
    }

    private static void isRefused(HttpResponse<String> answer, String error) {
        assertThat(answer.statusCode()).isEqualTo(error.equals("invalid_client") ? 401 : 400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
    }

    private boolean opens(HttpResponse<String> answer) {
        return chart.asksWhoItIs(access(answer)).statusCode() == 200;
    }

    private long recorded(String type) {
        return intruder.reads(
                        "select 1 from ledger_queue where type = ? union all select 1 from ledger_entry where type = ?",
                        type,
                        type)
                .size();
    }

    @Nested
    class WhileSomebodyIsIn {

        @Test
        void theApplicationIsToldTheSameWithoutItsOwnWord() throws Exception {
            clock.advance(Duration.ofMinutes(4));
            var again = chart.asksAgain(refresh(first));
            assertThat(again.statusCode()).isEqualTo(200);
            var before = SignedJWT.parse(Partner.field(first, "id_token")).getJWTClaimsSet();
            var after = SignedJWT.parse(Partner.field(again, "id_token")).getJWTClaimsSet();
            for (var same : List.of("iss", "sub", "aud", "acr", "amr", "auth_time", "sid")) {
                assertThat(after.getClaim(same)).as(same).isEqualTo(before.getClaim(same));
            }
            assertThat(after.getClaim("nonce")).isNull();
            assertThat(after.getIssueTime()).isAfter(before.getIssueTime());
            assertThat(access(again)).isNotEqualTo(access(first));
            assertThat(refresh(again)).isNotEqualTo(refresh(first));
            assertThat(opens(again)).isTrue();
        }

        @Test
        void eachTokenBringsTheNextAndEachTimeIsRecorded() {
            var before = recorded("application.told-again");
            var answer = first;
            for (var round = 0; round < 3; round++) {
                answer = chart.asksAgain(refresh(answer));
                assertThat(answer.statusCode()).isEqualTo(200);
            }
            assertThat(recorded("application.told-again")).isEqualTo(before + 3);
        }

        @Test
        void itMayAskForLessAndLaterForAllAgain() {
            var less = chart.asksAgain(refresh(first), change -> change.put("scope", "openid"));
            assertThat(Partner.field(less, "scope")).isEqualTo("openid");
            assertThat(chart.asksWhoItIs(access(less)).body()).doesNotContain("name");
            var all = chart.asksAgain(refresh(less));
            assertThat(Partner.field(all, "scope")).isEqualTo("openid profile");
        }

        @Test
        void itMayNotAskForMoreAndLosesNothingByIt() {
            for (var scope : List.of("openid profile admin", "profile", "offline_access", "openid  profile")) {
                isRefused(chart.asksAgain(refresh(first), change -> change.put("scope", scope)), "invalid_scope");
            }
            assertThat(chart.asksAgain(refresh(first)).statusCode()).isEqualTo(200);
        }

        @Test
        void whatItNamesTwiceOrInAnotherOrderIsKeptOnceAndInOurs() {
            var twice = chart.asksAgain(
                    refresh(first), change -> change.put("scope", "profile openid openid profile openid"));
            assertThat(Partner.field(twice, "scope")).isEqualTo("openid profile");
            assertThat(intruder.reads("select distinct scope from federation_access")
                            .toString())
                    .doesNotContain("openid openid", "profile openid");
        }

        @Test
        void itMayNotAskAtEndlessLengthAndLosesNothingByIt() {
            isRefused(
                    chart.asksAgain(refresh(first), change -> change.put("scope", "openid ".repeat(2_000) + "openid")),
                    "invalid_scope");
            assertThat(chart.asksAgain(refresh(first)).statusCode()).isEqualTo(200);
        }

        @Test
        void noTokenIsToBeFoundInTheLedgerNorInATable() {
            var again = chart.asksAgain(refresh(first));
            var everything = List.of("ledger_queue", "ledger_entry", "federation_access", "federation_refresh").stream()
                    .map(table -> intruder.reads("select coalesce(string_agg(t::text, ' '), '') as all_rows from %s t"
                                    .formatted(table))
                            .toString())
                    .toList();
            var payloads = intruder.reads("select convert_from(payload, 'utf-8') as p from ledger_entry")
                    .toString();
            assertThat(payloads + everything).doesNotContain(refresh(first)).doesNotContain(refresh(again));
        }
    }

    @Nested
    class ATokenThatIsUsedTwice {

        @Test
        void takesBackAllThatBeganWithIt() {
            var second = chart.asksAgain(refresh(first));
            var third = chart.asksAgain(refresh(second));
            var before = recorded("application.refresh-twice");

            isRefused(chart.asksAgain(refresh(first)), "invalid_grant");

            assertThat(opens(first)).isFalse();
            assertThat(opens(third)).isFalse();
            isRefused(chart.asksAgain(refresh(third)), "invalid_grant");
            assertThat(recorded("application.refresh-twice")).isEqualTo(before + 1);
        }

        @Test
        void leavesWhatAnotherSignInGaveAsItIs() {
            var other = told(chart);
            chart.asksAgain(refresh(first));
            isRefused(chart.asksAgain(refresh(first)), "invalid_grant");
            assertThat(opens(other)).isTrue();
            assertThat(chart.asksAgain(refresh(other)).statusCode()).isEqualTo(200);
        }

        @Test
        void atOnceLeavesNobodyAnything() throws Exception {
            for (var round = 0; round < 5; round++) {
                var token = refresh(told(chart));
                var answers = atOnce(token);
                var won = answers.stream()
                        .filter(answer -> answer.statusCode() == 200)
                        .toList();
                assertThat(won).hasSize(1);
                assertThat(opens(won.getFirst())).isFalse();
                isRefused(chart.asksAgain(refresh(won.getFirst())), "invalid_grant");
            }
        }

        @Test
        void isNoneThatSomebodyMadeUp() {
            var before = recorded("application.proof-without-code");
            for (var token : List.of("x", "A".repeat(86), "' or 1=1 --", "é".repeat(100), "a".repeat(10_000))) {
                isRefused(chart.asksAgain(token), "invalid_grant");
            }
            assertThat(recorded("application.proof-without-code")).isEqualTo(before + 5);
            assertThat(chart.asksAgain(refresh(first)).statusCode()).isEqualTo(200);
        }

        private List<HttpResponse<String>> atOnce(String token) throws Exception {
            var form = Map.of("grant_type", "refresh_token", "refresh_token", token);
            var forms = List.of(chart.named(form), chart.named(form));
            var start = new CountDownLatch(1);
            try (var threads = Executors.newFixedThreadPool(forms.size())) {
                var running = forms.stream()
                        .map(one -> threads.submit(() -> {
                            start.await();
                            return chart.sends(one);
                        }))
                        .toList();
                start.countDown();
                var answers = new ArrayList<HttpResponse<String>>();
                for (var one : running) {
                    answers.add(one.get());
                }
                return answers;
            }
        }
    }

    @Nested
    class ItIsOver {

        @Test
        void withTheSession() {
            browser.submits(Origin.ID, "/sign-out", Map.of());
            isRefused(chart.asksAgain(refresh(first)), "invalid_grant");
            assertThat(recorded("application.not-told")).isPositive();
        }

        @Test
        void onceTheSessionIsIdleHoweverOftenTheApplicationAsks() {
            var answer = first;
            var asked = 0;
            while (answer.statusCode() == 200) {
                clock.advance(Duration.ofMinutes(1));
                answer = chart.asksAgain(refresh(answer));
                assertThat(++asked).as("minutes").isLessThan(61);
            }
            isRefused(answer, "invalid_grant");
        }

        @Test
        void onceTheLongestSessionIsHoweverBusyItIs() {
            var answer = first;
            var minutes = 0;
            while (answer.statusCode() == 200) {
                clock.advance(Duration.ofMinutes(5));
                minutes += 5;
                assertThat(minutes).isLessThanOrEqualTo(600);
                browser.visits("/me");
                answer = chart.asksAgain(refresh(answer));
            }

            assertThat(minutes).isEqualTo(600);
            isRefused(answer, "invalid_grant");
        }

        @Test
        void onceTheCodeIsUsedAgain() {
            var code = Partner.brought(browser.visits(chart.asks())).getOrDefault("code", "");
            var token = refresh(chart.asksAgain(refresh(chart.redeems(code))));
            isRefused(chart.redeems(code), "invalid_grant");
            isRefused(chart.asksAgain(token), "invalid_grant");
        }

        @Test
        void onceTheApplicationMayNotAskAgainAnyMore() {
            applications.register(Partner.withKey(chart.application().client(), somebody, clock)
                    .application()
                    .provingItselfBy(chart.key().orElseThrow()));
            isRefused(chart.asksAgain(refresh(first)), "unauthorized_client");
        }

        @Test
        void onceTheApplicationIsWithdrawn() {
            applications.withdraw(chart.application());
            isRefused(chart.asksAgain(refresh(first)), "invalid_client");
        }

        @Test
        void whereSomebodyChangedWhatStandsInTheTable() {
            intruder.runs("update federation_refresh set person = 'somebody-else'");
            isRefused(chart.asksAgain(refresh(first)), "invalid_grant");
            intruder.runs("delete from federation_refresh");
        }
    }

    @Nested
    class NoTokenIsGiven {

        @Test
        void toAnApplicationOfWhichThatWasNotDecided() {
            var rota = Partner.withKey("rota-" + System.nanoTime() % 1_000_000, somebody, clock);
            applications.register(rota.application());
            assertThat(told(rota).body()).doesNotContain("refresh_token");
            isRefused(rota.asksAgain("x"), "unauthorized_client");
        }

        @Test
        void toAnotherApplicationWhichEndsIt() {
            var rota = Partner.withoutSecret("rota-" + System.nanoTime() % 1_000_000, somebody, clock)
                    .askingAgain();
            applications.register(rota.application());
            isRefused(rota.asksAgain(refresh(first)), "invalid_grant");
            isRefused(chart.asksAgain(refresh(first)), "invalid_grant");
            assertThat(opens(first)).isFalse();
        }

        @Test
        void toWhoeverDoesNotShowWhoTheyAre() {
            isRefused(chart.asksAgain(refresh(first), change -> change.remove("client_assertion")), "invalid_client");
            isRefused(chart.asksAgain(refresh(first), change -> change.remove("refresh_token")), "invalid_request");
            var form = chart.named(Map.of("grant_type", "refresh_token", "refresh_token", refresh(first)));
            var second = chart.sends(form);
            assertThat(second.statusCode()).isEqualTo(200);
            form.put("refresh_token", refresh(second));
            isRefused(chart.sends(form), "invalid_client"); // the proof was spent
            assertThat(chart.asksAgain(refresh(second)).statusCode()).isEqualTo(200);
        }
    }
}
