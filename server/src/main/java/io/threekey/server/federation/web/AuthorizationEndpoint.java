package io.threekey.server.federation.web;

import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.federation.Authorizations;
import io.threekey.server.federation.Authorizations.Answer;
import io.threekey.server.federation.Issuer;
import io.threekey.server.federation.Parameters;
import io.threekey.server.federation.UnsafeRequest;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.RefusedRequest;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.signin.Browsers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an application sends somebody's browser, and where they come back to after they came in. */
@Controller
@Requires(Permission.ANYONE)
class AuthorizationEndpoint {

    private static final String RESUME = Issuer.AUTHORIZE + "/resume";

    private final Authorizations authorizations;
    private final Browsers browsers;

    AuthorizationEndpoint(Authorizations authorizations, Browsers browsers) {
        this.authorizations = authorizations;
        this.browsers = browsers;
    }

    @GetMapping(Issuer.AUTHORIZE)
    Object authorize(
            @RequestParam MultiValueMap<String, String> asked,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        var browser = browsers.of(request, response);
        return switch (authorizations.answer(new Parameters(asked), caller, browser)) {
            case Answer.GoOn(var to, var application) -> straightOn(to);
            case Answer.ComeInFirst(var sealed) -> comeIn(sealed);
            case Answer.StayHere(var why) -> throw refused(why);
        };
    }

    /**
     * By a page: a browser follows no redirect from our form to another origin (CSP form-action), and nobody who came in
     * should have to wonder where they went.
     */
    @GetMapping(RESUME)
    Object resume(
            @RequestParam(defaultValue = "") String request,
            Caller caller,
            HttpServletRequest from,
            HttpServletResponse response) {
        return switch (authorizations.resume(request, caller, browsers.of(from, response))) {
            case Answer.GoOn(var to, var application) -> {
                response.setHeader("Refresh", "0;url=" + to);
                yield Page.of("federation/onward", new OnwardView(application, to.toString()));
            }
            case Answer.ComeInFirst(var sealed) -> comeIn(sealed);
            case Answer.StayHere(var why) -> throw refused(why);
        };
    }

    private static ResponseEntity<Void> straightOn(URI to) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(to)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The key is asked for even of somebody who is in: the answer needs it. */
    private static ResponseEntity<Void> comeIn(String sealed) {
        var then = URLEncoder.encode(RESUME + "?request=" + sealed, StandardCharsets.UTF_8);
        return SeeOther.at("/sign-in?again&then=" + then);
    }

    private static RefusedRequest refused(UnsafeRequest why) {
        return new RefusedRequest(Refusal.of(why.refusalKey()), HttpStatus.BAD_REQUEST);
    }
}
