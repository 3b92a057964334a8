package io.threekey.server.signin;

import io.threekey.server.access.Origins;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * What this browser holds: the session's secret, and before that a secret which ties the question to the browser that
 * was asked. The {@code __Host-} prefix (RFC 6265bis, 4.1.3.2) needs a secure origin; a local one does without.
 */
@Component
public class SessionCookie {

    private static final Duration ARRIVAL = Duration.ofMinutes(5);

    private final boolean secure;

    SessionCookie(Origins origins) {
        this.secure = origins.secure();
    }

    public Optional<String> session(HttpServletRequest request) {
        return value(request, sessionName());
    }

    public Optional<String> door(HttpServletRequest request) {
        return value(request, doorName());
    }

    public ResponseCookie holdingSession(String token) {
        return cookie(sessionName(), token).build();
    }

    public ResponseCookie holdingDoor(String secret) {
        return cookie(doorName(), secret).build();
    }

    public ResponseCookie withoutSession() {
        return cookie(sessionName(), "").maxAge(0).build();
    }

    /** Says nothing but that somebody has come in and seen no page yet. */
    public ResponseCookie holdingArrival() {
        return cookie(arrivalName(), "1").maxAge(ARRIVAL).build();
    }

    public boolean holdsArrival(HttpServletRequest request) {
        return value(request, arrivalName()).isPresent();
    }

    public ResponseCookie withoutArrival() {
        return cookie(arrivalName(), "").maxAge(0).build();
    }

    private ResponseCookie.ResponseCookieBuilder cookie(String name, String value) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(secure)
                .path("/")
                .sameSite("Lax");
    }

    private String sessionName() {
        return secure ? "__Host-threekey" : "threekey";
    }

    private String doorName() {
        return sessionName() + "-door";
    }

    private String arrivalName() {
        return sessionName() + "-in";
    }

    private static Optional<String> value(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }
}
