package io.threekey.server.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** Gives each failure of the server a short name that a person can read out and the log knows. */
@Component
class Incidents {

    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
    private static final String SPEAKABLE = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 6;

    private final RandomGenerator random;

    Incidents(RandomGenerator random) {
        this.random = random;
    }

    /** The pattern of the page, not its address: a founder's link has the secret in its path. */
    static String place(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                ? pattern
                : "no page";
    }

    String named(String where, Throwable failure) {
        var name = new StringBuilder(LENGTH);
        while (name.length() < LENGTH) {
            name.append(SPEAKABLE.charAt(random.nextInt(SPEAKABLE.length())));
        }
        LOG.error("Incident {} at {}", name, where, failure);
        return name.toString();
    }
}
