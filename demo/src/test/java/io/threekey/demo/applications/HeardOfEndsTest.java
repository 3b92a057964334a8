package io.threekey.demo.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.threekey.server.access.Origins;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application answers that is told of an end: no is final, so it is only said of what was looked at. */
class HeardOfEndsTest {

    private static final String MADE_UP = "e30.e30.e30";

    static {
        System.setProperty(Provider.HOST_MAY_BE_NAMED, "host");
    }

    @TempDir
    Path home;

    private HttpServer provider;
    private String issuer = "";
    private HeardOfEnds heard;

    @BeforeEach
    void aProvider() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.start();
        issuer = "http://id.localhost:" + provider.getAddress().getPort();
        var addresses = new SampleAddresses(
                new Origins(URI.create(issuer), URI.create(issuer.replace("id.localhost", "seal.localhost"))));
        heard = new HeardOfEnds(
                new RelyingParty(new Provider(addresses), addresses, new SampleKeys(home)), new Visitors());
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    private void answers(String path, int status, String body) {
        provider.createContext(path, exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private void saysWhereItsKeysAre() {
        answers("/.well-known/openid-configuration", 200, """
                {"issuer":"%s","jwks_uri":"%s/jwks","authorization_endpoint":"%s/authorize",
                "subject_types_supported":["public"],"response_types_supported":["code"],
                "id_token_signing_alg_values_supported":["ES256"]}""".formatted(issuer, issuer, issuer));
    }

    private int answer() {
        return heard.answer(SampleApplication.ROTA, MADE_UP);
    }

    @Test
    void isNoOnceTheProviderIsThereAndItIsNotBelieved() {
        saysWhereItsKeysAre();
        answers("/jwks", 200, "{\"keys\":[]}");
        assertThat(answer()).isEqualTo(400);
    }

    @Test
    void isThatItBeToldAgainWhereTheProviderIsAway() {
        provider.stop(0);
        assertThat(answer()).isEqualTo(503);
    }

    @Test
    void isThatItBeToldAgainWhereTheProviderIsInTrouble() {
        answers("/", 502, "<html>");
        assertThat(answer()).isEqualTo(503);
    }

    @Test
    void isThatItBeToldAgainWhereTheKeysAreNotToBeHad() {
        saysWhereItsKeysAre();
        answers("/jwks", 503, "");
        assertThat(answer()).isEqualTo(503);
    }
}
