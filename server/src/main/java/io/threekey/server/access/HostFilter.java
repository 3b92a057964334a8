package io.threekey.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Admits requests for the two origins only. A plain visit to another name of this machine, such as {@code localhost},
 * is sent to the console; anything else is misdirected (RFC 9110, 15.5.20), which also defeats DNS rebinding.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class HostFilter extends OncePerRequestFilter {

    private static final int MISDIRECTED_REQUEST = 421;

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
        } else if (request.getMethod().equals("GET") && request.getRequestURI().equals("/")) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", origins.idOrigin() + "/");
        } else {
            response.sendError(MISDIRECTED_REQUEST);
        }
    }
}
