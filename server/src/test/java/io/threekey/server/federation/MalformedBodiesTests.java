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
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Ten thousand honest requests, spoiled at random: each is answered in words, none breaks anything, and afterwards
 * everything is as it was. {@code -Dthreekey.drill.seed=N} draws others.
 */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class MalformedBodiesTests {

    private static final int BODIES = 10_000;
    private static final int AT_THE_CONSOLE = 1_500;
    private static final long SEED = Long.getLong("threekey.drill.seed", 35);
    private static final Pattern WORDS = Pattern.compile(
            "[A-Z]{3,}-[0-9]{2}|\"error\":\"[a-z_]+\"|^\\{\"active\":false}$|^\\{\"expires_in\":60,|^$");

    /** A page of ours, which always says what is so. */
    private static final Pattern PAGE = Pattern.compile("<main id=\"content\"");

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    Staff staff;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Autowired
    Intruder intruder;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    private Partner chart;
    private AHolder holder;
    private Visitor nurse;
    private Visitor stranger;
    private String access = "";
    private String refresh = "";
    private List<Target> targets = List.of();

    /** @param honest what would be sent there, made anew each time where it counts once */
    private record Target(String path, Origin origin, Visitor sender, Supplier<Map<String, String>> honest) {}

    @BeforeEach
    void honestRequestsAreAtHand() {
        chart = Partner.withKey("chart-" + System.nanoTime() % 1_000_000, somebody, clock)
                .askingAgain();
        new DecidedApplications(hospital).register(chart.application());
        holder = AHolder.of(somebody, clock);
        nurse = somebody.another();
        stranger = somebody.another();
        new Door(nurse).comesIn(hospital.iam().passkey());
        var told = chart.redeems(Partner.brought(nurse.visits(chart.asks())).getOrDefault("code", ""));
        access = Partner.field(told, "access_token");
        refresh = Partner.field(told, "refresh_token");
        var identity = Partner.field(told, "id_token");
        var signIn = answeredOnce();
        var newKey = newKey();
        var unknown = "A".repeat(43);
        targets = List.of(
                new Target("/sign-in", Origin.ID, stranger, () -> signIn),
                new Target("/token", Origin.ID, stranger, () -> chart.redemption(unknown)),
                new Target(
                        "/token",
                        Origin.ID,
                        stranger,
                        () -> chart.named(Map.of(
                                "grant_type", "refresh_token", "refresh_token", "B".repeat(43), "scope", "openid"))),
                new Target("/par", Origin.ID, stranger, () -> chart.named(chart.question())),
                new Target(
                        "/introspect",
                        Origin.ID,
                        stranger,
                        () -> chart.named(Map.of("token", identity, "token_type_hint", "access_token"))),
                new Target("/revoke", Origin.ID, stranger, () -> chart.named(Map.of("token", identity))),
                new Target("/authorize", Origin.ID, stranger, chart::question),
                new Target(
                        "/end-session",
                        Origin.ID,
                        nurse,
                        () -> Map.of(
                                "id_token_hint",
                                "x.y.z",
                                "client_id",
                                chart.application().client(),
                                "state",
                                "s")),
                new Target("/me/keys", Origin.ID, nurse, () -> newKey),
                new Target(
                        "/acts",
                        Origin.SEAL,
                        stranger,
                        () -> Map.of("ticket", "A".repeat(200), "answer", signIn.get("answer"))),
                new Target(
                        "/decision-keys/new",
                        Origin.SEAL,
                        stranger,
                        () -> Map.of(
                                "person", "x", "name", "y", "ticket", "A".repeat(90), "answer", newKey.get("answer"))));
    }

    /** An honest answer whose challenge is used up: whatever is made of it lets nobody in. */
    private Map<String, String> answeredOnce() {
        var member = staff.nurse();
        var door = new Door(stranger);
        var asked = door.knock();
        var answer = member.authenticator().get(asked.options(), stranger.origin(Origin.ID));
        assertThat(door.answer(asked, answer).statusCode()).isEqualTo(303);
        stranger.submits(Origin.ID, "/sign-out", Map.of());
        return Map.of("answer", answer, "sealed", asked.sealed(), "then", "/me", "whose", "own");
    }

    /** The same of a new key, which is of another person now. */
    private Map<String, String> newKey() {
        var asked = Door.asked(nurse.visits("/me/keys").body());
        var answer = SoftwareAuthenticator.fresh().create(asked.options(), nurse.origin(Origin.ID));
        var form = Map.of("answer", answer, "sealed", asked.sealed(), "label", "A key");
        assertThat(nurse.submits(Origin.ID, "/me/keys", form).statusCode()).isEqualTo(303);
        return form;
    }

    private HttpResponse<String> isSpoiled(int number) {
        var spoiling = new Spoiling(new Random(SEED * BODIES + number));
        var target = targets.get(number % targets.size());
        var answer = posts(target, spoiling.form(target.honest().get()), spoiling);
        return isVisit(answer) ? target.sender().visits(location(answer)) : answer;
    }

    private HttpResponse<String> posts(Target target, byte[] body, Spoiling spoiling) {
        var sender = target.sender();
        var request = sender.request(target.origin(), target.path())
                .header("Content-Type", type(spoiling))
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofByteArray(body));
        if (target.origin() == Origin.SEAL
                || target.sender().equals(nurse)
                || target.path().equals("/sign-in")) {
            request.header("Accept", "text/html");
        }
        if (target.path().equals("/token") && spoiling.random().nextInt(3) == 0) {
            request.header("DPoP", visible(spoiling.value(holder.proof("POST", "/token"))));
        }
        return sender.send(request);
    }

    private static String type(Spoiling spoiling) {
        return spoiling.random().nextInt(20) > 0
                ? "application/x-www-form-urlencoded"
                : spoiling.oneOf(List.of(
                        "application/json",
                        "multipart/form-data; boundary=x",
                        "multipart/form-data",
                        "application/x-www-form-urlencoded; charset=utf-7",
                        "application/x-www-form-urlencoded; charset=utf-16",
                        "application/x-www-form-urlencoded; charset=\"",
                        "text/plain",
                        "*/*",
                        "x"));
    }

    private static String visible(String text) {
        var ascii = text.replaceAll("[^!-~]", "?");
        return ascii.substring(0, Math.min(ascii.length(), 9_000));
    }

    private static boolean isVisit(HttpResponse<String> answer) {
        return answer.statusCode() == 303 && location(answer).contains("?posted=");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static void isAnsweredInWords(HttpResponse<String> answer, String which) {
        assertThat(answer.statusCode()).as(which + answer.body()).isBetween(200, 499);
        assertThat(answer.body()).as(which).doesNotContain("Exception", "io.threekey", "at java.");
        assertThat(answer.headers().map().toString()).as(which).doesNotContain("a=b");
        if (answer.statusCode() != 303) {
            assertThat(WORDS.matcher(answer.body()).find()
                            || PAGE.matcher(answer.body()).find())
                    .as("words of %s %s: %s %s", which, answer.request().uri(), answer.statusCode(), answer.body())
                    .isTrue();
        }
    }

    private static void allAtOnce(int most, Function<Integer, HttpResponse<String>> one) throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var all = IntStream.range(0, most)
                    .mapToObj(number -> (Callable<Void>) () -> {
                        isAnsweredInWords(one.apply(number), "seed " + SEED + ", number " + number);
                        return null;
                    })
                    .toList();
            var failed = threads.invokeAll(all).stream()
                    .filter(done -> done.state() == Future.State.FAILED)
                    .map(done -> String.valueOf(done.exceptionNow().getMessage()))
                    .map(message -> message.substring(0, Math.min(600, message.length())))
                    .toList();
            assertThat(failed).isEmpty();
        }
    }

    @Test
    void areAnsweredInWordsAndChangeNothing() throws Exception {
        var before = WhatStands.besides(intruder, "federation_pushed");

        allAtOnce(BODIES, this::isSpoiled);

        before.isStillSo(intruder);
        assertThat(nurse.visits("/me").statusCode()).isEqualTo(200);
        assertThat(chart.asksAbout(access).body()).contains("\"active\":true");
        assertThat(chart.asksAgain(refresh).statusCode()).isEqualTo(200);
    }

    /** What somebody with a seat types may be meant, so that only the ways in are held to have stayed as they were. */
    @Test
    void breakNoPageOfTheConsole() throws Exception {
        var endpoints = Endpoints.of(mappings, RequestMethod.POST).stream()
                .filter(endpoint -> !endpoint.parameters().isEmpty())
                .filter(endpoint -> endpoint.origin() == Origin.ID)
                .filter(endpoint -> !endpoint.path().equals("/end-session/sure")) // which any body means
                .toList();
        allAtOnce(AT_THE_CONSOLE, number -> {
            var spoiling = new Spoiling(new Random(SEED * AT_THE_CONSOLE + number));
            var endpoint = endpoints.get(number % endpoints.size());
            var form = new LinkedHashMap<String, String>();
            endpoint.parameters().forEach(name -> form.put(name, "2026-11-22T08:00"));
            return posts(
                    new Target(endpoint.path(), endpoint.origin(), nurse, () -> form), spoiling.form(form), spoiling);
        });
        assertThat(nurse.visits("/me").statusCode()).isEqualTo(200);
    }
}
