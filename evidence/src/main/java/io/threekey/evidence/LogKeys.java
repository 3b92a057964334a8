package io.threekey.evidence;

import io.threekey.charter.History;
import io.threekey.tlog.NoteVerifier;
import java.time.Instant;
import java.util.List;

/** By which keys the log is known, as the charters of a verified history say. */
final class LogKeys {

    private final History history;

    LogKeys(History history) {
        this.history = history;
    }

    /** Those of the charter in force at that time: one of them makes a checkpoint the log's. */
    List<NoteVerifier> inForce(Instant at) {
        return verifiers(history.charterInForce(at).log().verifierKeys());
    }

    /** Those of every charter that governs or governed: by one of them was signed whatever somebody kept from earlier. */
    List<NoteVerifier> ever() {
        return verifiers(history.logKeysEver());
    }

    private static List<NoteVerifier> verifiers(List<String> vkeys) {
        return vkeys.stream().flatMap(vkey -> NoteVerifier.read(vkey).stream()).toList();
    }
}
