package io.threekey.server.timing;

import io.threekey.charter.UseCase;
import io.threekey.server.people.StaffMonitoring;
import io.threekey.server.people.WardId;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How long signing in usually takes on a ward, for who foresees that people will have to do it more often. */
@Component
public class UsualTimes {

    private final FiguresTable figures;
    private final CountedKind counted;
    private final StaffMonitoring monitoring;
    private final ShownWeeks weeks;

    UsualTimes(FiguresTable figures, CountedKind counted, StaffMonitoring monitoring, ShownWeeks weeks) {
        this.figures = figures;
        this.counted = counted;
        this.monitoring = monitoring;
        this.weeks = weeks;
    }

    /**
     * @param onWards half of all sign-ins that were measured whole took no longer; without the wards on which too few
     *     people were measured
     */
    public record Usual(Provenance provenance, Map<WardId, Duration> onWards) {

        public Usual {
            onWards = Map.copyOf(onWards);
        }
    }

    public Usual of(UseCase useCase) {
        var provenance = counted.now();
        var asked = new FiguresTable.Asked(provenance, weeks.shown(Period.MONTH), monitoring.smallestGroup());
        return new Usual(
                provenance,
                figures.groups(Cut.WARDS, asked).stream()
                        .filter(group -> group.useCase().equals(useCase.code()))
                        .collect(Collectors.toMap(
                                group -> new WardId(group.name()),
                                group -> group.whole().half())));
    }
}
