package io.threekey.server.notices;

import io.threekey.server.frame.AlertSource;
import io.threekey.server.frame.StandingAlert;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What this node knows to be wrong right now. One alert stands for each code: raised again with other particulars it
 * says the newer ones and keeps its beginning. Callers may be anywhere, also inside a transaction or a constructor.
 */
@Component
public class Alerts implements AlertSource {

    private final Clock clock;
    private final Map<String, StandingAlert> standing = new LinkedHashMap<>();

    Alerts(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param code stable, such as {@code policy.unverifiable}; the texts are {@code alert.<code>.title} and
     *     {@code alert.<code>.next}
     * @param arguments for those texts; no secrets
     */
    public synchronized void raise(String code, List<String> arguments) {
        var before = standing.get(code);
        var since = before == null ? clock.instant() : before.since();
        standing.put(code, new StandingAlert(code, arguments, since));
    }

    public synchronized void over(String code) {
        standing.remove(code);
    }

    @Override
    public synchronized List<StandingAlert> standing() {
        return List.copyOf(standing.values());
    }
}
