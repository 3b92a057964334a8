package io.threekey.server.access;

/** Tells who sits where by the charter in force; `governance` implements it. */
public interface SeatRegister {

    /** Whether the person has a seat, be its term over. */
    boolean isSeated(String person);

    /** Whether the person has a seat and its term runs. */
    boolean holdsSeat(String person);
}
