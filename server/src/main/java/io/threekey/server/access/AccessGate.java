package io.threekey.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to its handler only on the handler's origin and with the handler's permission. */
@Component
class AccessGate implements HandlerInterceptor {

    private static final String SIGN_IN = "/sign-in";

    private final Origins origins;
    private final CurrentCaller callers;

    AccessGate(Origins origins, CurrentCaller callers) {
        this.origins = origins;
        this.callers = callers;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        var answersOn = declared(method, AnswersOn.class).map(AnswersOn::value).orElse(Origin.ID);
        if (origins.named(request.getHeader("Host")).filter(answersOn::equals).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var required = declared(method, Requires.class)
                .map(Requires::value)
                .orElseThrow(() -> new IllegalStateException(method + " declares no permission"));
        var caller = callers.of(request);
        if (caller.may(required)) {
            return true;
        }
        if (caller instanceof Caller.Anonymous && asksForPage(request)) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", signInAndBackTo(request).toString());
            return false;
        }
        throw new ResponseStatusException(
                caller instanceof Caller.Anonymous ? HttpStatus.UNAUTHORIZED : HttpStatus.FORBIDDEN);
    }

    private static boolean asksForPage(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return request.getMethod().equals("GET") && accept != null && accept.contains("text/html");
    }

    private static URI signInAndBackTo(HttpServletRequest request) {
        var question = Optional.ofNullable(request.getQueryString())
                .map(query -> "?" + query)
                .orElse("");
        return URI.create(
                SIGN_IN + "?then=" + URLEncoder.encode(request.getRequestURI() + question, StandardCharsets.UTF_8));
    }

    /** A method's own declaration outranks its controller's. */
    static <A extends Annotation> Optional<A> declared(HandlerMethod method, Class<A> type) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), type))
                .or(() -> Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), type)));
    }
}
