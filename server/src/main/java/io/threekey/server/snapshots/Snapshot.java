package io.threekey.server.snapshots;

/** Something verified that a node holds in memory. */
public interface Snapshot {

    /** Its name in the node's log, and in the alert where it cannot look. */
    String name();

    /**
     * Looks whether the database has moved on, cheaply where it has not. Called every 300 ms by one thread at a time;
     * an exception leaves the snapshot as it was and is tried again.
     */
    void lookAgain();
}
