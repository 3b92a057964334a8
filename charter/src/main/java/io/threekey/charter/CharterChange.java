package io.threekey.charter;

import java.util.Optional;

/** Whether a next charter may follow the one in force. */
final class CharterChange {
    private CharterChange() {}

    static Optional<BreakReason> fault(History history, Charter inForce, Charter next, PolicyAddress address) {
        if (history.latestCharter().version() != inForce.version()) {
            return Optional.of(BreakReason.CHARTER_PENDING);
        }
        if (next.version() != inForce.version() + 1
                || !next.installation().equals(inForce.installation())
                || !CharterReview.of(next).isEmpty()) {
            return Optional.of(BreakReason.FAULTY_CHARTER);
        }
        if (address.equals(PolicyAddress.SEAT_SUCCESSION)
                && SeatSuccession.seat(inForce, next).isEmpty()) {
            return Optional.of(BreakReason.NOT_A_SUCCESSION);
        }
        return Optional.empty();
    }
}
