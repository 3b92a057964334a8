package io.threekey.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.threekey.testkit.SoftwareAuthenticator;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One browser, with one key at hand, in which somebody opens the application anew each time, as at the beginning of a
 * shift: no cookie is left from before. Scripts and styles are not fetched, since browsers keep them.
 */
final class Workplace {

    static {
        // not every resolver knows the names below localhost, so the name goes into the header only
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private static final Pattern OPTIONS = Pattern.compile("data-options=\"([^\"]*)\"");
    private static final Pattern FIELD = Pattern.compile("name=\"(sealed|then|whose)\" value=\"([^\"]*)\"");

    private final SoftwareAuthenticator key;
    private final ConnectedApplication application;
    private final HttpClient connection =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> cookies = new HashMap<>();

    Workplace(SoftwareAuthenticator key, ConnectedApplication application) {
        this.key = key;
        this.application = application;
    }

    /** What a browser and an application wait for, one after the other. */
    enum Stage {
        AUTHORIZATION_REQUEST,
        SIGN_IN,
        TOKEN_REQUEST
    }

    /**
     * From the authorization request to the verified ID token.
     *
     * @return how long the server took for each; what the key and the application take is in none
     */
    Map<Stage, Duration> signIn() throws IOException, InterruptedException {
        cookies.clear();
        var took = new EnumMap<Stage, Duration>(Stage.class);
        var verifier = new CodeVerifier();
        var nonce = new Nonce();
        var state = new State();
        var question = "/authorize?response_type=code&scope=openid%20profile&client_id=" + application.client()
                + "&redirect_uri=" + encoded(application.redirect()) + "&state=" + state + "&nonce=" + nonce
                + "&code_challenge_method=S256&code_challenge="
                + CodeChallenge.compute(CodeChallengeMethod.S256, verifier);
        var page = timed(took, Stage.AUTHORIZATION_REQUEST, get(question), 200).body();
        var form = form(page);
        form.put("answer", key.get(found(OPTIONS, page), application.issuer()));
        var in = timed(took, Stage.SIGN_IN, post("/sign-in", form), 200);
        var answer = in.headers().firstValue("Refresh").orElseThrow().replaceFirst("^0;url=", "");
        try {
            var asked = application.redeeming(URI.create(answer), state, verifier);
            var told = timed(took, Stage.TOKEN_REQUEST, post("/token", asked), 200);
            application.believes(told.body(), nonce);
        } catch (JOSEException | ParseException unbelievable) {
            throw new IOException("no identity that can be believed", unbelievable);
        }
        return took;
    }

    private HttpResponse<String> timed(
            Map<Stage, Duration> took, Stage stage, HttpRequest.Builder request, int expected)
            throws IOException, InterruptedException {
        var cookie = cookies.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
        if (stage != Stage.TOKEN_REQUEST && !cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        var began = System.nanoTime();
        var answer = connection.send(request.build(), BodyHandlers.ofString());
        took.put(stage, Duration.ofNanos(System.nanoTime() - began));
        if (answer.statusCode() != expected) {
            throw new IOException(stage + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        answer.headers().allValues("Set-Cookie").stream()
                .map(set -> set.split(";", 2)[0].split("=", 2))
                .forEach(pair -> cookies.put(pair[0], pair[1]));
        return answer;
    }

    private HttpRequest.Builder get(String path) {
        return request(path).header("Accept", "text/html");
    }

    private HttpRequest.Builder post(String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", application.issuer())
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        var named = URI.create(application.issuer());
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + named.getPort() + path))
                .header("Host", named.getAuthority());
    }

    private static Map<String, String> form(String page) {
        return FIELD.matcher(page)
                .results()
                .collect(Collectors.toMap(
                        field -> field.group(1),
                        field -> unescaped(field.group(2)),
                        (one, other) -> one,
                        HashMap::new));
    }

    private static String found(Pattern pattern, String page) throws IOException {
        return pattern.matcher(page)
                .results()
                .findFirst()
                .map(match -> unescaped(match.group(1)))
                .orElseThrow(() -> new IOException("no " + pattern + " in " + page));
    }

    private static String unescaped(String attribute) {
        return attribute.replace("&#34;", "\"").replace("&quot;", "\"").replace("&amp;", "&");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
