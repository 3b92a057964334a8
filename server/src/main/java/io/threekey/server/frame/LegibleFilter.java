package io.threekey.server.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what nobody could have typed: parameters that are no text in any encoding, and NUL, which no column of the
 * database takes. Behind it whatever was typed can be looked for and written down.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class LegibleFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var illegible = illegible(request);
        if (illegible.isEmpty()) {
            chain.doFilter(request, response);
        } else if (!response.isCommitted()) { // where the body breaks off, the web server has refused it already
            response.sendError(illegible.getAsInt());
        }
    }

    /** The status to refuse it with. */
    private static OptionalInt illegible(HttpServletRequest request) {
        try {
            var hasNul = request.getParameterMap().entrySet().stream()
                    .flatMap(typed -> Stream.concat(Stream.of(typed.getKey()), Arrays.stream(typed.getValue())))
                    .anyMatch(text -> text.indexOf('\0') >= 0);
            return hasNul ? OptionalInt.of(HttpServletResponse.SC_BAD_REQUEST) : OptionalInt.empty();
        } catch (InvalidParameterException unreadable) {
            return OptionalInt.of(unreadable.getErrorCode());
        }
    }
}
