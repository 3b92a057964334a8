package io.threekey.server.governance.gaps;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Seat;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.Severity;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * A term whose succession must begin now, or within two months. Only one charter at a time waits to take effect, so that
 * where several terms end together, each succession waits for those before it.
 */
final class LapsingTerms implements OwnershipRule {

    private static final Duration AHEAD = Duration.ofDays(60);

    /** To find somebody, have two keys offered and collect the signatures. */
    private static final Duration TO_BE_SIGNED = Duration.ofDays(7);

    @Override
    public Stream<Gap> gapsIn(Ownership ownership) {
        return ownership.heldSeats().stream()
                .filter(seat ->
                        left(seat, ownership).compareTo(needed(seat, ownership).plus(AHEAD)) <= 0)
                .map(seat -> new Gap(
                        "lapsing-term",
                        seat.id().value(),
                        Words.of(
                                "governance.gap.lapsing-term",
                                seat.holderName(),
                                CharterWords.seat(seat),
                                seat.until()),
                        Ownership.owner(seat.function()),
                        left(seat, ownership).compareTo(needed(seat, ownership)) <= 0 ? Severity.URGENT : Severity.SOON,
                        Words.of("governance.gap.lapsing-term.next"),
                        Ownership.successionOf(seat)));
    }

    /** One succession after the other, of every seat whose term is over by the time this one's is. */
    private static Duration needed(Seat seat, Ownership ownership) {
        var one = TO_BE_SIGNED.plus(ownership
                .charter()
                .rightFor(PolicyAddress.SEAT_SUCCESSION)
                .map(right -> Duration.ofMinutes(right.delayMinutes()))
                .orElse(Duration.ZERO));
        return one.multipliedBy(ownership.charter().seats().stream()
                .filter(other -> other.isOverAt(seat.until()))
                .count());
    }

    private static Duration left(Seat seat, Ownership ownership) {
        return Duration.between(ownership.at(), seat.until());
    }
}
