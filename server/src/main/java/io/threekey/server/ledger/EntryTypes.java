package io.threekey.server.ledger;

import java.util.List;

/** The entry types of one module, contributed as a bean. A type that no module contributes cannot be appended. */
public record EntryTypes(List<EntryType> types) {

    public EntryTypes {
        types = List.copyOf(types);
    }

    public static EntryTypes of(EntryType... types) {
        return new EntryTypes(List.of(types));
    }
}
