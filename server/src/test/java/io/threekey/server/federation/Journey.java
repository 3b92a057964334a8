package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;

/** Somebody's browser on its way from an application to us, and back. */
record Journey(Visitor browser) {

    HttpResponse<String> follows(HttpResponse<String> answer) {
        var location = URI.create(answer.headers().firstValue("Location").orElseThrow());
        return browser.visits(
                location.getRawPath() + (location.getRawQuery() == null ? "" : "?" + location.getRawQuery()));
    }

    /** Touches the key at the page that the application's question led to, and goes where that leads. */
    HttpResponse<String> comesIn(HttpResponse<String> toSignIn, SoftwareAuthenticator key) {
        var page = follows(toSignIn);
        var asked = Door.asked(page.body());
        var then = page.body()
                .replaceAll("(?s).*name=\"then\" value=\"([^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        var answer = browser.submits(
                Origin.ID,
                "/sign-in",
                Map.of(
                        "answer", key.get(asked.options(), browser.origin(Origin.ID)),
                        "sealed", asked.sealed(),
                        "then", then));
        assertThat(answer.statusCode()).isEqualTo(303);
        return follows(answer);
    }

    static boolean isAskedForTheirKey(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .filter(location -> location.startsWith("/sign-in?again&then=%2Fauthorize%2Fresume"))
                .isPresent();
    }

    static Map<String, String> onwardFrom(HttpResponse<String> page) {
        var refresh = page.headers().firstValue("Refresh").orElseThrow();
        assertThat(refresh).startsWith("0;url=https://");
        return Partner.brought(refresh.substring("0;url=".length()));
    }

    /** Where the question waits meanwhile. */
    static String resume(HttpResponse<String> toSignIn) {
        var query = Partner.brought("http://x/?"
                + toSignIn.headers().firstValue("Location").orElseThrow().replace("/sign-in?again&", ""));
        return query.getOrDefault("then", "");
    }
}
