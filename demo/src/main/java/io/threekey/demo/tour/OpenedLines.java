package io.threekey.demo.tour;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.CurrentCaller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Which lines of the record each of the people has opened, and when last: reading one is nothing that the record records. */
@Component
class OpenedLines implements HandlerInterceptor, WebMvcConfigurer {

    private static final Pattern LINE = Pattern.compile("/ledger/entries/([0-9]{1,15})");

    private final CurrentCaller callers;
    private final Clock clock;
    private final Map<Reading, Instant> last = new ConcurrentHashMap<>();

    OpenedLines(CurrentCaller callers, Clock clock) {
        this.callers = callers;
        this.clock = clock;
    }

    private record Reading(String by, long index) {}

    boolean hold(PersonId by, long index, Visit visit) {
        return Optional.ofNullable(last.get(new Reading(by.value(), index)))
                .filter(opened -> !opened.isBefore(visit.since()))
                .isPresent();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/ledger/entries/*");
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failed) {
        var line = LINE.matcher(request.getRequestURI());
        if (line.matches()
                && response.getStatus() == HttpStatus.OK.value()
                && callers.of(request) instanceof Caller.SignedIn reader) {
            last.put(new Reading(reader.person(), Long.parseLong(line.group(1))), clock.instant());
        }
    }
}
