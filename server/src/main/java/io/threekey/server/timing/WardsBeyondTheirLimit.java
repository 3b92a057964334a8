package io.threekey.server.timing;

import io.threekey.charter.Function;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.GapOwner;
import io.threekey.server.measures.GapSource;
import io.threekey.server.measures.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A ward on which signing in took longer in the last week than clinical operations permits. Many sign-ins are read for it:
 * once a minute, and but for the first time on a thread of its own, so that nobody who asks for gaps waits for it.
 */
@Component
class WardsBeyondTheirLimit implements GapSource {

    private static final Logger log = LoggerFactory.getLogger(WardsBeyondTheirLimit.class);

    private static final Duration LOOKED_AT = Duration.ofMinutes(1);

    private final PointOfCare figures;
    private final Stopwatch stopwatch;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Optional<Look> last = Optional.empty();

    /** @param gaps empty where it failed, so that nobody knows */
    private record Look(long at, Optional<List<Gap>> gaps) {}

    WardsBeyondTheirLimit(PointOfCare figures, Stopwatch stopwatch) {
        this.figures = figures;
        this.stopwatch = stopwatch;
    }

    @Override
    public List<Gap> gaps() {
        var known = last.orElseGet(this::look);
        if (stopwatch.since(known.at()).compareTo(LOOKED_AT) >= 0 && looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("wards beyond their limit").start(this::lookBeside);
        }
        return known.gaps().orElseThrow(() -> new IllegalStateException("how long signing in takes is not known"));
    }

    private void lookBeside() {
        try {
            lookAgain();
        } catch (RuntimeException unknown) {
            log.debug("how long signing in takes cannot be read", unknown);
            last = Optional.of(new Look(stopwatch.nanos(), Optional.empty()));
        } finally {
            looking.set(false);
        }
    }

    void lookAgain() {
        look();
    }

    private Look look() {
        var simulated = figures.usual().isSimulated();
        var look = new Look(
                stopwatch.nanos(),
                Optional.of(figures.beyondTheirLimit(Period.WEEK).stream()
                        .map(ward -> gap(ward, simulated))
                        .toList()));
        last = Optional.of(look);
        return look;
    }

    private static Gap gap(PointOfCare.OfWard ward, boolean simulated) {
        return new Gap(
                "signing-in-takes-too-long",
                ward.id() + ":" + ward.useCase().code(),
                Words.of(
                        simulated ? "timing.gap.simulated" : "timing.gap",
                        ward.name(),
                        TimedWords.seconds(ward.whole().most()),
                        ward.limit().orElseThrow()),
                GapOwner.of(Function.CLINICAL_OPERATIONS, CharterWords.function(Function.CLINICAL_OPERATIONS)),
                Severity.SOON,
                Words.of("timing.gap.next"),
                "/timing");
    }
}
