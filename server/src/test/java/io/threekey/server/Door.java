package io.threekey.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.access.Origin;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The sign-in page as somebody with a browser and a key meets it. */
public record Door(Visitor visitor) {

    /** What the page asked the browser. */
    public record Asked(String options, String sealed) {}

    public Asked knock() {
        return asked(visitor.visits("/sign-in?again").body());
    }

    public static Asked asked(String page) {
        return new Asked(
                attribute(page, "data-options=\"([^\"]*)\""), attribute(page, "name=\"sealed\" value=\"([^\"]*)\""));
    }

    public HttpResponse<String> answer(Asked asked, String response) {
        return visitor.submits(
                Origin.ID, "/sign-in", Map.of("answer", response, "sealed", asked.sealed(), "then", "/me"));
    }

    public HttpResponse<String> comesIn(SoftwareAuthenticator authenticator) {
        var asked = knock();
        return answer(asked, authenticator.get(asked.options(), visitor.origin(Origin.ID)));
    }

    public HttpResponse<String> comesIn(SoftwareAuthenticator authenticator, UnaryOperator<Behaviour> behaviour) {
        return comesIn(authenticator.behaving(behaviour));
    }

    private static String attribute(String page, String pattern) {
        var found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as("%s in %s", pattern, page).isTrue();
        return found.group(1).replace("&#34;", "\"").replace("&quot;", "\"").replace("&amp;", "&");
    }
}
