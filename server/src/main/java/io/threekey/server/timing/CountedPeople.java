package io.threekey.server.timing;

import io.threekey.charter.PersonId;
import io.threekey.server.keys.RowSeal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Gives everybody a mark by which different people are counted. It holds for one week, so that nobody can be followed any
 * longer, and without the key outside of the database it cannot be told whose it is.
 */
@Component
class CountedPeople {

    /** Two of a hundred thousand people with the same mark are counted as one: too few are shown sooner than too many. */
    private static final int LENGTH = 6;

    private final RowSeal seal;

    CountedPeople(RowSeal seal) {
        this.seal = seal;
    }

    String mark(PersonId person, LocalDate day) {
        var week = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var mac = seal.mac("timing_who", week.toString(), 0, person.value().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(mac, LENGTH));
    }
}
