package io.threekey.server.ledger;

import static java.util.stream.Collectors.joining;

import io.threekey.tlog.NoteVerifier;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.UnacceptableNote;
import io.threekey.tlog.WitnessKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A checkpoint and what the database says that witnesses cosigned of it.
 *
 * @param checkpoint with the log's signature alone
 */
public record CosignedCheckpoint(SignedCheckpoint checkpoint, List<String> lines) {

    public CosignedCheckpoint {
        lines = List.copyOf(lines);
    }

    /** Everything as stored, for those who judge it elsewhere. */
    SignedCheckpoint unverified() {
        return new SignedCheckpoint(
                checkpoint.checkpoint(), checkpoint.note() + lines.stream().collect(joining()));
    }

    /** Empty unless one of these keys signed it as the log; of the lines only those that these witnesses signed. */
    public Optional<SignedCheckpoint> verified(Collection<NoteVerifier> log, Collection<WitnessKey> witnesses) {
        return log.stream()
                .flatMap(key -> opened(key).stream())
                .findFirst()
                .map(opened -> withLines(opened, witnesses));
    }

    private Optional<SignedCheckpoint> opened(NoteVerifier log) {
        try {
            return Optional.of(SignedCheckpoint.open(checkpoint.bytes(), log));
        } catch (UnacceptableNote notByThatKey) {
            return Optional.empty();
        }
    }

    private SignedCheckpoint withLines(SignedCheckpoint opened, Collection<WitnessKey> witnesses) {
        var cosigned = opened;
        for (var line : lines) {
            for (var witness : witnesses) {
                cosigned = with(cosigned, line, witness);
            }
        }
        return cosigned;
    }

    private static SignedCheckpoint with(SignedCheckpoint cosigned, String line, WitnessKey witness) {
        try {
            return cosigned.with(line, witness);
        } catch (UnacceptableNote noLine) {
            return cosigned;
        }
    }
}
