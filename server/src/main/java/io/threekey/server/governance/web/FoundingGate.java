package io.threekey.server.governance.web;

import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.RefusedRequest;
import io.threekey.server.governance.PoliciesInForce;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Before the founding, nothing answers but the founding and a ledger that is still empty. */
@Configuration(proxyBeanMethods = false)
class FoundingGate implements WebMvcConfigurer, HandlerInterceptor {

    private final PoliciesInForce policies;

    FoundingGate(PoliciesInForce policies) {
        this.policies = policies;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .excludePathPatterns("/founding/**", "/ledger/**")
                .order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod && !policies.founded()) {
            var why = policies.inDoubt() ? "governance.untrusted" : "governance.not-founded";
            throw new RefusedRequest(Refusal.of(why), HttpStatus.SERVICE_UNAVAILABLE);
        }
        return true;
    }
}
