package io.threekey.server.notices;

import io.threekey.charter.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Whoever a test says is away. */
final class SomebodyAway implements DeclaredAway {

    private final List<Away> known = new ArrayList<>();

    void is(PersonId person, Instant from, Instant until) {
        known.add(new Away(
                person,
                from,
                until,
                LocalDate.ofInstant(from, ZoneOffset.UTC),
                LocalDate.ofInstant(until.minusMillis(1), ZoneOffset.UTC)));
    }

    @Override
    public List<Away> known() {
        return List.copyOf(known);
    }
}
