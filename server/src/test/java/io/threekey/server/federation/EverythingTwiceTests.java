package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.WhatStands;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Each parameter of an honest request once more, so that two readers could take two of them (RFC 6749, 3.1 and 3.2). */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class EverythingTwiceTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Autowired
    Intruder intruder;

    private Partner chart;
    private Visitor browser;

    @BeforeEach
    void somebodyIsInAndAnApplicationIsRegistered() {
        chart = Partner.withKey("chart-" + System.nanoTime() % 1_000_000, somebody, clock)
                .askingAgain();
        new DecidedApplications(hospital).register(chart.application());
        browser = somebody.another();
        new Door(browser).comesIn(hospital.iam().passkey());
    }

    private String code() {
        return Partner.brought(browser.visits(chart.asks())).getOrDefault("code", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String body(Map<String, String> form) {
        return form.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** The same again behind it, another behind it, another before it, one without a value. */
    private static List<String> doubled(Map<String, String> form, String name) {
        var body = body(form);
        var same = "&" + name + "=" + encoded(form.getOrDefault(name, ""));
        return List.of(body + same, body + "&" + name + "=x", name + "=x&" + body, body + "&" + name + "=");
    }

    private HttpResponse<String> posts(String path, String body) {
        return chart.backChannel()
                .send(chart.backChannel()
                        .request(Origin.ID, path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    private void isRefusedAt(String path, Map<String, String> form) {
        for (var name : form.keySet()) {
            for (var body : doubled(form, name)) {
                var answer = posts(path, body);
                assertThat(answer.statusCode()).as("%s of %s", name, path).isEqualTo(400);
                assertThat(answer.body()).as("%s of %s", name, path).isEqualTo("{\"error\":\"invalid_request\"}");
            }
        }
    }

    @Test
    void isRefusedWhereApplicationsAskByThemselvesAndCostsThemNothing() {
        var code = code();
        var redemption = chart.redemption(code);
        var told = chart.redeems(code());
        var again = chart.named(
                Map.of("grant_type", "refresh_token", "refresh_token", Partner.field(told, "refresh_token")));
        var question = chart.named(chart.question());
        var token = chart.named(Map.of("token", Partner.field(told, "access_token"), "token_type_hint", "y"));
        var before = WhatStands.now(intruder);

        isRefusedAt("/token", redemption);
        isRefusedAt("/token", again);
        isRefusedAt("/par", question);
        isRefusedAt("/introspect", token);
        isRefusedAt("/revoke", token);

        before.isStillSo(intruder);
        assertThat(posts("/token", body(redemption)).statusCode()).isEqualTo(200);
        assertThat(posts("/token", body(again)).statusCode()).isEqualTo(200);
        assertThat(posts("/par", body(question)).statusCode()).isEqualTo(201);
        assertThat(posts("/introspect", body(token)).body()).contains("\"active\":true");
    }

    @Test
    void givesNoCodeWhereBrowsersAsk() {
        var before = WhatStands.now(intruder);
        var question = chart.question();
        for (var name : question.keySet()) {
            for (var twice : doubled(question, name)) {
                isTurnedAway(browser.visits("/authorize?" + twice), name);
                var visit = posts("/authorize", twice)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
                isTurnedAway(browser.visits(visit), name);
            }
        }
        before.isStillSo(intruder);
    }

    /** Where it is not known whose it is or where it may go, they stay here; otherwise the application hears of it. */
    private static void isTurnedAway(HttpResponse<String> answer, String name) {
        if (Set.of("client_id", "redirect_uri").contains(name)) {
            assertThat(answer.statusCode()).as(name).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).as(name).isEmpty();
            assertThat(answer.body()).containsAnyOf("STORK-84", "SWIFT-29");
        } else {
            assertThat(Partner.brought(answer))
                    .as(name)
                    .containsEntry("error", "invalid_request")
                    .doesNotContainKey("code");
        }
    }

    @Test
    void signsNobodyOutAndSendsNobodyAnywhere() {
        var told = Partner.field(chart.redeems(code()), "id_token");
        var twice = browser.visits("/end-session?id_token_hint=" + told + "&id_token_hint=" + told);
        assertThat(twice.body()).contains("Sign out?");
        assertThat(browser.visits("/me").statusCode()).isEqualTo(200);
        var evil = "&post_logout_redirect_uri=https://evil.example/&post_logout_redirect_uri=https://evil.example/";
        assertThat(browser.visits("/end-session?id_token_hint=" + told + evil)
                        .headers()
                        .firstValue("Location"))
                .contains("/sign-in?left");
    }

    @Test
    void letsNobodyInAtTheDoor() {
        var visitor = somebody.another();
        var door = new Door(visitor);
        var asked = door.knock();
        var answer = hospital.iam().passkey().get(asked.options(), visitor.origin(Origin.ID));
        var form = Map.of("answer", answer, "sealed", asked.sealed());
        for (var name : form.keySet()) {
            for (var body : doubled(form, name)) {
                var refused = visitor.send(visitor.request(Origin.ID, "/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Accept", "text/html")
                        .POST(BodyPublishers.ofString(body)));
                assertThat(refused.statusCode()).as(name).isIn(400, 403);
                assertThat(visitor.visits("/me").statusCode()).isEqualTo(303);
            }
        }
    }

    @Test
    void isNotReadFromTwoHeaders() {
        var access = Partner.field(chart.redeems(code()), "access_token");
        var two = chart.asksWhoItIs("Authorization", "Bearer " + access, "Authorization", "Bearer " + access);
        assertThat(two.statusCode()).isEqualTo(400);
        assertThat(two.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_request\"");
        var inTheAddress = browser.visits("/userinfo?access_token=" + access);
        assertThat(inTheAddress.statusCode()).isEqualTo(401);
    }
}
