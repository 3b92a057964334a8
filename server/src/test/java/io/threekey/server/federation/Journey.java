package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody's browser on its way from an application to us, and back. */
record Journey(Visitor browser) {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

    private static final Pattern ADDRESS = Pattern.compile("data-address=\"([^\"]*)\"");

    HttpResponse<String> follows(HttpResponse<String> answer) {
        var location = URI.create(answer.headers().firstValue("Location").orElseThrow());
        return browser.visits(
                location.getRawPath() + (location.getRawQuery() == null ? "" : "?" + location.getRawQuery()));
    }

    /** Touches the key at the page that the application's question led to, and goes where that leads. */
    HttpResponse<String> comesIn(HttpResponse<String> toSignIn, SoftwareAuthenticator key) {
        return answers(questionBehind(toSignIn), key);
    }

    /** The same where somebody goes to the page that asks for a key. */
    HttpResponse<String> comesInAt(String address, SoftwareAuthenticator key) {
        return answers(browser.visits(address).body(), key);
    }

    private HttpResponse<String> answers(String page, SoftwareAuthenticator key) {
        var form = hiddenFields(page);
        form.put("answer", key.get(Door.asked(page).options(), browser.origin(Origin.ID)));
        var answer = browser.submits(Origin.ID, "/sign-in", form);
        return answer.statusCode() == 303 ? follows(answer) : answer;
    }

    /** The page that asks for the key, whether it came at once or has to be gone to. */
    private String questionBehind(HttpResponse<String> toSignIn) {
        return toSignIn.statusCode() == 303 ? follows(toSignIn).body() : toSignIn.body();
    }

    /** All that the page sends along, as a browser does. */
    private static Map<String, String> hiddenFields(String page) {
        var form = page.substring(page.indexOf("action=\"/sign-in\""));
        return HIDDEN.matcher(form.substring(0, form.indexOf("</form>")))
                .results()
                .collect(Collectors.toMap(
                        field -> field.group(1),
                        field -> field.group(2).replace("&amp;", "&"),
                        (one, other) -> other,
                        HashMap::new));
    }

    static boolean isAskedForTheirKey(HttpResponse<String> answer) {
        return answer.statusCode() == 303
                ? answer.headers()
                        .firstValue("Location")
                        .filter(location -> location.startsWith("/sign-in?again&then=%2Fauthorize%2Fresume"))
                        .isPresent()
                : answer.body().contains("name=\"then\" value=\"/authorize/resume");
    }

    /** Where the page that asks for a key is renewed, or goes to somebody else's screen. */
    static String address(String page) {
        var found = ADDRESS.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    static Map<String, String> onwardFrom(HttpResponse<String> page) {
        var refresh = page.headers().firstValue("Refresh").orElseThrow();
        assertThat(refresh).startsWith("0;url=https://");
        return Partner.brought(refresh.substring("0;url=".length()));
    }

    /** Where the question waits meanwhile. */
    static String resume(HttpResponse<String> asked) {
        return hiddenFields(asked.body()).getOrDefault("then", "");
    }
}
