package io.threekey.server.ledger;

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
public record CosignedCheckpoint(SignedCheckpoint checkpoint, List<Line> lines) {

    /**
     * @param witness the key that it is said to be of, as C2SP signed-note writes it
     * @param signed the line itself
     */
    public record Line(String witness, String signed) {}

    public CosignedCheckpoint {
        lines = List.copyOf(lines);
    }

    /** With every line that the key beside it did sign, for those who judge elsewhere whose keys count. */
    SignedCheckpoint unjudged() {
        var cosigned = checkpoint;
        for (var line : lines) {
            cosigned = with(cosigned, line);
        }
        return cosigned;
    }

    private static SignedCheckpoint with(SignedCheckpoint cosigned, Line line) {
        try {
            return with(cosigned, line.signed(), WitnessKey.parse(line.witness()));
        } catch (UnacceptableNote noKey) {
            return cosigned;
        }
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
                cosigned = with(cosigned, line.signed(), witness);
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
