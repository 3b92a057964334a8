package io.threekey.server.ledger;

import io.threekey.tlog.SignedCheckpoint;
import java.util.Optional;

/**
 * What outsiders have confirmed of the ledger, told by the module that asks them. It answers from memory: neither the
 * sequencer nor who reads the checkpoint ever waits for a witness.
 */
public interface OutsideWitnesses {

    /**
     * The newest checkpoint that as many have cosigned as signed policy asks for, their lines verified; empty where it
     * asks for nobody, or where there were never enough.
     */
    Optional<SignedCheckpoint> newestConfirmed();
}
