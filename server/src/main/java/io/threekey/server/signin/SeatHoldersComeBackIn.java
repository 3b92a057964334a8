package io.threekey.server.signin;

import io.threekey.charter.Function;
import io.threekey.evidence.AskedOfKeys;
import java.util.Arrays;
import java.util.List;

/**
 * What is asked of keys shuts out nobody who must undo it: of the sponsor and of each domain, one seat holder can still
 * come in. A document that takes every verified key shuts out nobody, whatever keys there are, so the way back is open.
 */
final class SeatHoldersComeBackIn {

    private SeatHoldersComeBackIn() {}

    /** The functions that nobody could act for any more; never one that nobody works for where the document holds. */
    static List<Function> shutOutBy(AskedOfKeys proposed, List<SeatHolderAtTheDoor> holders) {
        if (proposed.takesEveryVerifiedKey()) {
            return List.of();
        }
        return Arrays.stream(Function.values())
                .filter(function -> function == Function.SPONSOR || function.isDomain())
                .filter(function -> isShutOut(
                        proposed,
                        holders.stream()
                                .filter(holder -> holder.function() == function)
                                .toList()))
                .toList();
    }

    private static boolean isShutOut(AskedOfKeys proposed, List<SeatHolderAtTheDoor> ofOneFunction) {
        return ofOneFunction.stream().anyMatch(SeatHolderAtTheDoor::here)
                && ofOneFunction.stream().noneMatch(holder -> holder.comesInUnder(proposed));
    }
}
