package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.signin.drills.SecondNode;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.TestDatabase;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;

/** What counts once counts once in the installation, and not once on each node. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayedOnTwoNodesTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Autowired
    TestDatabase database;

    @Value("${threekey.home}")
    Path home;

    private SecondNode node;
    private Partner here;
    private Partner there;
    private Visitor browser;

    @BeforeAll
    void anotherNodeIsUpAndKnowsTheApplication() {
        here = Partner.withKey("chart-" + System.nanoTime() % 1_000_000, somebody, clock)
                .askingAgain();
        new DecidedApplications(hospital).register(here.application());
        node = SecondNode.started(
                URI.create(somebody.origin(Origin.ID)),
                database.url(),
                home,
                hospital.fingerprint().grouped(),
                clock.instant());
        there = new Partner(here.application(), here.key(), node.visitedBy(here.backChannel()), clock);
        await().atMost(Duration.ofSeconds(20)).until(() -> there.pushes().statusCode() == 201);
    }

    @AfterAll
    void theOtherNodeEnds() {
        node.close();
    }

    @BeforeEach
    void somebodyIsIn() {
        browser = somebody.another();
        new Door(browser).comesIn(hospital.iam().passkey());
    }

    private String code() {
        return Partner.brought(browser.visits(here.asks())).getOrDefault("code", "");
    }

    private static void isRefused(HttpResponse<String> answer, String error) {
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
    }

    private static List<HttpResponse<String>> atOnce(
            Callable<HttpResponse<String>> one, Callable<HttpResponse<String>> other) throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            return threads.invokeAll(List.of(one, other)).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
        }
    }

    @Test
    void anAnswerToAChallengeLetsInOnOneOfThem() throws Exception {
        for (var round = 0; round < 3; round++) {
            var visitor = somebody.another();
            var asked = new Door(visitor).knock();
            var answer = hospital.iam().passkey().get(asked.options(), visitor.origin(Origin.ID));
            var answers = atOnce(
                    () -> new Door(visitor).answer(asked, answer),
                    () -> new Door(node.visitedBy(visitor)).answer(asked, answer));
            assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(303, 403);
            assertThat(answers)
                    .filteredOn(one -> one.statusCode() == 403)
                    .allSatisfy(one -> assertThat(one.body()).contains("TERN-23"));
        }
    }

    @Test
    void aCodeIsRedeemedOnOneOfThemAndWhatItGaveIsTakenBackOnBoth() throws Exception {
        for (var round = 0; round < 5; round++) {
            var code = code();
            var answers = atOnce(() -> here.redeems(code), () -> there.redeems(code));
            var won = answers.stream()
                    .filter(answer -> answer.statusCode() == 200)
                    .toList();
            assertThat(won).hasSize(1);
            var access = Partner.field(won.getFirst(), "access_token");
            for (var partner : List.of(here, there)) {
                assertThat(partner.asksWhoItIs(access).statusCode()).isEqualTo(401);
                isRefused(partner.asksAgain(Partner.field(won.getFirst(), "refresh_token")), "invalid_grant");
            }
        }
    }

    @Test
    void aRefreshTokenIsUsedOnOneOfThem() throws Exception {
        var refresh = Partner.field(here.redeems(code()), "refresh_token");
        var answers = atOnce(() -> here.asksAgain(refresh), () -> there.asksAgain(refresh));
        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 400);
    }

    @Test
    void aStatementOfAnApplicationIsBelievedOnOneOfThem() {
        var form = here.named(Map.of("token", "x"));
        assertThat(here.sends("/introspect", form).statusCode()).isEqualTo(200);
        isRefused(there.sends("/introspect", form), "invalid_client");
        isRefused(there.sends("/revoke", form), "invalid_client");
    }

    @Test
    void aProofOfAKeyCountsOnOneOfThem() {
        var proof = AHolder.of(somebody, clock).proof("POST", "/token");
        var code = code();
        assertThat(here.sends("/token", here.redemption(code()), "DPoP", proof).statusCode())
                .isEqualTo(200);
        isRefused(there.sends("/token", there.redemption(code), "DPoP", proof), "invalid_dpop_proof");
        assertThat(there.redeems(code).statusCode()).isEqualTo(200);
    }

    @Test
    void aPushedQuestionIsNamedOnOneOfThem() {
        var name = Partner.field(here.pushes(), "request_uri");
        var address = "/authorize?client_id=" + here.application().client() + "&request_uri=" + name;
        assertThat(Partner.brought(browser.visits(address))).containsKey("code");
        var again = node.visitedBy(browser).visits(address);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("WREN-53");
    }
}
