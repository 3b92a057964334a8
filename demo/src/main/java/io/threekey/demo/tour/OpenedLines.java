package io.threekey.demo.tour;

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

/** Which lines of the record somebody has opened, and when last: reading one is nothing that the record records. */
@Component
class OpenedLines implements HandlerInterceptor, WebMvcConfigurer {

    private static final Pattern LINE = Pattern.compile("/ledger/entries/([0-9]{1,15})");

    private final Clock clock;
    private final Map<Long, Instant> lastByIndex = new ConcurrentHashMap<>();

    OpenedLines(Clock clock) {
        this.clock = clock;
    }

    boolean hold(long index, Visit visit) {
        return Optional.ofNullable(lastByIndex.get(index))
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
        if (line.matches() && response.getStatus() == HttpStatus.OK.value()) {
            lastByIndex.put(Long.valueOf(line.group(1)), clock.instant());
        }
    }
}
