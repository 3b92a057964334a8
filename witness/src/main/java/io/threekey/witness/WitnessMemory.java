package io.threekey.witness;

import java.util.Optional;

/** What a witness must never forget. */
interface WitnessMemory {

    Optional<WatchedLog> log(String origin);

    /** When this returns, it outlasts a crash of the machine. */
    void remember(WatchedLog log);

    /** Keeps a request in which a log, by its own signature, contradicts what it said before. */
    void keepAsEvidence(String origin, byte[] request);
}
