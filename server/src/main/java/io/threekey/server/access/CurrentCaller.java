package io.threekey.server.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Who makes the request at hand: asked of the {@link CallerAuthenticator} once a request. */
@Component
public class CurrentCaller implements HandlerMethodArgumentResolver {

    private static final String ATTRIBUTE = CurrentCaller.class.getName();

    /** Looked for with the first request, and not with each. */
    private final SingletonSupplier<CallerAuthenticator> authenticator;

    CurrentCaller(ObjectProvider<CallerAuthenticator> authenticator) {
        this.authenticator = SingletonSupplier.ofNullable(authenticator::getIfAvailable);
    }

    public Caller of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Caller known) {
            return known;
        }
        var asked = authenticator.get();
        Caller caller = asked == null ? new Caller.Anonymous() : asked.authenticate(request);
        request.setAttribute(ATTRIBUTE, caller);
        return caller;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Caller.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        var servletRequest = request.getNativeRequest(HttpServletRequest.class);
        if (servletRequest == null) {
            throw new IllegalStateException("a caller exists only in a web request");
        }
        return of(servletRequest);
    }
}
