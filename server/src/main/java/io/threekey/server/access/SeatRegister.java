package io.threekey.server.access;

/** Tells whether a person holds a seat of the charter in force; `governance` implements it. */
public interface SeatRegister {

    boolean holdsSeat(String person);
}
