package io.threekey.server.records;

import io.threekey.evidence.Reference;
import java.util.HashMap;
import java.util.Map;

/** Each name is looked up once. */
final class NamesOnOnePage {

    private final NamedReferences names;
    private final Map<Reference, EntryWords.Named> known = new HashMap<>();

    NamesOnOnePage(NamedReferences names) {
        this.names = names;
    }

    EntryWords.Named of(Reference reference) {
        return known.computeIfAbsent(reference, names::of);
    }
}
