package io.threekey.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.server.ThreekeyServer;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.people.People;
import io.threekey.server.people.Person;
import io.threekey.testkit.PostgresForTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = {ThreekeyServer.class, DemoWiring.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "threekey.id-origin=http://id.localhost:8080",
            "threekey.seal-origin=http://seal.localhost:8080",
            "threekey.database-user=postgres"
        })
class DemoHospitalTest {

    private static final String ANY_KEY =
            "{\"kind\":\"get\",\"options\":{\"challenge\":\"AAAA\",\"rpId\":\"%s.localhost\"}}";

    private static final Path HOME = emptyFolder();

    static {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    PoliciesInForce policies;

    @Autowired
    Authenticators authenticators;

    @Autowired
    DemoKeys keys;

    @DynamicPropertySource
    static void itsOwnDatabase(DynamicPropertyRegistry registry) {
        var database = PostgresForTests.emptyDatabase();
        registry.add("threekey.database-url", database::url);
        registry.add("threekey.home", HOME::toString);
    }

    @Test
    void itsFortyPeopleWorkOnTwoSites() {
        assertThat(people.all()).hasSize(41);
        assertThat(people.sites()).hasSize(2);
    }

    @Test
    void everybodyInItHasAKeyToSignInWith() {
        assertThat(people.all())
                .extracting(Person::id)
                .allSatisfy(person -> assertThat(authenticators.of(person)).isNotEmpty());
    }

    @Test
    void itHasDecidedOneChangeAlready() {
        var limits = new PolicyAddress(
                new PolicyKindName("session-limits"), Optional.of(UseCase.SHARED_WORKSTATION), Scope.GROUP);
        assertThat(policies.at(limits)).hasValueSatisfying(inForce -> {
            assertThat(inForce.version()).isEqualTo(2);
            assertThat(inForce.signers()).hasSize(3);
        });
    }

    @Test
    void itSaysWhoToBe() throws IOException {
        assertThat(HOME.resolve("who-to-be.txt")).content().contains("Maja Lind", "Ngozi Okafor");
        assertThat(keys.personas()).hasSize(41);
    }

    @Test
    void itSaysWhereItsApplicationsAre() {
        assertThat(HOME.resolve("who-to-be.txt"))
                .content()
                .contains("http://rota.localhost:8080", "http://chart-viewer.localhost:8080");
    }

    @Test
    void aVisitorMayBeAnybodyWhereTheyWouldSignIn() throws Exception {
        var offered = posted("id", "/demo/id/candidates", ANY_KEY.formatted("id"));
        assertThat(offered.statusCode()).isEqualTo(200);
        assertThat(offered.body()).contains("Maja Lind", "Helene Brandt", "Demo keys: who are you?");
    }

    @Test
    void whoHoldsASeatIsOfferedWithIt() throws Exception {
        var offered = posted("id", "/demo/id/candidates", ANY_KEY.formatted("id"));
        assertThat(offered.body())
                .contains(
                        "\"Chief nursing officer; Executive sponsor, deputy\"",
                        "\"Head nurse; Clinical operations owner\"");
    }

    @Test
    void aVisitorWhoCameToBeSomebodyIsOfferedThatOne() throws Exception {
        var request = ANY_KEY.formatted("id").replaceFirst("}}$", "},\"as\":\"tim-schuster\"}");
        assertThat(posted("id", "/demo/id/candidates", request).body())
                .contains("\"meant\":{\"person\":\"tim-schuster\"");
    }

    @Test
    void aVisitorWhoCameToBeNobodyKnownIsOfferedAll() throws Exception {
        var request = ANY_KEY.formatted("id").replaceFirst("}}$", "},\"as\":\"nobody\"}");
        assertThat(posted("id", "/demo/id/candidates", request).body()).contains("\"meant\":null", "Maja Lind");
    }

    @Test
    void aVisitorMayOnlyBeAFounderWhereDecisionsAreSigned() throws Exception {
        var offered = posted("seal", "/demo/seal/candidates", ANY_KEY.formatted("seal"));
        assertThat(offered.body()).contains("Helene Brandt").doesNotContain("Maja Lind");
    }

    @Test
    void aVisitorGetsTheAnswerOfThatPersonsKey() throws Exception {
        var request = ANY_KEY.formatted("id").replaceFirst("}}$", "},\"person\":\"maja-lind\"}");
        var answer = posted("id", "/demo/id/answer", request);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("authenticatorData", "signature");
    }

    @Test
    void aVisitorGetsNoAnswerFromSomebodyUnknown() throws Exception {
        var request = ANY_KEY.formatted("id").replaceFirst("}}$", "},\"person\":\"nobody\"}");
        assertThat(posted("id", "/demo/id/answer", request).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> posted(String part, String path, String json) throws Exception {
        var host = part + ".localhost:8080";
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Host", host)
                .header("Origin", "http://" + host)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory("demo-hospital");
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
