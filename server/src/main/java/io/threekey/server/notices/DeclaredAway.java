package io.threekey.server.notices;

import io.threekey.charter.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Tells who is away when; `governance` implements it from what people who hold seats have declared. */
public interface DeclaredAway {

    /** Whatever is not over, everybody's. */
    List<Away> known();

    /**
     * @param until the first instant at which they are back
     * @param first day away, on the hospital's calendar
     * @param last day away
     */
    record Away(PersonId person, Instant from, Instant until, LocalDate first, LocalDate last) {

        public boolean touches(Instant begin, Instant end) {
            return from.isBefore(end) && until.isAfter(begin);
        }
    }
}
