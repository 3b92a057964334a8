package io.threekey.charter;

import static io.threekey.charter.Unless.unless;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether a next charter may follow the one in force. While another is adopted and waits to take effect, only everybody
 * whose word a change of the charter needs can put a new one in its place; a succession cannot.
 */
final class CharterChange {
    private CharterChange() {}

    /** @param effectiveAt when it would begin to govern */
    static Optional<BreakReason> fault(
            History history, Charter inForce, Charter next, PolicyAddress address, Instant effectiveAt) {
        var latest = history.latestCharter();
        if (latest.version() != inForce.version() && !address.equals(PolicyAddress.CHARTER)) {
            return Optional.of(BreakReason.CHARTER_PENDING);
        }
        if (next.version() != latest.version() + 1
                || !next.installation().equals(inForce.installation())
                || !CharterReview.of(next).isEmpty()) {
            return Optional.of(BreakReason.FAULTY_CHARTER);
        }
        // held to the one in force and not to the latest: one that waits never governs where this takes its place
        if (!inForce.log().mayBecome(next.log())) {
            return Optional.of(BreakReason.ANOTHER_LEDGER);
        }
        if (!next.log().bringsKeysTo(inForce.log())) {
            return Optional.of(BreakReason.FAULTY_CHARTER);
        }
        return address.equals(PolicyAddress.SEAT_SUCCESSION)
                ? successionFault(inForce, next, effectiveAt)
                : unless(Terms.letGovern(next, effectiveAt), BreakReason.TOO_FEW_TERMS_RUN);
    }

    /** Where too few terms run, a seat is filled all the same: that is the way back. */
    private static Optional<BreakReason> successionFault(Charter inForce, Charter next, Instant effectiveAt) {
        var filled = SeatSuccession.seat(inForce, next).flatMap(next::seat);
        return unless(filled.isPresent(), BreakReason.NOT_A_SUCCESSION)
                .or(() -> unless(
                        filled.filter(seat -> seat.isHeldAt(effectiveAt)).isPresent(), BreakReason.SUCCESSOR_NOT_YET));
    }
}
