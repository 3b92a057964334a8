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
 * says the newer ones and keeps its beginning. Each change goes into the ledger once. Callers may be anywhere, also inside a transaction or a constructor.
 */
@Component
public class Alerts implements AlertSource {

    private final Clock clock;
    private final AlertRecord record;
    private final Map<String, StandingAlert> standing = new LinkedHashMap<>();

    Alerts(Clock clock, AlertRecord record) {
        this.clock = clock;
        this.record = record;
    }

    /**
     * @param code stable, such as {@code policy.unverifiable}; the texts are {@code alert.<code>.title} and
     *     {@code alert.<code>.next}
     * @param arguments for those texts; no secrets
     */
    public synchronized void raise(String code, List<String> arguments) {
        var before = standing.get(code);
        var since = before == null ? clock.instant() : before.since();
        var alert = new StandingAlert(code, arguments, since);
        if (!alert.equals(before)) {
            standing.put(code, alert);
            record.raised(alert);
        }
    }

    public synchronized void over(String code) {
        var alert = standing.remove(code);
        if (alert != null) {
            record.over(alert);
        }
    }

    @Override
    public synchronized List<StandingAlert> standing() {
        return List.copyOf(standing.values());
    }
}
