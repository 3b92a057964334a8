package io.threekey.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.threekey.server.ThreekeyServer;
import io.threekey.testkit.PostgresForTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What one act ends here is over in the applications too, which are of other makers and were only told. */
@SpringBootTest(
        classes = {ThreekeyServer.class, DemoWiring.class},
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = "threekey.database-user=postgres")
class EndedEverywhereTest {

    private static final int PORT = freePort();
    private static final List<String> ALL = List.of("rota", "chart-viewer", "pharmacy");

    static {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    @Autowired
    SteeringGroup owners;

    private final SomebodysBrowser maja = new SomebodysBrowser(PORT);

    @DynamicPropertySource
    static void itsOwnDatabaseAndPort(DynamicPropertyRegistry registry) throws IOException {
        var database = PostgresForTests.emptyDatabase();
        var home = Files.createTempDirectory("demo-hospital");
        registry.add("threekey.database-url", database::url);
        registry.add("threekey.home", home::toString);
        registry.add("server.port", () -> PORT);
        registry.add("threekey.id-origin", () -> "http://id.localhost:" + PORT);
        registry.add("threekey.seal-origin", () -> "http://seal.localhost:" + PORT);
    }

    @BeforeEach
    void majaIsInEverywhere() {
        maja.comesIn("maja-lind");
        ALL.forEach(application -> maja.opens(application, "/in"));
        ALL.forEach(application -> assertThat(shows(application)).contains("Maja Lind is in"));
    }

    private String shows(String application) {
        return maja.opens(application, "/");
    }

    private void isOutEverywhereWithinASecond() throws InterruptedException {
        var until = Instant.now().plus(Duration.ofSeconds(1));
        while (Instant.now().isBefore(until)
                && ALL.stream().anyMatch(one -> !shows(one).contains("Nobody is in"))) {
            Thread.sleep(20);
        }
        ALL.forEach(application -> assertThat(shows(application)).contains("Nobody is in"));
    }

    @Test
    void bySecurityInOneActThatShowsWhatEachApplicationSaid() throws InterruptedException {
        var security = new SomebodysBrowser(PORT);
        security.comesIn(owners.holderOf(SteeringGroup.SECURITY).value());
        assertThat(security.submits("id", "/sessions", Map.of("person", "maja-lind", "reason", "key-lost")))
                .contains("Which applications know that Maja Lind is out", "Rota", "Chart viewer", "Pharmacy");

        isOutEverywhereWithinASecond();
        assertThat(security.opens("id", "/sessions?of=maja-lind"))
                .containsSubsequence(
                        "says that it is over there", "says that it is over there", "says that it is over there");
    }

    @Test
    void byOneApplicationThatSignsHerOut() throws InterruptedException {
        assertThat(maja.submits("rota", "/out-everywhere", Map.of())).contains("Nobody is in");
        isOutEverywhereWithinASecond();
    }

    /** By a signal that it asked for itself, signed for it alone, and verified by a library of other makers. */
    @Test
    void andTheChartViewerShowsWhenItWasTold() throws InterruptedException {
        waitsUntilTheChartViewerShows(": signals arrive here.");
        maja.submits("id", "/sign-out", Map.of());
        waitsUntilTheChartViewerShows("’s session is over.");
        assertThat(maja.opens("rota", "/")).doesNotContain("Told at");
    }

    private void waitsUntilTheChartViewerShows(String words) throws InterruptedException {
        var until = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(until) && !shows("chart-viewer").contains(words)) {
            Thread.sleep(50);
        }
        assertThat(shows("chart-viewer")).contains("Told at", words);
    }

    @Test
    void butASignalThatSomebodyMakesUpIsNotTaken() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            for (var made : List.of("", "e30.e30.e30", majasIdentity().serialize())) {
                var answer = http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/samples/chart-viewer/signals"))
                                .header("Content-Type", "application/secevent+jwt")
                                .POST(BodyPublishers.ofString(made))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(400);
            }
        }
        assertThat(shows("chart-viewer")).contains("Maja Lind is in");
    }

    @Test
    void butNotByWhoeverMakesUpThatItIsOver() throws Exception {
        isNotBelieved("e30.e30.e30");
    }

    @Test
    void norByWhoeverSignsWithAnotherKeyWhatTheProviderWouldSay() throws Exception {
        var known = majasIdentity();
        var key = new ECKeyGenerator(Curve.P_256)
                .keyID(known.getHeader().getKeyID())
                .generate();
        var claims = known.getJWTClaimsSet();
        var forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("logout+jwt"))
                        .keyID(key.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(claims.getIssuer())
                        .audience(claims.getAudience())
                        .subject(claims.getSubject())
                        .claim("sid", claims.getClaim("sid"))
                        .issueTime(Date.from(Instant.now()))
                        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                        .jwtID("made-up")
                        .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                        .build());
        forged.sign(new ECDSASigner(key));
        isNotBelieved(forged.serialize());
    }

    @Test
    void norByWhoeverSendsWhatTheProviderSignedToLetHerIn() throws Exception {
        isNotBelieved(majasIdentity().serialize());
    }

    /** As the rota was told it, which shows it where she signs out; she comes in there again. */
    private SignedJWT majasIdentity() throws Exception {
        var address = maja.isSentTo("rota", "/out-everywhere");
        var hint = Pattern.compile("id_token_hint=([^&]+)").matcher(address);
        assertThat(hint.find()).as(address).isTrue();
        maja.opens("rota", "/in");
        assertThat(shows("rota")).contains("Maja Lind is in");
        return SignedJWT.parse(hint.group(1));
    }

    private void isNotBelieved(String token) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/samples/rota/over"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("logout_token=" + token))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
        }
        assertThat(shows("rota")).contains("Maja Lind is in");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
