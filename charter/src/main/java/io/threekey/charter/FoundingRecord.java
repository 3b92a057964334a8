package io.threekey.charter;

import java.time.Instant;
import java.util.List;

/** The founding charter's bytes and the signatures of the sponsor and the three owners under it. */
public record FoundingRecord(byte[] charter, List<SignedAct> acts, Instant foundedAt) {

    public FoundingRecord {
        acts = List.copyOf(acts);
    }
}
