package io.threekey.server.signin.web;

import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.signin.Arrival;
import io.threekey.server.signin.Arrival.Whose;
import io.threekey.server.signin.Authentication;
import io.threekey.server.signin.Browsers;
import io.threekey.server.signin.LeadsOn;
import io.threekey.server.signin.OwnSession;
import io.threekey.server.signin.SeenBrowser;
import io.threekey.server.signin.SessionCookie;
import io.threekey.server.signin.SignIn;
import io.threekey.server.timing.BrowserStages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Requires(Permission.ANYONE)
class SignInPage {

    private static final String OWN = "own";

    private final SignIn signIn;
    private final OwnSession sessions;
    private final SignInQuestions questions;
    private final List<LeadsOn> leading;
    private final SessionCookie cookies;
    private final Browsers browsers;

    SignInPage(
            SignIn signIn,
            OwnSession sessions,
            SignInQuestions questions,
            List<LeadsOn> leading,
            SessionCookie cookies,
            Browsers browsers) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.questions = questions;
        this.leading = leading;
        this.cookies = cookies;
        this.browsers = browsers;
    }

    /**
     * @param again asks for the key even of somebody who is in, because a page wants a fresh proof; {@code own} where it
     *     wants it of that one
     */
    @GetMapping("/sign-in")
    Object ask(
            @RequestParam Optional<String> then,
            @RequestParam Optional<String> again,
            @RequestParam Optional<String> left,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        var next = LocalPath.of(then);
        if (caller instanceof Caller.SignedIn && again.isEmpty()) {
            return seeOther(next);
        }
        var place = new SignInQuestions.Place(
                next, whose(again), seen(caller), browsers.of(request, response), left.isPresent());
        return questions.page(place);
    }

    @PostMapping("/sign-in")
    Object answer(
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String sealed,
            @RequestParam Optional<String> then,
            @RequestParam Optional<String> whose,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        var next = LocalPath.of(then);
        var arrival = new Arrival(
                browser(request),
                seen(caller),
                whose(whose),
                ClientAddress.of(request),
                BrowserStages.read(request::getParameter));
        var door = cookies.door(request).orElse("");
        return switch (signIn.answer(sealed, door, answer, arrival, (in, how) -> onward(next, in, how, door))) {
            case SignIn.Outcome.In in -> {
                response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        cookies.holdingSession(in.token()).toString());
                response.addHeader(
                        HttpHeaders.SET_COOKIE, cookies.holdingArrival().toString());
                yield in.onward().<Object>map(way -> way.page(response)).orElseGet(() -> seeOther(next));
            }
            case SignIn.Outcome.Out out -> {
                var place = new SignInQuestions.Place(
                        next, arrival.whose(), arrival.before(), browsers.of(request, response), false);
                yield questions.page(place, out).withStatus(HttpStatus.FORBIDDEN);
            }
        };
    }

    private Optional<LeadsOn.Way> onward(LocalPath next, Caller.SignedIn in, Authentication how, String door) {
        return leading.stream()
                .flatMap(leads -> leads.from(next.value(), in, how, door).stream())
                .findFirst();
    }

    @PostMapping("/sign-out")
    ResponseEntity<Void> leave(Caller caller, HttpServletResponse response) {
        if (caller instanceof Caller.SignedIn somebody) {
            sessions.end(somebody);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookies.withoutSession().toString());
        return seeOther(new LocalPath("/sign-in?left"));
    }

    private static Whose whose(Optional<String> asked) {
        return asked.filter(OWN::equals).isPresent() ? Whose.THEIR_OWN : Whose.ANYBODYS;
    }

    private static Optional<Caller.SignedIn> seen(Caller caller) {
        return caller instanceof Caller.SignedIn in ? Optional.of(in) : Optional.empty();
    }

    private static Optional<SeenBrowser> browser(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).map(SeenBrowser::named);
    }

    private static ResponseEntity<Void> seeOther(LocalPath path) {
        return SeeOther.at(path.value());
    }
}
