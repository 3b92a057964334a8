package io.threekey.server.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.charter.json.JsonText;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.AnApplication;
import io.threekey.server.applications.ClientProfile;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** An application that plays by the rules, until a test has it change one thing. */
public record Partner(AnApplication application, Optional<ECKey> key, Visitor backChannel, Clock clock) {

    static final String VERIFIER = "a-verifier-of-forty-three-characters-at-least";
    static final String STATE = "af0ifjsldkj & more";

    Partner askingAgain() {
        return new Partner(application.askingAgain(), key, backChannel, clock);
    }

    public static Partner withoutSecret(String client, Visitor visitor, Clock clock) {
        return new Partner(AnApplication.named(client), Optional.empty(), visitor.another(), clock);
    }

    public static Partner withKey(String client, Visitor visitor, Clock clock) {
        var key = AnApplication.key("k1");
        return new Partner(
                AnApplication.named(client).provingItselfBy(key), Optional.of(key), visitor.another(), clock);
    }

    /** The strictest there is; it also asks again. */
    static Partner byFapi2(String client, Visitor visitor, Clock clock) {
        var key = AnApplication.key("k1");
        return new Partner(
                AnApplication.named(client).byFapi2(key).askingAgain(), Optional.of(key), visitor.another(), clock);
    }

    /** With nobody in front of it. */
    public static Partner asAService(String client, String server, String scope, Visitor visitor, Clock clock) {
        var key = AnApplication.key("k1");
        return new Partner(
                AnApplication.named(client).asAService(key, server, scope), Optional.of(key), visitor.another(), clock);
    }

    public HttpResponse<String> asksForItself(String scope) {
        return sends(named(Map.of("grant_type", "client_credentials", "scope", scope)));
    }

    Map<String, String> question() {
        return new LinkedHashMap<>(Map.of(
                "client_id",
                application.client(),
                "redirect_uri",
                application.redirect(),
                "response_type",
                "code",
                "scope",
                "openid profile",
                "state",
                STATE,
                "nonce",
                "n-0S6_WzA2Mj",
                "code_challenge",
                challenge(VERIFIER),
                "code_challenge_method",
                "S256"));
    }

    static String challenge(String verifier) {
        return Digest.of(verifier.getBytes(StandardCharsets.UTF_8)).base64Url();
    }

    /** @param change of what an honest question says */
    String asks(Consumer<Map<String, String>> change) {
        var question = question();
        change.accept(question);
        return "/authorize?" + encoded(question);
    }

    public String asks() {
        return asks(asItIs -> {});
    }

    /** What the browser is to bring to the application's own address. */
    public static Map<String, String> brought(HttpResponse<String> answer) {
        return brought(answer.headers().firstValue("Location").orElseThrow());
    }

    static Map<String, String> brought(String address) {
        return Arrays.stream(URI.create(address).getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    Map<String, String> redemption(String code) {
        return named(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                application.redirect(),
                "code_verifier",
                VERIFIER));
    }

    public HttpResponse<String> redeems(String code, Consumer<Map<String, String>> change) {
        var form = redemption(code);
        change.accept(form);
        return sends(form);
    }

    public HttpResponse<String> redeems(String code) {
        return redeems(code, asItIs -> {});
    }

    public HttpResponse<String> sends(Map<String, String> form) {
        return sends("/token", form);
    }

    public HttpResponse<String> sends(String path, Map<String, String> form, String... headers) {
        var request = backChannel
                .request(Origin.ID, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)));
        return backChannel.send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Who it is, beside what it wants. */
    public Map<String, String> named(Map<String, String> form) {
        var named = new LinkedHashMap<>(form);
        if (key.isPresent()) {
            named.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            named.put("client_assertion", proof(asItIs -> asItIs));
        } else {
            named.put("client_id", application.client());
        }
        return named;
    }

    public HttpResponse<String> asksAgain(String refresh) {
        return asksAgain(refresh, asItIs -> {});
    }

    HttpResponse<String> asksAgain(String refresh, Consumer<Map<String, String>> change) {
        var form = named(Map.of("grant_type", "refresh_token", "refresh_token", refresh));
        change.accept(form);
        return sends(form);
    }

    public HttpResponse<String> givesBack(String token) {
        return sends("/revoke", named(Map.of("token", token)));
    }

    public HttpResponse<String> asksAbout(String token) {
        return sends("/introspect", named(Map.of("token", token)));
    }

    /** Its question, put to us by itself. */
    public HttpResponse<String> pushes() {
        return sends("/par", named(question()));
    }

    HttpResponse<String> asksWhoItIs(String token) {
        return asksWhoItIs("Authorization", "Bearer " + token);
    }

    HttpResponse<String> asksWhoItIs(String... headers) {
        return backChannel.send(
                backChannel.request(Origin.ID, "/userinfo").headers(headers).GET());
    }

    public String proof(UnaryOperator<JWTClaimsSet.Builder> change) {
        return proof(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").build(), key.orElseThrow(), change);
    }

    String proof(JWSHeader header, ECKey signing, UnaryOperator<JWTClaimsSet.Builder> change) {
        var proof = new SignedJWT(header, change.apply(claims()).build());
        try {
            proof.sign(new ECDSASigner(signing));
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
        return proof.serialize();
    }

    JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(application.client())
                .subject(application.client())
                .audience(List.of(backChannel.origin(Origin.ID)
                        + (application.application().profile() == ClientProfile.SMART ? "/token" : "")))
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(clock.instant().plusSeconds(60)));
    }

    public static String field(HttpResponse<String> answer, String name) {
        var json = (JsonObject) JsonReader.read(answer.body().getBytes(StandardCharsets.UTF_8));
        return json.get(name).map(value -> ((JsonText) value).value()).orElse("");
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
