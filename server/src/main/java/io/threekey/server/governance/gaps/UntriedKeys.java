package io.threekey.server.governance.gaps;

import io.threekey.charter.DecisionKey;
import io.threekey.charter.Seat;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decision keys that have never signed, and those that have not for half a year: nobody knows whether they still can. */
final class UntriedKeys implements OwnershipRule {

    private static final Duration TOO_LONG = Duration.ofDays(180);

    private enum Neglect {
        UNTRIED("untried-keys", Severity.WEAK),
        IDLE("idle-keys", Severity.SOON);

        private final String kind;
        private final Severity severity;

        Neglect(String kind, Severity severity) {
            this.kind = kind;
            this.severity = severity;
        }
    }

    @Override
    public Stream<Gap> gapsIn(Ownership ownership) {
        return ownership.heldSeats().stream()
                .flatMap(seat -> Stream.of(Neglect.values())
                        .flatMap(neglect -> gap(neglect, seat, keys(neglect, seat, ownership)).stream()));
    }

    private static List<DecisionKey> keys(Neglect neglect, Seat seat, Ownership ownership) {
        return seat.keys().stream()
                .filter(key -> neglected(key, seat, ownership).equals(Optional.of(neglect)))
                .toList();
    }

    /** A key that never signed is given its time from when the seat's term began. */
    private static Optional<Neglect> neglected(DecisionKey key, Seat seat, Ownership ownership) {
        var used = ownership.lastUses().of(key);
        if (!ownership.at().isBefore(used.orElse(seat.from()).plus(TOO_LONG))) {
            return Optional.of(Neglect.IDLE);
        }
        return used.isPresent() ? Optional.empty() : Optional.of(Neglect.UNTRIED);
    }

    private static Optional<Gap> gap(Neglect neglect, Seat seat, List<DecisionKey> keys) {
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(new Gap(
                        neglect.kind,
                        seat.id().value(),
                        Words.of(
                                "governance.gap." + neglect.kind,
                                seat.holderName(),
                                CharterWords.seat(seat),
                                keys.stream().map(DecisionKey::label).toList()),
                        Ownership.owner(seat),
                        neglect.severity,
                        Words.of("governance.gap." + neglect.kind + ".next"),
                        "/decisions"));
    }
}
