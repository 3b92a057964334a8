package io.threekey.server.sharedsignals;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.Signal;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.ledger.Ledger;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** An application asks to be told signals (OpenID Shared Signals Framework 1.0, 7 and 8). */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class AskingForSignalsTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    Staff staff;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Autowired
    Ledger ledger;

    private AListener chart;

    @BeforeEach
    void isDecided() {
        chart = AListener.of(
                hospital, somebody, clock, Signal.SESSION_REVOKED, Signal.CREDENTIAL_CHANGE, Signal.RISK_LEVEL_CHANGE);
    }

    @AfterEach
    void stop() {
        chart.close();
    }

    private static String named(String stream, String more) {
        return "{\"stream_id\":\"" + stream + "\"" + more + "}";
    }

    @Nested
    class AStream {

        @Test
        void isMadeOnceAndSaysWhatWasDecidedAndWhatItAskedFor() {
            var asked = Json.object()
                    .put(
                            "events_requested",
                            JsonArray.ofTexts(List.of(
                                    AListener.CAEP + "session-revoked",
                                    AListener.CAEP + "risk-level-change",
                                    AListener.CAEP + "session-established",
                                    "https://example.com/nobody-knows-this")))
                    .put("description", "The chart viewer")
                    .build();
            var made = chart.asks("POST", "/ssf/streams", AListener.text(asked));
            assertThat(made.statusCode()).isEqualTo(201);
            assertThat(made.body())
                    .contains("\"aud\":\"" + chart.client() + "\"")
                    .contains("\"iss\":\"" + somebody.origin(Origin.ID) + "\"")
                    .contains("\"events_delivered\":[\"" + AListener.CAEP + "session-revoked\",\"" + AListener.CAEP
                            + "risk-level-change\"]")
                    .contains("\"events_supported\":[\"" + AListener.CAEP + "session-revoked\",\"" + AListener.CAEP
                            + "credential-change\",\"" + AListener.CAEP + "risk-level-change\"]")
                    .contains("\"method\":\"urn:ietf:rfc:8936\"", "/ssf/poll\"", "The chart viewer")
                    .doesNotContain("nobody-knows");
            assertThat(chart.asks("POST", "/ssf/streams", "{}").statusCode()).isEqualTo(409);
            assertThat(ledger.entriesOf(SignalEntries.STREAM_MADE, chart.client()))
                    .hasSize(1);
        }

        @Test
        void isPushedOnlyToTheAddressThatWasSigned() {
            for (var other : List.of("https://elsewhere.example/in", "http://127.0.0.1:1/over?of=us", "")) {
                var asked = "{\"delivery\":{\"method\":\"urn:ietf:rfc:8935\",\"endpoint_url\":\"" + other + "\"}}";
                assertThat(chart.asks("POST", "/ssf/streams", asked).statusCode())
                        .as(other)
                        .isEqualTo(400);
            }
            assertThat(chart.asksForPushes()).isNotEmpty();
        }

        @Test
        void isItsOwnersAlone() {
            var stream = chart.asksToFetch();
            try (var other = AListener.of(hospital, somebody, clock, Signal.SESSION_REVOKED)) {
                other.asksToFetch();
                assertThat(other.asks("GET", "/ssf/streams?stream_id=" + stream, null)
                                .statusCode())
                        .isEqualTo(404);
                assertThat(other.asks("GET", "/ssf/status?stream_id=" + stream, null)
                                .statusCode())
                        .isEqualTo(404);
                assertThat(other.asks("DELETE", "/ssf/streams?stream_id=" + stream, null)
                                .statusCode())
                        .isEqualTo(404);
                for (var path : List.of("/ssf/status", "/ssf/verify", "/ssf/subjects/remove")) {
                    assertThat(other.asks("POST", path, named(stream, ",\"status\":\"disabled\""))
                                    .statusCode())
                            .isEqualTo(404);
                }
            }
            assertThat(chart.asks("GET", "/ssf/status?stream_id=" + stream, null)
                            .body())
                    .contains("\"status\":\"enabled\"");
        }

        @Test
        void isListedOrNamedAndGoneOnceItIsDeleted() {
            assertThat(chart.asks("GET", "/ssf/streams", null).body()).isEqualTo("[]");
            var stream = chart.asksToFetch();
            assertThat(chart.asks("GET", "/ssf/streams", null).body())
                    .startsWith("[{")
                    .contains(stream);
            assertThat(chart.asks("GET", "/ssf/streams?stream_id=" + stream, null)
                            .body())
                    .startsWith("{")
                    .contains(stream);
            assertThat(chart.asks("DELETE", "/ssf/streams?stream_id=" + stream, null)
                            .statusCode())
                    .isEqualTo(204);
            assertThat(chart.asks("GET", "/ssf/streams?stream_id=" + stream, null)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(chart.asks("GET", "/ssf/streams", null).body()).isEqualTo("[]");
        }

        @Test
        void changesWhereItSaysSoAndIsReplacedAsAWhole() {
            var stream = chart.asksToFetch();
            var one = ",\"events_requested\":[\"" + AListener.CAEP + "credential-change\"]";
            var changed = chart.asks("PATCH", "/ssf/streams", named(stream, one + ",\"description\":\"First\""));
            assertThat(changed.statusCode()).isEqualTo(200);
            assertThat(chart.asks("PATCH", "/ssf/streams", named(stream, ",\"description\":\"Second\""))
                            .body())
                    .contains("\"events_delivered\":[\"" + AListener.CAEP + "credential-change\"]", "Second");
            assertThat(chart.asks("PUT", "/ssf/streams", named(stream, one)).body())
                    .doesNotContain("Second");
        }

        @Test
        void isNotChangedByOneThatMistakesWhatIsOursToSay() {
            var stream = chart.asksToFetch();
            for (var wrong : List.of(
                    ",\"iss\":\"https://elsewhere.example\"",
                    ",\"aud\":\"somebody-else\"",
                    ",\"events_delivered\":[]")) {
                assertThat(chart.asks("PATCH", "/ssf/streams", named(stream, wrong))
                                .statusCode())
                        .as(wrong)
                        .isEqualTo(400);
            }
            assertThat(ledger.entriesOf(SignalEntries.STREAM_CHANGED, chart.client()))
                    .isEmpty();
        }

        @Test
        void standsAsItsOwnerSaysAndNotOtherwise() {
            var stream = chart.asksToFetch();
            chart.wishes("paused");
            assertThat(chart.asks("GET", "/ssf/status?stream_id=" + stream, null)
                            .body())
                    .contains("paused");
            assertThat(chart.asks("POST", "/ssf/status", named(stream, ",\"status\":\"asleep\""))
                            .statusCode())
                    .isEqualTo(400);
        }

        @Test
        void isTriedByASignalThatSaysNothingNotTooOften() {
            var stream = chart.asksToFetch();
            assertThat(chart.asks("POST", "/ssf/verify", named(stream, ",\"state\":\"abc\""))
                            .statusCode())
                    .isEqualTo(204);
            var set = chart.fetches().getFirst();
            assertThat(AListener.typesOf(set)).containsExactly("verification");
            assertThat(AListener.event(set)).containsEntry("state", "abc");
            assertThat(AListener.claim(set, "sub_id")).contains(Map.of("format", "opaque", "id", stream));
            assertThat(chart.asks("POST", "/ssf/verify", named(stream, "")).statusCode())
                    .isEqualTo(429);
            clock.advance(Duration.ofSeconds(30));
            assertThat(chart.asks("POST", "/ssf/verify", named(stream, "")).statusCode())
                    .isEqualTo(204);
        }
    }

    @Nested
    class WhoeverAsksForWhatIsNotThere {

        @Test
        void hearsNothingOfWhetherSomebodyIsKnown() {
            var stream = chart.asksToFetch();
            var nurse = staff.nurse();
            var browser = somebody.another();
            new Door(browser).comesIn(nurse.authenticator());
            chart.isEntered(browser);
            for (var person :
                    List.of(nurse.person().value(), staff.nurse().person().value(), "nobody", "@!\u0000")) {
                var wish = AListener.text(Json.object()
                        .put("stream_id", stream)
                        .put("subject", subject(person))
                        .build());
                var out = chart.asks("POST", "/ssf/subjects/remove", wish);
                assertThat(out.statusCode()).isEqualTo(204);
                assertThat(out.body()).isEmpty();
                var again = chart.asks("POST", "/ssf/subjects/add", wish);
                assertThat(again.statusCode()).isEqualTo(200);
                assertThat(again.body()).isEmpty();
            }
        }

        private JsonObject subject(String person) {
            return Json.object()
                    .put("format", "iss_sub")
                    .put("iss", somebody.origin(Origin.ID))
                    .put("sub", person)
                    .build();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "[]",
                    "{",
                    "null",
                    "{\"stream_id\":7}",
                    "{\"stream_id\":null}",
                    "{\"stream_id\":\"x\",\"stream_id\":\"y\"}",
                    "{\"delivery\":\"push\"}",
                    "{\"delivery\":{\"method\":\"urn:ietf:rfc:1149\"}}",
                    "{\"events_requested\":\"all\"}",
                    "{\"events_requested\":[7]}",
                    "{\"delivery\":{\"method\":\"urn:ietf:rfc:8936\",\"authorization_header\":\"a\\r\\nHost: b\"}}"
                })
        void isToldSoWhateverTheyWrite(String body) {
            for (var path : List.of("/ssf/streams", "/ssf/status", "/ssf/verify", "/ssf/subjects/add", "/ssf/poll")) {
                assertThat(chart.asks("POST", path, body).statusCode()).as(path).isBetween(200, 499);
            }
            assertThat(chart.asks("PATCH", "/ssf/streams", body).statusCode()).isEqualTo(400);
            assertThat(chart.asks("POST", "/ssf/streams", "x".repeat(1 << 17)).statusCode())
                    .isEqualTo(400);
        }

        @Test
        void isAnsweredAlikeWithoutATokenOnEveryWay() {
            for (var way : List.of("GET /ssf/streams", "POST /ssf/streams", "POST /ssf/poll", "DELETE /ssf/streams")) {
                var words = way.split(" ");
                for (var header : List.of("Basic eDp5", "Bearer x", "Bearer ", "DPoP x", "Bearer a.b.c")) {
                    assertThat(chart.asks(words[0], words[1], "{}", "Authorization", header)
                                    .statusCode())
                            .as(way + header)
                            .isEqualTo(401);
                }
            }
        }
    }

    @Test
    void discoverySaysNothingThatIsNotThere() {
        var said = somebody.another().visits("/.well-known/ssf-configuration");
        var here = somebody.origin(Origin.ID);
        assertThat(said.body())
                .contains("\"spec_version\":\"1_0\"", "\"issuer\":\"" + here + "\"", here + "/jwks")
                .contains(here + "/ssf/streams", here + "/ssf/status", here + "/ssf/verify", "urn:ietf:rfc:6749");
    }
}
