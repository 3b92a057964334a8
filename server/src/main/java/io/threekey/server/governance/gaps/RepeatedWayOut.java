package io.threekey.server.governance.gaps;

import io.threekey.charter.Way;
import io.threekey.server.frame.Words;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.stream.Stream;

/** More than two decisions against a domain in one quarter: the owners no longer decide together. */
final class RepeatedWayOut implements OwnershipRule {

    private static final int TOLERATED = 2;

    @Override
    public Stream<Gap> gapsIn(Ownership ownership) {
        var zone = ownership.charter().calendar().zone();
        var quarter = quarter(ownership.at(), zone);
        var times = ownership.everAdopted().stream()
                .filter(version -> version.way() == Way.WAY_OUT)
                .filter(version -> quarter(version.adoptedAt(), zone).equals(quarter))
                .count();
        return times <= TOLERATED
                ? Stream.of()
                : Stream.of(new Gap(
                        "repeated-way-out",
                        quarter,
                        Words.of("governance.gap.repeated-way-out", times),
                        Ownership.sponsor(),
                        Severity.URGENT,
                        Words.of("governance.gap.repeated-way-out.next"),
                        "/decisions"));
    }

    private static String quarter(Instant instant, ZoneId zone) {
        var day = instant.atZone(zone).toLocalDate();
        return day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
    }
}
