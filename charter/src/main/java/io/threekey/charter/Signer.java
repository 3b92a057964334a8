package io.threekey.charter;

/** Who signed, as the charter named them then; a deputy's own seat and the seat it acted for are both kept. */
public record Signer(PersonId person, String holderName, SeatId seat, SeatId onBehalfOf) {

    static Signer of(Act act) {
        var seat = act.seat();
        return new Signer(seat.holder(), seat.holderName(), seat.id(), seat.principal());
    }
}
