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
import org.springframework.stereotype.Component;

/**
 * A ward on which signing in took longer in the last week than clinical operations permits. Looked at once a minute,
 * because many days of sign-ins are read for it.
 */
@Component
class WardsBeyondTheirLimit implements GapSource {

    private static final Duration LOOKED_AT = Duration.ofMinutes(1);

    private final PointOfCare figures;
    private final Stopwatch stopwatch;
    private long lookedAt;
    private List<Gap> last = List.of();
    private boolean looked;

    WardsBeyondTheirLimit(PointOfCare figures, Stopwatch stopwatch) {
        this.figures = figures;
        this.stopwatch = stopwatch;
    }

    @Override
    public synchronized List<Gap> gaps() {
        if (!looked || stopwatch.since(lookedAt).compareTo(LOOKED_AT) >= 0) {
            lookAgain();
        }
        return last;
    }

    synchronized void lookAgain() {
        var simulated = figures.usual().isSimulated();
        last = figures.beyondTheirLimit(Period.WEEK).stream()
                .map(ward -> gap(ward, simulated))
                .toList();
        lookedAt = stopwatch.nanos();
        looked = true;
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
