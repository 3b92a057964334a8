package io.threekey.demo.simulator;

/**
 * Something that happens in the hospital again and again, or once: one file each, found because it is a bean. It plans
 * from its own stream of chance, so that one activity more or less changes nobody else's plan.
 */
public interface Activity {

    /** Names its stream of chance and stands beside all it does. */
    String name();

    /** Puts what happens on this day, and through the night after it, on the agenda; does nothing yet. */
    void plan(Day day, Agenda agenda);
}
