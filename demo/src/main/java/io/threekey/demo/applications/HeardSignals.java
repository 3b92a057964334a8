package io.threekey.demo.applications;

import com.nimbusds.oauth2.sdk.ParseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What applications were told by signals that were pushed to them (RFC 8935), each once, the newest first. */
@Component
class HeardSignals {

    private static final Logger log = LoggerFactory.getLogger(HeardSignals.class);
    private static final int SHOWN = 5;
    private static final int MOST_KNOWN = 10_000;

    private final SignalReading reading;
    private final Visitors visitors;
    private final Clock clock;
    private final Map<SampleApplication, Deque<Heard>> heard = new EnumMap<>(SampleApplication.class);
    private final Set<String> known = new HashSet<>();

    HeardSignals(SignalReading reading, Visitors visitors, Clock clock) {
        this.reading = reading;
        this.visitors = visitors;
        this.clock = clock;
    }

    /** @param what such as {@code session-revoked} */
    record Heard(Instant at, String what) {}

    /** The status to answer with; whoever cannot find out whether to believe it asks to be told again, as with ends. */
    int answer(SampleApplication application, String token) {
        try {
            var signal = reading.read(application, token);
            signal.session()
                    .filter(session -> signal.what().equals("session-revoked"))
                    .ifPresent(visitors::endThoseOf);
            keep(application, signal);
            return HttpServletResponse.SC_ACCEPTED;
        } catch (ParseException unbelievable) {
            log.info("{} takes no signal: {}", application.title(), unbelievable.toString());
            return HttpServletResponse.SC_BAD_REQUEST;
        } catch (IOException away) {
            log.info("{} cannot find out whether a signal is true: {}", application.title(), away.toString());
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
    }

    private synchronized void keep(SampleApplication application, SignalReading.Signal signal) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        if (known.add(application + signal.id())) {
            var all = heard.computeIfAbsent(application, first -> new ArrayDeque<>());
            all.addFirst(new Heard(clock.instant(), signal.what()));
            while (all.size() > SHOWN) {
                all.removeLast();
            }
        }
    }

    synchronized List<Heard> of(SampleApplication application) {
        return List.copyOf(heard.getOrDefault(application, new ArrayDeque<>()));
    }
}
