package io.threekey.server.measures;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The gaps as they stand at this moment: every source is asked each time, the ledger says since when. */
@Component
public class Gaps {

    private static final Logger log = LoggerFactory.getLogger(Gaps.class);

    private final List<GapSource> sources;
    private final GapLedger record;
    private final Clock clock;

    Gaps(List<GapSource> sources, GapLedger record, Clock clock) {
        this.sources = List.copyOf(sources);
        this.record = record;
        this.clock = clock;
    }

    /** A source that fails takes nobody's page down; the survey says that it is not whole. */
    public Survey survey() {
        var now = clock.instant();
        var found = new LinkedHashMap<String, Gap>();
        var whole = true;
        for (var source : sources) {
            try {
                source.gaps().forEach(gap -> found.putIfAbsent(gap.code(), gap));
            } catch (RuntimeException unknown) {
                log.debug("gaps cannot be told", unknown);
                whole = false;
            }
        }
        return new Survey(standing(found, now), whole);
    }

    private List<StandingGap> standing(Map<String, Gap> found, Instant now) {
        return found.values().stream()
                .map(gap -> new StandingGap(gap, record.since(gap.code()).orElse(now)))
                .sorted(StandingGap.WORST_FIRST)
                .toList();
    }
}
