package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.WhatStands;
import io.threekey.server.access.Origin;
import io.threekey.server.governance.AFoundedHospital;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;

/** Bytes on a connection, below what a browser or a library would send. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class SmuggledRequestsTests {

    private static final Set<Integer> REFUSED = Set.of(400, 401, 413, 415, 501);

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    Visitor somebody;

    @Autowired
    Intruder intruder;

    @Value("${server.port}")
    int port;

    private Visitor owner;
    private String host = "";
    private WhatStands before;

    @BeforeEach
    void anOwnerIsIn() {
        owner = somebody.another();
        new Door(owner).comesIn(hospital.iam().passkey());
        host = somebody.origin(Origin.ID).substring("http://".length());
        before = WhatStands.now(intruder);
    }

    private String head(String first, String... headers) {
        return first + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
    }

    private String sent(String text) {
        return new RawRequest(text).sentTo(port);
    }

    private static void isRefusedOnce(String answers, String what) {
        assertThat(RawRequest.statuses(answers)).as(what + "\n" + answers).hasSize(1);
        assertThat(RawRequest.statuses(answers)).as(what).allMatch(REFUSED::contains);
    }

    @Nested
    class ARequestOfWhichNobodyKnowsWhereItEnds {

        @Test
        void isOneAndRefusedAndWhatStandsBehindItIsNone() {
            for (var request : RawRequest.ambiguous(host)) {
                var answers = request.sentTo(port);
                assertThat(RawRequest.statuses(answers))
                        .as("%s\n%s", request.text(), answers)
                        .hasSizeLessThanOrEqualTo(1)
                        .allMatch(REFUSED::contains);
            }
            before.isStillSo(intruder);
        }

        @Test
        void reachesNobodyElseThroughNginx(@TempDir Path folder) {
            assumeTrue(Files.exists(AProxy.NGINX), "nginx is not installed: ./threekey doctor --install");
            try (var proxy = AProxy.nginxBefore(port, folder)) {
                reachesNobodyElse(proxy);
            }
        }

        @Test
        void reachesNobodyElseThroughApache(@TempDir Path folder) {
            assumeTrue(Files.exists(AProxy.APACHE), "Apache is not installed: ./threekey doctor --install");
            try (var proxy = AProxy.apacheBefore(port, folder)) {
                reachesNobodyElse(proxy);
            }
        }

        /** Whoever comes next shares the connection on which it came, and reads the answer to their own question. */
        private void reachesNobodyElse(AProxy proxy) {
            var honest = new RawRequest(head("GET /jwks HTTP/1.1", "Host: " + host));
            for (var request : RawRequest.ambiguous(host)) {
                request.sentTo(proxy.port());
                for (var next = 0; next < 3; next++) {
                    var answer = honest.sentTo(proxy.port());
                    assertThat(RawRequest.statuses(answer))
                            .as("after %s\n%s", request.text(), answer)
                            .containsExactly(200);
                    assertThat(answer).contains("{\"keys\":[");
                }
            }
            before.isStillSo(intruder);
        }
    }

    @Nested
    class AHeader {

        @Test
        void thatIsNoneIsRefused() {
            var honest = "Host: " + host;
            for (var odd : List.of(
                    "X y: z",
                    "X : z",
                    ": z",
                    "X",
                    "X: a\u0000b",
                    "X: a\rb",
                    "X\u0000: a",
                    "X\u007f: a",
                    "(x): a",
                    "Host: evil.example",
                    "Host: " + host)) {
                isRefusedOnce(sent(head("GET /jwks HTTP/1.1", honest, odd)), odd);
            }
            isRefusedOnce(sent(head("GET /jwks HTTP/1.1", "Accept: */*")), "no host");
            isRefusedOnce(sent(head("GET /jwks HTTP/1.1", "Host: " + host + "@evil.example")), "user info");
            isRefusedOnce(sent(head("GET /jwks HTTP/1.1", "Host: " + host + "/x")), "a path");
            isRefusedOnce(sent(head("GET /jwks HTTP/1.1", honest, "X: " + "a".repeat(40_000))), "too long");
        }

        /** Nobody in front of us is believed, since nobody is known to be there. */
        @Test
        void thatSaysForWhomSomebodyAsksChangesNothing() {
            var issuer = "\"issuer\":\"" + somebody.origin(Origin.ID) + "\"";
            for (var says : List.of(
                    "X-Forwarded-Host: evil.example",
                    "X-Forwarded-Proto: https",
                    "X-Forwarded-Port: 443",
                    "X-Forwarded-Prefix: //evil.example",
                    "X-Forwarded-For: 127.0.0.1",
                    "X-Forwarded-Ssl: on",
                    "Forwarded: for=127.0.0.1;host=evil.example;proto=https",
                    "X-Host: evil.example",
                    "X-Original-URL: /me",
                    "X-Rewrite-URL: /me",
                    "X-HTTP-Method-Override: DELETE")) {
                var told = sent(head("GET /.well-known/openid-configuration HTTP/1.1", "Host: " + host, says));
                assertThat(told).as(says).contains(issuer).doesNotContain("evil", "https://id");
                var door = sent(head("GET /me HTTP/1.1", "Host: " + host, "Accept: text/html", says));
                assertThat(door)
                        .as(says)
                        .contains("Location: /sign-in?then=%2Fme\r\n")
                        .doesNotContain("evil");
                var asked = sent(head("GET /sign-in HTTP/1.1", "Host: " + host, "Accept: text/html", says));
                assertThat(asked).as(says).doesNotContain("evil", "Secure");
            }
        }

        @Test
        void thatSaysForWhomSomebodyAsksMakesNobodysRequestOurs() {
            var foreign = owner.send(owner.request(Origin.ID, "/sign-out")
                    .headers("Origin", "https://evil.example", "X-Forwarded-Host", "evil.example")
                    .headers("X-Forwarded-Proto", "https", "Forwarded", "host=evil.example;proto=https")
                    .POST(BodyPublishers.noBody()));
            assertThat(foreign.statusCode()).isEqualTo(403);
            assertThat(owner.visits("/me").statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class AnAddress {

        @Test
        void ofAnotherHostIsNotOurs() {
            for (var first : List.of(
                    "GET http://evil.example/jwks HTTP/1.1",
                    "GET //evil.example/jwks HTTP/1.1",
                    "CONNECT evil.example:443 HTTP/1.1",
                    "GET jwks HTTP/1.1",
                    "GET @evil.example/ HTTP/1.1",
                    "GET .evil.example/ HTTP/1.1")) {
                var answer = sent(head(first, "Host: " + host));
                assertThat(RawRequest.statuses(answer)).as(first + answer).doesNotContain(200, 500);
                assertThat(answer).doesNotContain("{\"keys\"");
            }
        }

        /** Whoever comes by another name of this machine is sent to ours, and to no other that begins like it. */
        @Test
        void leadsFromAnotherNameOfThisMachineToOursAlone() {
            for (var target : List.of(
                    "//evil.example/",
                    "/\\evil.example",
                    "@evil.example/",
                    ".evil.example/",
                    ":80@evil.example/",
                    "/%0d%0aX:y",
                    "/;@evil.example",
                    "http://localhost@evil.example/",
                    "http://localhost/..//evil.example")) {
                var answer = sent(head("GET " + target + " HTTP/1.1", "Host: localhost"));
                answer.lines()
                        .filter(line -> line.startsWith("Location:"))
                        .forEach(line -> assertThat(line)
                                .as(target)
                                .startsWith("Location: " + somebody.origin(Origin.ID) + "/"));
                assertThat(RawRequest.statuses(answer)).as(target).doesNotContain(500);
            }
        }

        @Test
        void thatClimbsOrHidesWhatItIsReachesNothingMore() {
            for (var path : List.of(
                    "/jwks/../me",
                    "/jwks/..;/me",
                    "/jwks/%2e%2e/me",
                    "/%2e/me",
                    "/me;x=y",
                    "/me/",
                    "/ME",
                    "//me",
                    "/me%00",
                    "/me%2f",
                    "/%6de",
                    "/me%c0%af",
                    "/frame/../me",
                    "/webjars/..%2f..%2fapplication.yaml",
                    "/frame/%2e%2e/%2e%2e/application.yaml",
                    "/META-INF/MANIFEST.MF",
                    "/WEB-INF/web.xml")) {
                var answer = sent(head("GET " + path + " HTTP/1.1", "Host: " + host, "Accept: text/html"));
                assertThat(RawRequest.statuses(answer))
                        .as(path + answer)
                        .hasSize(1)
                        .doesNotContain(200, 500);
            }
        }
    }
}
