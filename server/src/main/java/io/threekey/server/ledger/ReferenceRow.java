package io.threekey.server.ledger;

import io.threekey.evidence.Reference;

/** By what one entry is found. */
record ReferenceRow(Key key, long index) {

    private static final String TYPE = "type";

    /** @param kind of a reference, or {@code type} */
    record Key(String kind, String value) {

        static Key of(Reference reference) {
            return new Key(reference.kind().code(), reference.value());
        }

        static Key ofType(String type) {
            return new Key(TYPE, type);
        }
    }
}
