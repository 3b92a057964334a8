package io.threekey.server.federation.web;

import io.threekey.server.access.FromElsewhere;
import io.threekey.server.applications.Applications;
import io.threekey.server.federation.Issuer;
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
 * Lets the pages of applications that run in browsers ask us (CORS): from the origins of their registered addresses, and
 * nowhere that cookies count. Any page may post a question or a sign-out, which turn into a visit before they are read.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class OtherOrigins extends OncePerRequestFilter implements FromElsewhere {

    private static final Set<String> FOR_APPLICATIONS = Set.of(
            Issuer.METADATA, Issuer.SMART, Issuer.KEYS, Issuer.PUSH, Issuer.TOKEN, Issuer.USERINFO, Issuer.REVOKE);
    private static final Set<String> BECOME_VISITS = Set.of(Issuer.AUTHORIZE, Issuer.END_SESSION);

    private final ObjectProvider<Applications> applications;

    OtherOrigins(ObjectProvider<Applications> applications) {
        this.applications = applications;
    }

    @Override
    public boolean mayCome(HttpServletRequest request) {
        return BECOME_VISITS.contains(request.getRequestURI()) || isFromAnApplication(request);
    }

    private boolean isFromAnApplication(HttpServletRequest request) {
        var origin = request.getHeader("Origin");
        return origin != null
                && FOR_APPLICATIONS.contains(request.getRequestURI())
                && applications.getObject().anyRunsInBrowsersAt(origin);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !FOR_APPLICATIONS.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.addHeader("Vary", "Origin");
        if (!isFromAnApplication(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
        response.setHeader("Access-Control-Expose-Headers", "WWW-Authenticate");
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader("Access-Control-Allow-Methods", "GET, POST");
            response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, DPoP");
            response.setHeader("Access-Control-Max-Age", "600");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            chain.doFilter(request, response);
        }
    }
}
