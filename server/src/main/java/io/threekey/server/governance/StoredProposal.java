package io.threekey.server.governance;

import io.threekey.charter.SignedAct;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A proposal and its acts as they stand in the database: not believed before they are verified.
 *
 * @param id under which it is filed
 * @param adoptedAt when a decision adopted it, if one did
 */
record StoredProposal(String id, byte[] bytes, List<SignedAct> acts, Optional<Instant> adoptedAt) {

    StoredProposal {
        acts = List.copyOf(acts);
    }
}
