package io.threekey.server.federation.web;

import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.federation.Authorizations;
import io.threekey.server.federation.Authorizations.Answer;
import io.threekey.server.federation.Issuer;
import io.threekey.server.federation.Parameters;
import io.threekey.server.federation.PostedForms;
import io.threekey.server.federation.ProtocolError;
import io.threekey.server.federation.UnsafeRequest;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.RefusedRequest;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.signin.Browsers;
import io.threekey.server.signin.KeyQuestion;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an application sends somebody's browser, and where they come back to after they came in. */
@Controller
@Requires(Permission.ANYONE)
class AuthorizationEndpoint {

    private static final String UNMET = "unmet";

    private final Authorizations authorizations;
    private final PostedForms posted;
    private final KeyQuestion question;
    private final Browsers browsers;

    AuthorizationEndpoint(Authorizations authorizations, PostedForms posted, KeyQuestion question, Browsers browsers) {
        this.authorizations = authorizations;
        this.posted = posted;
        this.question = question;
        this.browsers = browsers;
    }

    @GetMapping(Issuer.AUTHORIZE)
    Object authorize(
            @RequestParam MultiValueMap<String, String> asked,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        return posted.asked(Issuer.AUTHORIZE, new Parameters(asked))
                .map(whole -> answer(whole, caller, request, response))
                .orElseThrow(() -> refused(UnsafeRequest.TOO_LATE));
    }

    /** The same by a form (OpenID Connect Core 3.1.2.1), which comes without cookies and changes nothing. */
    @PostMapping(path = Issuer.AUTHORIZE, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> post(@RequestParam MultiValueMap<String, String> asked) {
        return posted.visit(Issuer.AUTHORIZE, new Parameters(asked))
                .map(SeeOther::at)
                .orElseThrow(() -> refused(UnsafeRequest.TOO_LONG));
    }

    private Object answer(Parameters asked, Caller caller, HttpServletRequest request, HttpServletResponse response) {
        var browser = browsers.of(request, response);
        return switch (authorizations.answer(asked, caller, browser)) {
            case Answer.GoOn(var onward) -> SentOn.straight(onward, response);
            case Answer.ComeInFirst(var sealed) -> question.page(Issuer.RESUME + sealed, caller, browser);
            case Answer.OtherKey other -> otherKey(other);
            case Answer.StayHere(var why) -> throw refused(why);
        };
    }

    @GetMapping(Issuer.AUTHORIZE + "/resume")
    Object resume(
            @RequestParam(defaultValue = "") String request,
            Caller caller,
            HttpServletRequest from,
            HttpServletResponse response) {
        return switch (authorizations.resume(request, caller, browsers.of(from, response))) {
            case Answer.GoOn(var onward) -> SentOn.byPage(onward, response);
            case Answer.ComeInFirst(var sealed) -> comeIn(sealed);
            case Answer.OtherKey other -> otherKey(other);
            case Answer.StayHere(var why) -> throw refused(why);
        };
    }

    /** They do not come in, or cannot with the keys that they have. */
    @GetMapping(Issuer.AUTHORIZE + "/back")
    Object back(
            @RequestParam(defaultValue = "") String request,
            @RequestParam(name = UNMET) Optional<String> unmet,
            HttpServletRequest from,
            HttpServletResponse response) {
        var why = unmet.isPresent() ? ProtocolError.UNMET_AUTHENTICATION_REQUIREMENTS : ProtocolError.ACCESS_DENIED;
        return authorizations
                .leave(request, browsers.of(from, response), why)
                .map(onward -> SentOn.straight(onward, response))
                .orElseThrow(() -> refused(UnsafeRequest.TOO_LATE));
    }

    /** The key is asked for even of somebody who is in: the answer needs it. */
    private static ResponseEntity<Void> comeIn(String sealed) {
        return SeeOther.at(signIn(sealed));
    }

    private static String signIn(String sealed) {
        return "/sign-in?again&then=" + URLEncoder.encode(Issuer.RESUME + sealed, StandardCharsets.UTF_8);
    }

    /** Not straight back to the application: it would only know that somebody is not sure enough, and not what to do. */
    private static Page otherKey(Answer.OtherKey other) {
        var refusal = Refusal.of(
                other.keys().isEmpty() ? "federation.no-key-for-it" : "federation.other-key", other.application());
        return Page.of(
                        "federation/other-key",
                        new OtherKeyView(
                                refusal,
                                other.application(),
                                other.keys(),
                                signIn(other.sealed()),
                                Issuer.BACK + other.sealed() + "&" + UNMET))
                .withStatus(HttpStatus.FORBIDDEN);
    }

    static RefusedRequest refused(UnsafeRequest why) {
        return new RefusedRequest(Refusal.of(why.refusalKey()), HttpStatus.BAD_REQUEST);
    }
}
