package io.threekey.demo.applications;

import com.nimbusds.oauth2.sdk.ParseException;
import io.threekey.demo.applications.RelyingParty.Question;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Answers for the applications' hosts, before anything of the server sees the request. Each keeps its own cookies, so
 * that leaving one leaves the others as they are.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SampleSite extends OncePerRequestFilter {

    static final String BACK = "/back";

    private static final Logger log = LoggerFactory.getLogger(SampleSite.class);
    private static final String ASKED = "asked";
    private static final String IN = "in";
    private static final int LONGEST_SIGNAL = 1 << 16;

    private final SampleAddresses addresses;
    private final RelyingParty party;
    private final Visitors visitors;
    private final HeardOfEnds heard;
    private final HeardSignals signals;
    private final AskingToHear asking;
    private final SamplePages pages;

    SampleSite(
            SampleAddresses addresses,
            RelyingParty party,
            Visitors visitors,
            HeardOfEnds heard,
            HeardSignals signals,
            AskingToHear asking,
            SamplePages pages) {
        this.addresses = addresses;
        this.party = party;
        this.visitors = visitors;
        this.heard = heard;
        this.signals = signals;
        this.asking = asking;
        this.pages = pages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var application =
                Optional.ofNullable(request.getHeader(HttpHeaders.HOST)).flatMap(addresses::named);
        if (application.isPresent()) {
            answer(application.get(), request, response);
            return;
        }
        var told = Optional.ofNullable(request.getHeader(HttpHeaders.HOST))
                .flatMap(host -> addresses.told(host, request.getRequestURI()));
        if (told.isPresent()) {
            ends(told.get(), request, response);
            return;
        }
        var signalled = Optional.ofNullable(request.getHeader(HttpHeaders.HOST))
                .flatMap(host -> addresses.signalled(host, request.getRequestURI()));
        if (signalled.isPresent()) {
            hearsASignal(signalled.get(), request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void answer(SampleApplication application, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (request.getMethod() + " " + request.getRequestURI()) {
            case "GET /" ->
                pages.shows(
                        application,
                        visitors.who(application, cookie(request, IN)).map(Visit::told),
                        signals.of(application),
                        request,
                        response);
            case "GET /in" -> asks(application, request, response);
            case "GET " + BACK -> hears(application, request, response);
            case "POST /out" -> {
                visitors.leaves(application, cookie(request, IN));
                goesOn(response, "/");
            }
            case "POST /out-everywhere" -> signsOut(application, request, response);
            case "GET /application.css" -> pages.style(response);
            default -> response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void asks(SampleApplication application, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var question = Question.by(application);
        try {
            var address = party.asked(question);
            keeps(request, response, ASKED, visitors.keeps(question));
            goesOn(response, address.toString());
        } catch (ParseException | IOException notThere) {
            fails(application, notThere, request, response);
        }
    }

    private void hears(SampleApplication application, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            var question = visitors.answers(cookie(request, ASKED))
                    .filter(asked -> asked.application() == application)
                    .orElseThrow(() -> new ParseException("nobody here asked"));
            var told = party.told(question, address(application, request));
            keeps(request, response, IN, visitors.letsIn(application, told));
            asking.onceSomebodyIsIn(application);
            goesOn(response, "/");
        } catch (ParseException | IOException unbelievable) {
            fails(application, unbelievable, request, response);
        }
    }

    private void signsOut(SampleApplication application, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var here = visitors.who(application, cookie(request, IN));
        visitors.leaves(application, cookie(request, IN));
        try {
            goesOn(
                    response,
                    here.isPresent() ? party.signedOut(application, here.get()).toString() : "/");
        } catch (ParseException | IOException notThere) {
            fails(application, notThere, request, response);
        }
    }

    private void ends(SampleApplication application, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setStatus(heard.answer(application, String.valueOf(request.getParameter("logout_token"))));
    }

    /** RFC 8935, 2.1; one that is longer than any of ours is none. */
    private void hearsASignal(SampleApplication application, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var token = request.getInputStream().readNBytes(LONGEST_SIGNAL);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setStatus(signals.answer(application, new String(token, StandardCharsets.US_ASCII)));
    }

    private URI address(SampleApplication application, HttpServletRequest request) {
        return URI.create(addresses.of(application) + BACK + "?" + request.getQueryString());
    }

    private void fails(
            SampleApplication application, Exception why, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        log.info("{} lets nobody in: {}", application.title(), why.toString());
        pages.lacks(application, request, response);
    }

    private static void goesOn(HttpServletResponse response, String address) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, address);
    }

    private static void keeps(HttpServletRequest request, HttpServletResponse response, String name, String secret) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, secret)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    private static String cookie(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name))
                .map(Cookie::getValue)
                .orElse("");
    }
}
