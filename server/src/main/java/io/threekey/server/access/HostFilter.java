package io.threekey.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Admits requests for the two origins only. A visit to this machine by another name, such as {@code localhost}, is sent
 * on to the console's, and a plain visit by any name to its first page; anything else is misdirected (RFC 9110, 15.5.20), which also defeats DNS rebinding.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class HostFilter extends OncePerRequestFilter {

    private static final int MISDIRECTED_REQUEST = 421;
    private static final Pattern THIS_MACHINE = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?");

    private final Origins origins;

    HostFilter(Origins origins) {
        this.origins = origins;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var host = request.getHeader("Host");
        if (host != null && origins.named(host).isPresent()) {
            chain.doFilter(request, response);
        } else if (request.getMethod().equals("GET") && (request.getRequestURI().equals("/") || isThisMachine(host))) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", origins.idOrigin() + pathAndQuery(request));
        } else {
            response.sendError(MISDIRECTED_REQUEST);
        }
    }

    private static boolean isThisMachine(@Nullable String host) {
        return host != null && THIS_MACHINE.matcher(host).matches();
    }

    /** As they were sent: the origin before them stays ours whatever they are. */
    private static String pathAndQuery(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
