package io.threekey.server.federation.web;

import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.federation.Issuer;
import io.threekey.server.federation.Parameters;
import io.threekey.server.federation.PostedForms;
import io.threekey.server.federation.SignOuts;
import io.threekey.server.federation.SignOuts.Answer;
import io.threekey.server.federation.UnsafeRequest;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.signin.SessionCookie;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an application sends somebody's browser to sign them out. */
@Controller
@Requires(Permission.ANYONE)
class EndSessionEndpoint {

    private static final String SURE = Issuer.END_SESSION + "/sure";
    private static final String LEFT = "/sign-in?left";
    private static final List<String> KEPT = List.of("id_token_hint", "client_id", "post_logout_redirect_uri", "state");

    private final SignOuts signOuts;
    private final PostedForms posted;
    private final SessionCookie cookies;

    EndSessionEndpoint(SignOuts signOuts, PostedForms posted, SessionCookie cookies) {
        this.signOuts = signOuts;
        this.posted = posted;
        this.cookies = cookies;
    }

    @GetMapping(Issuer.END_SESSION)
    Object visit(@RequestParam MultiValueMap<String, String> asked, Caller caller, HttpServletResponse response) {
        return posted.asked(Issuer.END_SESSION, new Parameters(asked))
                .map(whole -> answer(whole, caller, response))
                .orElseThrow(() -> AuthorizationEndpoint.refused(UnsafeRequest.TOO_LATE));
    }

    @PostMapping(path = Issuer.END_SESSION, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> post(@RequestParam MultiValueMap<String, String> asked) {
        return posted.visit(Issuer.END_SESSION, new Parameters(asked))
                .map(SeeOther::at)
                .orElseThrow(() -> AuthorizationEndpoint.refused(UnsafeRequest.TOO_LONG));
    }

    private Object answer(Parameters asked, Caller caller, HttpServletResponse response) {
        return switch (signOuts.answer(asked, caller)) {
            case Answer.Out(var then) -> {
                withoutSession(response);
                yield then.map(onward -> SentOn.straight(onward, response)).orElseGet(() -> SeeOther.at(LEFT));
            }
            case Answer.Ask(var application) ->
                Page.of("federation/sign-out", new SignOutView(application.orElse(""), kept(asked)));
        };
    }

    /** By a page, because a browser follows no redirect from our form to another origin. */
    @PostMapping(SURE)
    Object sure(@RequestParam MultiValueMap<String, String> asked, Caller caller, HttpServletResponse response) {
        withoutSession(response);
        return signOuts.sure(new Parameters(asked), caller)
                .then()
                .<Object>map(onward -> SentOn.byPage(onward, response))
                .orElseGet(() -> SeeOther.at(LEFT));
    }

    private void withoutSession(HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookies.withoutSession().toString());
    }

    private static Map<String, String> kept(Parameters asked) {
        var kept = new HashMap<String, String>();
        KEPT.forEach(name -> asked.alone(name).ifPresent(value -> kept.put(name, value)));
        return kept;
    }
}
