package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.WhatStands;
import io.threekey.server.access.Origin;
import io.threekey.server.federation.Endpoints.Endpoint;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Pages of others that use the browser of somebody with every right, at each endpoint there is. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class RequestsFromElsewhereTests {

    /** What is posted there becomes a visit, which says no more than one, and asks before it changes anything. */
    private static final Set<String> BECOME_VISITS = Set.of(Issuer.AUTHORIZE, Issuer.END_SESSION);

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Autowired
    Intruder intruder;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    private Visitor owner;
    private WhatStands before;

    @BeforeEach
    void anOwnerIsIn() {
        owner = somebody.another();
        new Door(owner).comesIn(hospital.iam().passkey());
        before = WhatStands.now(intruder);
    }

    private void isAsItWas() {
        before.isStillSo(intruder);
        assertThat(owner.visits("/me").statusCode()).isEqualTo(200);
    }

    private HttpRequest.Builder form(Endpoint endpoint) {
        return owner.request(endpoint.origin(), endpoint.path())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString("sure=yes&reason=lost&label=x&person=x"));
    }

    @Nested
    class AFormOfAnotherSite {

        private final List<String[]> ways = List.of(
                new String[] {"Sec-Fetch-Site", "cross-site"},
                new String[] {"Sec-Fetch-Site", "same-site"},
                new String[] {"Sec-Fetch-Site", "SAME-ORIGIN"},
                new String[] {"Sec-Fetch-Site", ""},
                new String[] {"Sec-Fetch-Site", "cross-site", "Origin", somebody.origin(Origin.ID)},
                new String[] {"Origin", "https://evil.example"},
                new String[] {"Origin", "null"},
                new String[] {"Origin", ""},
                new String[] {"Origin", somebody.origin(Origin.ID).replace("http:", "https:")},
                new String[] {"Origin", somebody.origin(Origin.ID) + "1"},
                new String[] {"Origin", somebody.origin(Origin.ID) + ".evil.example"},
                new String[] {"Origin", somebody.origin(Origin.ID).replace("//", "//evil.")},
                new String[] {"Origin", somebody.origin(Origin.ID) + "/"});

        @Test
        void changesNothingAnywhere() {
            var endpoints = Endpoints.of(mappings, RequestMethod.POST);
            assertThat(endpoints).hasSizeGreaterThan(45);
            for (var endpoint : endpoints) {
                for (var way : ways) {
                    var answer = owner.send(form(endpoint).headers(way));
                    if (BECOME_VISITS.contains(endpoint.path())) {
                        assertThat(answer.statusCode()).as(endpoint.path()).isEqualTo(303);
                        assertThat(answer.headers().firstValue("Location").orElseThrow())
                                .startsWith(endpoint.path() + "?posted=");
                    } else {
                        assertThat(answer.statusCode())
                                .as("%s from %s", endpoint.path(), List.of(way))
                                .isEqualTo(403);
                        assertThat(answer.body()).containsPattern("[A-Z]{3,}-[0-9]{2}");
                    }
                }
            }
            isAsItWas();
        }

        /** The page where decisions are signed is another site to the console, and the other way round. */
        @Test
        void isOneAlsoWhereItIsOurOther() {
            for (var endpoint : Endpoints.of(mappings, RequestMethod.POST)) {
                var other = endpoint.origin() == Origin.ID ? Origin.SEAL : Origin.ID;
                if (!BECOME_VISITS.contains(endpoint.path())) {
                    assertThat(owner.send(form(endpoint).header("Origin", owner.origin(other)))
                                    .statusCode())
                            .as(endpoint.path())
                            .isEqualTo(403);
                }
            }
            isAsItWas();
        }

        @Test
        void changesNothingByAnotherMethodOrAHeaderThatNamesOne() {
            for (var endpoint : Endpoints.of(mappings, RequestMethod.POST)) {
                for (var method : List.of("PUT", "PATCH", "DELETE", "TRACE", "PROPFIND")) {
                    var answer = owner.send(owner.request(endpoint.origin(), endpoint.path())
                            .header("Sec-Fetch-Site", "cross-site")
                            .method(method, BodyPublishers.noBody()));
                    assertThat(answer.statusCode())
                            .as("%s %s", method, endpoint.path())
                            .isIn(403, 404, 405);
                }
            }
            for (var path : List.of("/sign-out?_method=post", "/me/sessions/others/end?_method=POST")) {
                var answer = owner.send(owner.request(Origin.ID, path)
                        .header("X-HTTP-Method-Override", "POST")
                        .header("Sec-Fetch-Site", "cross-site")
                        .GET());
                assertThat(answer.statusCode()).as(path).isIn(404, 405);
            }
            isAsItWas();
        }
    }

    @Nested
    class AVisitThatAnotherSiteLedTo {

        @Test
        void changesNothingAnywhere() {
            for (var endpoint : Endpoints.of(mappings, RequestMethod.GET)) {
                var answer = owner.send(owner.request(endpoint.origin(), endpoint.path() + "?sure=yes&posted=x")
                        .header("Sec-Fetch-Site", "cross-site")
                        .header("Accept", "text/html")
                        .GET());
                assertThat(answer.statusCode()).as(endpoint.path()).isBetween(200, 499);
            }
            isAsItWas();
        }
    }

    @Nested
    class EveryAnswer {

        private void isGuarded(HttpResponse<String> answer, String path) {
            var headers = answer.headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'")
                    .doesNotContain("unsafe", "*");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).contains("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy"))
                    .as(path)
                    .contains("same-origin");
            assertThat(headers.firstValue("Server")).as(path).isEmpty();
            if (headers.firstValue("Content-Type").orElse("").startsWith("text/html")) {
                assertThat(headers.firstValue("Cache-Control").orElse(""))
                        .as(path)
                        .contains("no-store");
                assertThat(answer.body())
                        .as(path)
                        .doesNotContainPattern("<script(?![^>]*\\ssrc=)|\\sstyle=|\\son[a-z]+=|<base|javascript:");
            }
        }

        @Test
        void ofEveryEndpointCannotBeFramedNorRunWhatWasSmuggledIntoIt() {
            var stranger = somebody.another();
            for (var method : List.of(RequestMethod.GET, RequestMethod.POST)) {
                for (var endpoint : Endpoints.of(mappings, method)) {
                    if (endpoint.path().startsWith("/ledger/tile")) {
                        continue; // bytes, and no words
                    }
                    var request = stranger.request(endpoint.origin(), endpoint.path())
                            .header("Accept", "text/html")
                            .method(method.name(), BodyPublishers.noBody());
                    isGuarded(stranger.send(request), endpoint.path());
                    if (method == RequestMethod.GET) {
                        isGuarded(owner.visits(endpoint.origin(), endpoint.path()), endpoint.path());
                    }
                }
            }
        }
    }
}
