package io.threekey.server.ledger;

import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.charter.json.MalformedDocument;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An entry with everything that proves it, as it is stored.
 *
 * @param at when it was recorded
 * @param enteredAt the time that its leaf carries
 * @param leaf bytes of the leaf, which commit to salt and payload
 * @param erasedBy the version of {@code record-erasure} by which payload, salt and subject are empty
 * @param genuine whether it is as it was recorded; where it is not, nothing in it is anybody's word
 * @param erased whether a decision erased what it said; its leaf alone is left
 */
public record StoredEntry(
        long index,
        Instant at,
        Instant enteredAt,
        String type,
        String subject,
        byte[] payload,
        byte[] salt,
        byte[] leaf,
        OptionalInt erasedBy,
        boolean genuine,
        boolean erased) {

    static StoredEntry of(TreeEntry entry, boolean genuine) {
        var recorded = entry.recorded();
        return new StoredEntry(
                entry.index(),
                recorded.at(),
                entry.enteredAt(),
                recorded.type(),
                recorded.subject(),
                recorded.payload(),
                recorded.salt(),
                entry.leaf(),
                entry.erasedBy(),
                genuine,
                entry.erasedBy().isPresent());
    }

    /** Empty where what is stored is no object any more. */
    public Optional<JsonObject> content() {
        try {
            return JsonReader.read(payload) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (MalformedDocument altered) {
            return Optional.empty();
        }
    }
}
