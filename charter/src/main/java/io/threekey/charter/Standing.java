package io.threekey.charter;

/** A signature that counts: who gave it, from which seat, and whose place it can fill. */
public record Standing(PersonId person, SeatId principal, Function function, SeatId seat) {}
