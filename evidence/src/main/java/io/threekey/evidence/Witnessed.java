package io.threekey.evidence;

import java.time.Instant;
import java.util.List;

/**
 * Which outsiders saw the ledger as it stands in an export.
 *
 * @param required how many the policy in force at the last entry asks for
 * @param by those of that policy who cosigned the checkpoint
 */
public record Witnessed(long required, List<Sighting> by) {

    public Witnessed {
        by = List.copyOf(by);
    }

    /**
     * @param witness as the policy names it
     * @param key the name of its key
     * @param at by the witness's own clock
     */
    public record Sighting(String witness, String key, Instant at) {}
}
