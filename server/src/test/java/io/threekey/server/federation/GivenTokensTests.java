package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What an application learns about what it was given, and how it gives it back. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class GivenTokensTests {

    private static final String NOTHING = "{\"active\":false}";

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
    private Partner rota;
    private Visitor browser;
    private String access = "";
    private String refresh = "";

    @BeforeEach
    void twoApplicationsWereTold() {
        applications = new DecidedApplications(hospital);
        chart = Partner.withKey("chart-" + System.nanoTime() % 1_000_000, somebody, clock)
                .askingAgain();
        rota = Partner.withKey("rota-" + System.nanoTime() % 1_000_000, somebody, clock);
        applications.register(chart.application());
        applications.register(rota.application());
        browser = somebody.another();
        new Door(browser).comesIn(hospital.iam().passkey());
        var answer = told(chart);
        access = Partner.field(answer, "access_token");
        refresh = Partner.field(answer, "refresh_token");
    }

    private HttpResponse<String> told(Partner partner) {
        return partner.redeems(Partner.brought(browser.visits(partner.asks())).getOrDefault("code", ""));
    }

    private static void isRefused(HttpResponse<String> answer, String error) {
        assertThat(answer.statusCode()).isEqualTo(error.equals("invalid_client") ? 401 : 400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
    }

    private void isGivenBack(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    private long given() {
        return intruder.reads("select 1 from ledger_queue where type = 'application.gave-back'"
                        + " union all select 1 from ledger_entry where type = 'application.gave-back'")
                .size();
    }

    @Nested
    class AnApplicationThatAsksAboutAToken {

        @Test
        void learnsWhoseItIsAndHowLongItLasts() {
            var answer = chart.asksAbout(access);
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.body())
                    .contains("\"active\":true", "\"token_type\":\"Bearer\"", "\"scope\":\"openid profile\"")
                    .contains("\"sub\":\"" + hospital.iam().person().value() + "\"")
                    .contains("\"client_id\":\"" + chart.application().client() + "\"")
                    .contains("\"exp\":" + clock.instant().plusSeconds(300).getEpochSecond())
                    .contains("\"acr\":\"http://idmanagement.gov/ns/assurance/aal/3\"", "\"auth_time\":");
            assertThat(chart.asksAbout(refresh).body())
                    .contains(
                            "\"active\":true",
                            "\"sub\":\"" + hospital.iam().person().value() + "\"")
                    .doesNotContain("token_type");
        }

        @Test
        void learnsNothingOfOneThatIsOverOrOfNobody() {
            for (var token : List.of("x", "a.b.c", "' or 1=1 --", "A".repeat(86))) {
                assertThat(chart.asksAbout(token).body()).as(token).isEqualTo(NOTHING);
            }
            clock.advance(Duration.ofMinutes(5));
            assertThat(chart.asksAbout(access).body()).isEqualTo(NOTHING);
            assertThat(chart.asksAbout(refresh).body()).contains("\"active\":true");
            browser.submits(Origin.ID, "/sign-out", Map.of());
            assertThat(chart.asksAbout(refresh).body()).isEqualTo(NOTHING);
        }

        @Test
        void learnsTheSameOfAnotherOnesTokenAsOfNone() {
            assertThat(rota.asksAbout(access).body()).isEqualTo(NOTHING);
            assertThat(rota.asksAbout(refresh).body()).isEqualTo(NOTHING);
        }

        @Test
        void showsWhoItIsByAKeyEachTimeAnew() {
            isRefused(
                    chart.sends(
                            "/introspect",
                            Map.of(
                                    "token",
                                    access,
                                    "client_id",
                                    chart.application().client())),
                    "invalid_client");
            var form = chart.named(Map.of("token", access));
            assertThat(chart.sends("/introspect", form).body()).contains("\"active\":true");
            isRefused(chart.sends("/introspect", form), "invalid_client");
            isRefused(chart.sends("/introspect", chart.named(Map.of())), "invalid_request");
            isRefused(chart.sends("/introspect?token=" + access, chart.named(Map.of())), "invalid_request");
        }

        @Test
        void hasAKey() {
            var open = Partner.withoutSecret("open-" + System.nanoTime() % 1_000_000, somebody, clock);
            applications.register(open.application());
            var token = Partner.field(told(open), "access_token");
            isRefused(open.asksAbout(token), "invalid_client");
        }
    }

    @Nested
    class AnApplicationThatGivesATokenBack {

        @Test
        void cannotUseItAnyMoreButWhatItHasBesides() {
            var before = given();
            isGivenBack(chart.givesBack(access));
            assertThat(chart.asksWhoItIs(access).statusCode()).isEqualTo(401);
            assertThat(chart.asksAbout(access).body()).isEqualTo(NOTHING);
            assertThat(given()).isEqualTo(before + 1);
            assertThat(chart.asksAgain(refresh).statusCode()).isEqualTo(200);
        }

        @Test
        void losesAllThatBeganWithItWhereItCouldAskAgainByIt() {
            var again = chart.asksAgain(refresh);
            isGivenBack(chart.givesBack(Partner.field(again, "refresh_token")));
            assertThat(chart.asksWhoItIs(access).statusCode()).isEqualTo(401);
            assertThat(chart.asksWhoItIs(Partner.field(again, "access_token")).statusCode())
                    .isEqualTo(401);
            isRefused(chart.asksAgain(Partner.field(again, "refresh_token")), "invalid_grant");
        }

        @Test
        void isNotToldWhetherItWasItsOwn() {
            var before = given();
            for (var token : List.of(access, refresh, "x", "a.b.c")) {
                isGivenBack(rota.givesBack(token));
            }
            assertThat(given()).isEqualTo(before);
            assertThat(chart.asksWhoItIs(access).statusCode()).isEqualTo(200);
            assertThat(chart.asksAgain(refresh).statusCode()).isEqualTo(200);
        }

        @Test
        void showsWhoItIs() {
            isRefused(
                    chart.sends(
                            "/revoke",
                            Map.of(
                                    "token",
                                    access,
                                    "client_id",
                                    chart.application().client())),
                    "invalid_client");
            isRefused(chart.sends("/revoke", chart.named(Map.of())), "invalid_request");
            var form = chart.named(Map.of("token", "x"));
            isGivenBack(chart.sends("/revoke", form));
            isRefused(chart.sends("/revoke", form), "invalid_client");
        }

        @Test
        void mayBeOneThatKeepsNoSecret() {
            var open = Partner.withoutSecret("open-" + System.nanoTime() % 1_000_000, somebody, clock);
            applications.register(open.application());
            var token = Partner.field(told(open), "access_token");
            isGivenBack(open.givesBack(token));
            assertThat(open.asksWhoItIs(token).statusCode()).isEqualTo(401);
        }
    }
}
