package io.threekey.server.sharedsignals;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;

import com.nimbusds.jwt.SignedJWT;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.charter.json.JsonText;
import io.threekey.server.Intruder;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.applications.Signal;
import io.threekey.server.federation.ApplicationServer;
import io.threekey.server.federation.Partner;
import io.threekey.server.governance.AFoundedHospital;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An application that may hear signals, over real HTTP: it gets a token of its own, and asks by the rules of others. */
public record AListener(Partner partner, ApplicationServer server) implements AutoCloseable {

    static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** @param which it may be told, and where they are pushed to once it asks for that */
    static AListener of(AFoundedHospital hospital, Visitor visitor, Clock clock, Signal... which) {
        var server = new ApplicationServer();
        var plain = Partner.withKey("listens-" + NUMBERS.incrementAndGet(), visitor, clock);
        var partner =
                new Partner(plain.application().hearing(server.url(), which), plain.key(), plain.backChannel(), clock);
        new DecidedApplications(hospital).register(partner.application());
        return new AListener(partner, server);
    }

    /** That may be told all that happens to somebody's sessions and keys. */
    static AListener ofSessionsAndKeys(AFoundedHospital hospital, Visitor visitor, Clock clock) {
        return of(
                hospital,
                visitor,
                clock,
                Signal.SESSION_REVOKED,
                Signal.SESSION_ESTABLISHED,
                Signal.CREDENTIAL_CHANGE,
                Signal.ASSURANCE_LEVEL_CHANGE);
    }

    String client() {
        return partner.application().client();
    }

    public void isEntered(Visitor browser) {
        partner.redeems(Partner.brought(browser.visits(partner.asks())).getOrDefault("code", ""));
    }

    String identityOf(Visitor browser) {
        var code = Partner.brought(browser.visits(partner.asks())).getOrDefault("code", "");
        return Partner.field(partner.redeems(code), "id_token");
    }

    HttpResponse<String> getsToken(Map<String, String> more) {
        var form = partner.named(Map.of("grant_type", "client_credentials"));
        form.putAll(more);
        return partner.sends(form);
    }

    String token() {
        return Partner.field(getsToken(Map.of()), "access_token");
    }

    public HttpResponse<String> asks(String method, String path, @Nullable String body) {
        return asks(method, path, body, "Authorization", "Bearer " + token());
    }

    HttpResponse<String> asks(String method, String path, @Nullable String body, String... headers) {
        var request =
                partner.backChannel().request(Origin.ID, path).method(method, body == null ? noBody() : ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return partner.backChannel().send(headers.length == 0 ? request : request.headers(headers));
    }

    String asksForPushes() {
        return asksFor(Json.object()
                .put("method", "urn:ietf:rfc:8935")
                .put("endpoint_url", server.url())
                .build());
    }

    String asksToFetch() {
        return asksFor(Json.object().put("method", "urn:ietf:rfc:8936").build());
    }

    /** @return the stream's id */
    public String asksFor(JsonObject delivery) {
        var answer = asks(
                "POST",
                "/ssf/streams",
                text(Json.object().put("delivery", delivery).build()));
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return Partner.field(answer, "stream_id");
    }

    public void wishes(String status) {
        var answer = asks(
                "POST",
                "/ssf/status",
                text(Json.object()
                        .put("stream_id", stream())
                        .put("status", status)
                        .build()));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    public String stream() {
        var all = (JsonArray) read(asks("GET", "/ssf/streams", null));
        return Fields.of((JsonObject) all.items().getFirst(), "a stream").text("stream_id");
    }

    HttpResponse<String> fetches(JsonObject request) {
        return asks("POST", "/ssf/poll", text(request));
    }

    /** What is there now, the oldest first. */
    List<SignedJWT> fetches() {
        return sets(fetches(Json.object().put("returnImmediately", true).build()));
    }

    static List<SignedJWT> sets(HttpResponse<String> answer) {
        var sets = Fields.of((JsonObject) read(answer), "an answer").object("sets");
        var tokens = new ArrayList<SignedJWT>();
        Fields.of(sets, "sets")
                .names()
                .forEach(jti -> sets.get(jti).ifPresent(set -> tokens.add(parsed(((JsonText) set).value()))));
        return tokens;
    }

    private static SignedJWT parsed(String text) {
        try {
            return SignedJWT.parse(text);
        } catch (ParseException none) {
            throw new AssertionError(text, none);
        }
    }

    static Json read(HttpResponse<String> answer) {
        return JsonReader.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    static String text(JsonObject object) {
        return new String(CanonicalJson.bytes(object), StandardCharsets.UTF_8);
    }

    /** What of this type was pushed. */
    List<SignedJWT> heard(String type) {
        return server.calls().stream()
                .map(ApplicationServer.Call::token)
                .filter(token -> typesOf(token).contains(type))
                .toList();
    }

    /** What became of those of this type, in their order. */
    List<String> states(Intruder intruder, String type) {
        return intruder
                .reads(
                        "select state from signals_waiting where client = ? and type like ? order by made_at",
                        client(),
                        "%/" + type)
                .stream()
                .map(row -> String.valueOf(row.get("state")))
                .toList();
    }

    static List<String> typesOf(SignedJWT set) {
        return events(set).keySet().stream()
                .map(uri -> uri.substring(uri.lastIndexOf('/') + 1))
                .toList();
    }

    static Map<String, Object> event(SignedJWT set) {
        return map(events(set).values().iterator().next());
    }

    private static Map<String, Object> events(SignedJWT set) {
        return map(claim(set, "events").orElse(Map.of()));
    }

    static Optional<Object> claim(SignedJWT set, String name) {
        try {
            return Optional.ofNullable(set.getJWTClaimsSet().getClaim(name));
        } catch (ParseException none) {
            throw new AssertionError(set.serialize(), none);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object json) {
        return (Map<String, Object>) json;
    }

    @Override
    public void close() {
        server.close();
    }
}
