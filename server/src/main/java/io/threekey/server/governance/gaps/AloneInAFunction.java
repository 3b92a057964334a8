package io.threekey.server.governance.gaps;

import io.threekey.charter.Function;
import io.threekey.charter.Seat;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.Severity;
import java.util.Arrays;
import java.util.stream.Stream;

/** A function for which only one person can act: their holiday is everybody's standstill. */
final class AloneInAFunction implements OwnershipRule {

    @Override
    public Stream<Gap> gapsIn(Ownership ownership) {
        return Arrays.stream(Function.values())
                .filter(function -> ownership.holders(function).size() == 1)
                .map(function -> new Gap(
                        "alone-in-a-function",
                        function.code(),
                        Words.of(
                                "governance.gap.alone-in-a-function",
                                CharterWords.function(function),
                                nameOfTheOne(ownership, function)),
                        Ownership.owner(function),
                        Severity.SOON,
                        Words.of("governance.gap.alone-in-a-function.next"),
                        "/succession?seat=deputy:" + function.code()));
    }

    private static String nameOfTheOne(Ownership ownership, Function function) {
        return ownership.heldSeats().stream()
                .filter(seat -> seat.function() == function)
                .map(Seat::holderName)
                .findFirst()
                .orElseThrow();
    }
}
