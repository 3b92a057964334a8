package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Honest requests in which one or two things are changed at random: each is refused in words, and nothing breaks. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class MalformedRequestsTests {

    private static final int EACH = 40;
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "null",
            "' or 1=1 --",
            "../../etc/passwd",
            "{}",
            "[]",
            "e30.e30.e30",
            "bnVsbA.bnVsbA.AAAA",
            "urn:ietf:params:oauth:request_uri:",
            "\uD83D\uDE00",
            "é\u202e",
            "%",
            "%00",
            "\r\nSet-Cookie: a=b",
            "\"".repeat(1_000),
            "9".repeat(400),
            "-1",
            "A".repeat(86),
            "A".repeat(9_000));

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    private final Random random = new Random(35);
    private Partner chart;
    private Visitor browser;

    @BeforeEach
    void anApplicationIsRegisteredAndSomebodyIsIn() {
        chart = Partner.withKey("chart-" + System.nanoTime() % 1_000_000, somebody, clock)
                .askingAgain();
        new DecidedApplications(hospital).register(chart.application());
        browser = somebody.another();
        new Door(browser).comesIn(hospital.iam().passkey());
    }

    private String code() {
        return Partner.brought(browser.visits(chart.asks())).getOrDefault("code", "");
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** As a body, so that a name may stand there twice and an escape be broken off. */
    private String mutated(Map<String, String> honest) {
        var form = new LinkedHashMap<>(honest);
        for (var changes = 1 + random.nextInt(2); changes > 0; changes--) {
            form.put(oneOf(List.copyOf(form.keySet())), oneOf(HOSTILE));
        }
        var pairs = new ArrayList<>(form.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .toList());
        switch (random.nextInt(6)) {
            case 0 -> pairs.add(oneOf(pairs));
            case 1 -> pairs.remove(random.nextInt(pairs.size()));
            case 2 -> pairs.add("client_id=%E0%80");
            default -> {}
        }
        return pairs.stream().collect(Collectors.joining("&"));
    }

    private HttpResponse<String> posts(String path, String body, String... headers) {
        var request = chart.backChannel()
                .request(Origin.ID, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        return chart.backChannel().send(headers.length == 0 ? request : request.headers(headers));
    }

    private static void isAnswered(HttpResponse<String> answer, String what) {
        assertThat(answer.statusCode()).as(what).isBetween(200, 499);
        assertThat(answer.body()).as(what).doesNotContain("Exception");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).doesNotContain("a=b");
    }

    @Test
    void areAnsweredWhereApplicationsAskByThemselves() {
        for (var round = 0; round < EACH; round++) {
            for (var path : List.of("/par", "/token", "/revoke", "/introspect")) {
                var honest = switch (path) {
                    case "/par" -> chart.named(chart.question());
                    case "/token" ->
                        round % 2 == 0
                                ? chart.redemption("x")
                                : chart.named(
                                        Map.of("grant_type", "refresh_token", "refresh_token", "x", "scope", "y"));
                    default -> chart.named(Map.of("token", "x", "token_type_hint", "y"));
                };
                var body = mutated(honest);
                isAnswered(posts(path, body), path + " " + body);
            }
        }
    }

    @Test
    void areAnsweredWhereBrowsersAre() {
        for (var round = 0; round < EACH; round++) {
            var question = chart.question();
            question.put("dpop_jkt", "A".repeat(43));
            question.put("id_token_hint", "x");
            question.put("acr_values", "y");
            question.put("response_mode", "form_post");
            var asked = mutated(question);
            isAnswered(somebody.another().visits("/authorize?" + asked), asked);
            isAnswered(browser.visits("/authorize?" + asked), asked);
            var out = mutated(Map.of("id_token_hint", "x", "state", "y", "post_logout_redirect_uri", "z"));
            isAnswered(browser.visits("/end-session?" + out), out);
            for (var path : List.of("/authorize", "/end-session")) {
                var visit = posts(path, path.equals("/authorize") ? asked : out);
                isAnswered(visit, path + " by form " + asked);
                if (visit.statusCode() == 303) {
                    isAnswered(new Journey(browser).follows(visit), path + " by form, then " + asked);
                }
            }
        }
        assertThat(browser.visits("/me").statusCode()).isEqualTo(200);
    }

    @Test
    void areAnsweredWhereAKeyIsShown() {
        var holder = AHolder.of(somebody, clock);
        for (var hostile : HOSTILE) {
            var visible = hostile.replaceAll("[^ -~]", "?");
            isAnswered(posts("/token", "grant_type=x", "DPoP", visible), visible);
            isAnswered(chart.asksWhoItIs("Authorization", "DPoP " + visible, "DPoP", visible), visible);
            isAnswered(chart.asksWhoItIs("Authorization", visible), visible);
            var odd = holder.proof(
                    "POST", "/token", claims -> claims.claim("htu", hostile).claim("htm", List.of(hostile)));
            isAnswered(chart.sends("/token", chart.redemption("x"), "DPoP", odd), visible);
        }
    }

    @Test
    void areAnsweredHoweverLongTheyAre() {
        var most = "a".repeat(1_000);
        var whole = chart.asks(change -> {
            change.put("state", most);
            change.put("nonce", most);
            change.put("acr_values", most);
        });
        assertThat(Journey.isAskedForTheirKey(somebody.another().visits(whole))).isTrue();
        for (var path : List.of("/authorize", "/end-session")) {
            var much = posts(path, "client_id=x&state=" + "a".repeat(100_000));
            assertThat(much.statusCode()).as(path).isEqualTo(400);
            assertThat(much.body()).contains("PIPIT-62");
        }
    }

    @Test
    void areRefusedWhereTheyWouldNotFitIntoTheAddressThatTheyTravelIn() {
        var twiceAsLongInside = "\"".repeat(1_000);
        var pushed = chart.named(chart.question());
        pushed.putAll(Map.of("state", twiceAsLongInside, "nonce", twiceAsLongInside));
        var answer = chart.sends("/par", pushed);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_request\"}");
    }

    @Test
    void leaveWhatIsHonestAsItWas() {
        var code = code();
        for (var round = 0; round < EACH; round++) {
            posts("/token", mutated(chart.redemption("x")));
        }
        assertThat(chart.redeems(code).statusCode()).isEqualTo(200);
    }
}
