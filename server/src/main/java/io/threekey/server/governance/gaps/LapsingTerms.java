package io.threekey.server.governance.gaps;

import io.threekey.charter.Seat;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.Severity;
import java.time.Duration;
import java.util.stream.Stream;

/** A term that ends within sixty days, and one that ends within fourteen: longer than a succession takes. */
final class LapsingTerms implements OwnershipRule {

    private static final Duration SOON = Duration.ofDays(60);
    private static final Duration URGENT = Duration.ofDays(14);

    @Override
    public Stream<Gap> gapsIn(Ownership ownership) {
        return ownership.heldSeats().stream()
                .filter(seat -> left(seat, ownership).compareTo(SOON) <= 0)
                .map(seat -> new Gap(
                        "lapsing-term",
                        seat.id().value(),
                        Words.of(
                                "governance.gap.lapsing-term",
                                seat.holderName(),
                                CharterWords.seat(seat),
                                seat.until()),
                        Ownership.owner(seat.function()),
                        left(seat, ownership).compareTo(URGENT) <= 0 ? Severity.URGENT : Severity.SOON,
                        Words.of("governance.gap.lapsing-term.next"),
                        Ownership.successionOf(seat)));
    }

    private static Duration left(Seat seat, Ownership ownership) {
        return Duration.between(ownership.at(), seat.until());
    }
}
