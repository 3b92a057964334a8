package io.threekey.server.signin;

import io.threekey.charter.json.Base64Url;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.random.RandomGenerator;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Tells one browser from another before anybody came in: by a secret that it was given at the door and holds since. */
@Component
public class Browsers {

    private static final int SECRET_LENGTH = 16;

    private final SessionCookie cookies;
    private final RandomGenerator random;

    Browsers(SessionCookie cookies, RandomGenerator random) {
        this.cookies = cookies;
        this.random = random;
    }

    /** What only this browser can repeat; it is given one where it has none. */
    public String of(HttpServletRequest request, HttpServletResponse response) {
        return cookies.door(request).orElseGet(() -> {
            var secret = new byte[SECRET_LENGTH];
            random.nextBytes(secret);
            var text = Base64Url.encode(secret);
            response.addHeader(HttpHeaders.SET_COOKIE, cookies.holdingDoor(text).toString());
            return text;
        });
    }
}
