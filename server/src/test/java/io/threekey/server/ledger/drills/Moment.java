package io.threekey.server.ledger.drills;

import java.util.SplittableRandom;

/**
 * One moment at which something is killed, all of it drawn from a seed.
 *
 * @param lastsMillis how long everything was up before
 * @param after how long a sequencer had its turn before, where it is to be hit in the middle of it
 */
record Moment(long seed, Victim victim, int lastsMillis, int after) {

    /** What is killed. */
    enum Victim {
        /** Node 2, whatever it is doing. */
        WRITER,
        /** Whichever node has the sequencers' turn, while it has it. */
        SEQUENCER,
        BOTH_NODES,
        POSTMASTER,
        /** One process of the database behind a connection of node 2. */
        BACKEND_OF_A_WRITER,
        /** The one in which a batch is being published. */
        BACKEND_OF_THE_SEQUENCER,
        POSTMASTER_AND_WRITER,
        BACKEND_AND_SEQUENCER,
        EVERYTHING
    }

    static Moment of(long seed) {
        var random = new SplittableRandom(seed);
        var victims = Victim.values();
        return new Moment(seed, victims[random.nextInt(victims.length)], random.nextInt(100, 700), random.nextInt(12));
    }

    boolean hitsThePostmaster() {
        return victim == Victim.POSTMASTER || victim == Victim.POSTMASTER_AND_WRITER || victim == Victim.EVERYTHING;
    }
}
