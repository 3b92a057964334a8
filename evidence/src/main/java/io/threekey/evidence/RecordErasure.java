package io.threekey.evidence;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.JsonObject;

/**
 * The policy document {@code record-erasure/1}: payloads of which entries are erased, and on what legal ground. Each
 * adopted version orders what it names, and what earlier ones ordered stays erased. It stays for ever itself, so it never
 * names whom the entries are about.
 */
public record RecordErasure(EntryRanges entries, String legalBasis) {

    public static final PolicyAddress ADDRESS = PolicyAddress.forAll(new PolicyKindName("record-erasure"));

    /** So many are erased in one transaction. */
    public static final long MOST_ENTRIES = 100_000;

    /** So many fit into a proposal and an entry. */
    public static final int MOST_RANGES = 5_000;

    public static final int LONGEST_BASIS = 1000;

    private static final String FORMAT = "record-erasure/1";

    public RecordErasure {
        if (entries.ranges().isEmpty() || entries.count() > MOST_ENTRIES) {
            throw new IllegalArgumentException(
                    "one decision erases from 1 to " + MOST_ENTRIES + " entries, not " + entries.count());
        }
        if (entries.ranges().size() > MOST_RANGES) {
            throw new IllegalArgumentException("one decision names at most " + MOST_RANGES + " ranges of entries");
        }
        if (legalBasis.isBlank() || legalBasis.length() > LONGEST_BASIS) {
            throw new IllegalArgumentException("a legal basis has 1 to " + LONGEST_BASIS + " characters");
        }
    }

    /** @throws io.threekey.charter.json.MalformedDocument where it is not one */
    public static RecordErasure read(JsonObject document) {
        return Document.read(
                document,
                FORMAT,
                fields -> new RecordErasure(
                        new EntryRanges(fields.objects("entries", EntryRange::read)), fields.text("legalBasis")));
    }

    public JsonObject document() {
        return Document.of(FORMAT)
                .put("entries", entries.json())
                .put("legalBasis", legalBasis)
                .build();
    }
}
