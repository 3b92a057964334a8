package io.threekey.server.governance.gaps;

import io.threekey.charter.Function;
import io.threekey.charter.Rank;
import io.threekey.charter.Seat;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.Severity;
import java.util.Arrays;
import java.util.stream.Stream;

/** A function for which nobody can act, and a seat whose term is over or has not begun. */
final class Vacancies implements OwnershipRule {

    @Override
    public Stream<Gap> gapsIn(Ownership ownership) {
        var nobody = Arrays.stream(Function.values())
                .filter(function -> ownership.holders(function).isEmpty())
                .map(Vacancies::nobody);
        var seats = ownership.charter().seats().stream()
                .filter(seat -> !seat.isHeldAt(ownership.at()))
                .map(seat -> vacant(seat, ownership));
        return Stream.concat(nobody, seats);
    }

    /** A hospital without a seat for its staff's representation decides all the same. */
    private static Gap nobody(Function function) {
        return new Gap(
                "function-without-anybody",
                function.code(),
                Words.of("governance.gap.function-without-anybody", CharterWords.function(function)),
                Ownership.sponsor(),
                function == Function.STAFF_REPRESENTATION ? Severity.SOON : Severity.URGENT,
                Words.of("governance.gap.function-without-anybody.next"),
                "/charter");
    }

    private static Gap vacant(Seat seat, Ownership ownership) {
        var begun = !ownership.at().isBefore(seat.from());
        return new Gap(
                "vacant-seat",
                seat.id().value(),
                begun
                        ? Words.of("governance.gap.vacant-seat.over", CharterWords.seat(seat), seat.until())
                        : Words.of("governance.gap.vacant-seat.not-begun", CharterWords.seat(seat), seat.from()),
                seat.rank() == Rank.OWNER ? Ownership.sponsor() : Ownership.owner(seat.function()),
                seat.rank() == Rank.OWNER ? Severity.URGENT : Severity.SOON,
                Words.of("governance.gap.vacant-seat.next"),
                Ownership.successionOf(seat));
    }
}
