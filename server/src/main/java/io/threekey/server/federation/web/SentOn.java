package io.threekey.server.federation.web;

import io.threekey.server.federation.Onward;
import io.threekey.server.frame.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Sends somebody's browser on to an application. */
final class SentOn {

    private static final String POLICY = "Content-Security-Policy";

    private SentOn() {}

    /** At once, where it came straight from there. */
    static Object straight(Onward onward, HttpServletResponse response) {
        return switch (onward) {
            case Onward.Visit(var application, var to) ->
                ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(to)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
            case Onward.Form form -> byForm(form, response);
        };
    }

    /**
     * By a page: a browser follows no redirect from our form to another origin (CSP form-action), and nobody who came in
     * should have to wonder where they went.
     */
    static Page byPage(Onward onward, HttpServletResponse response) {
        return switch (onward) {
            case Onward.Visit(var application, var to) -> {
                response.setHeader("Refresh", "0;url=" + to);
                yield Page.of("federation/onward", new OnwardView(application, to.toString()));
            }
            case Onward.Form form -> byForm(form, response);
        };
    }

    /** The one page of ours from which a form may lead to that one application. */
    private static Page byForm(Onward.Form form, HttpServletResponse response) {
        response.setHeader(
                POLICY,
                String.valueOf(response.getHeader(POLICY))
                        .replace("form-action ", "form-action " + origin(form.to()) + " "));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return Page.of(
                "federation/onward-form",
                new OnwardFormView(form.application(), form.to().toString(), form.answer()));
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
