package io.threekey.witness;

import io.threekey.tlog.NoteVerifier;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.TreeHead;
import io.threekey.tlog.UnacceptableNote;
import java.util.List;
import java.util.Optional;

/**
 * A log as this witness knows it.
 *
 * @param keys any of which may sign its checkpoints, so that the log can change its key with overlap
 * @param latest the last checkpoint that was cosigned
 */
record WatchedLog(String origin, List<NoteVerifier> keys, Optional<SignedCheckpoint> latest) {

    WatchedLog {
        keys = List.copyOf(keys);
        if (keys.isEmpty() || !keys.stream().allMatch(key -> key.name().equals(origin))) {
            throw new IllegalArgumentException("a log is watched by keys of its own name");
        }
    }

    TreeHead head() {
        return latest.map(signed -> signed.checkpoint().head()).orElse(TreeHead.empty());
    }

    /** Empty where none of the keys signed it. */
    Optional<SignedCheckpoint> open(byte[] note) {
        for (NoteVerifier key : keys) {
            try {
                return Optional.of(SignedCheckpoint.open(note, key));
            } catch (UnacceptableNote notThisKeys) {
                // another of its keys may have signed
            }
        }
        return Optional.empty();
    }

    WatchedLog at(SignedCheckpoint checkpoint) {
        return new WatchedLog(origin, keys, Optional.of(checkpoint));
    }
}
