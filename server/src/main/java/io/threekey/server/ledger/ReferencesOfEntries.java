package io.threekey.server.ledger;

import io.threekey.charter.json.Digest;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads from an entry by what it is found; nothing from one whose seal does not hold. */
@Component
class ReferencesOfEntries {

    private final EntryTypeRegister types;
    private final EntrySeal seal;

    ReferencesOfEntries(EntryTypeRegister types, EntrySeal seal) {
        this.types = types;
        this.seal = seal;
    }

    /** By what declarations this release reads entries. */
    Digest declarations() {
        return types.declarations();
    }

    Stream<ReferenceRow> rows(TreeEntry entry) {
        var recorded = entry.recorded();
        if (!seal.holds(recorded) || !(JsonReader.read(recorded.payload()) instanceof JsonObject payload)) {
            return Stream.empty();
        }
        return Stream.concat(
                        Stream.of(ReferenceRow.Key.ofType(recorded.type())),
                        types.named(recorded.type()).stream()
                                .flatMap(type -> type.references(recorded.subject(), payload).stream())
                                .map(ReferenceRow.Key::of))
                .map(key -> new ReferenceRow(key, entry.index()));
    }
}
