package io.threekey.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that change something and come from another origin's page: by Sec-Fetch-Site (W3C Fetch Metadata),
 * and by Origin where a browser sends none. A request with neither comes from no browser and carries no one's cookies.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class CrossOriginFilter extends OncePerRequestFilter {

    private static final Set<String> CHANGE_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

    private final Origins origins;
    private final ObjectProvider<FromElsewhere> elsewhere;

    CrossOriginFilter(Origins origins, ObjectProvider<FromElsewhere> elsewhere) {
        this.origins = origins;
        this.elsewhere = elsewhere;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (CHANGE_NOTHING.contains(request.getMethod()) || fromOwnPage(request) || mayComeFromElsewhere(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private boolean mayComeFromElsewhere(HttpServletRequest request) {
        return elsewhere.stream().anyMatch(one -> one.mayCome(request));
    }

    private boolean fromOwnPage(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        var origin = request.getHeader("Origin");
        return origin == null
                || origins.named(request.getHeader("Host"))
                        .filter(own -> origins.of(own).toString().equals(origin))
                        .isPresent();
    }
}
