package io.threekey.server.timing;

import io.threekey.charter.Function;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.GapOwner;
import io.threekey.server.measures.GapSource;
import io.threekey.server.measures.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A ward on which signing in took longer in the last whole week than clinical operations permits now. */
@Component
class WardsBeyondTheirLimit implements GapSource {

    private final WeekOfWards week;
    private final PointOfCare pointOfCare;

    WardsBeyondTheirLimit(WeekOfWards week, PointOfCare pointOfCare) {
        this.week = week;
        this.pointOfCare = pointOfCare;
    }

    @Override
    public List<Gap> gaps() {
        return week.all().stream().flatMap(this::gap).toList();
    }

    private Stream<Gap> gap(WeekOfWards.OfWard ward) {
        return pointOfCare
                .beyondItsLimit(ward.ward(), ward.useCase(), ward.whole())
                .map(beyond -> gap(ward, beyond))
                .stream();
    }

    private static Gap gap(WeekOfWards.OfWard ward, PointOfCare.Beyond beyond) {
        return new Gap(
                "signing-in-takes-too-long",
                ward.ward() + ":" + ward.useCase(),
                Words.of(
                        ward.simulated() ? "timing.gap.simulated" : "timing.gap",
                        beyond.name(),
                        TimedWords.seconds(ward.whole().most()),
                        beyond.limit(),
                        ward.countedAt()),
                GapOwner.of(Function.CLINICAL_OPERATIONS, CharterWords.function(Function.CLINICAL_OPERATIONS)),
                Severity.SOON,
                Words.of("timing.gap.next"),
                "/timing");
    }
}
