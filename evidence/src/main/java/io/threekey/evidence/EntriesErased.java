package io.threekey.evidence;

import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.JsonObject;

/**
 * Payload of {@code entries.erased}: that the payloads of these entries were erased.
 *
 * @param policyVersion of {@code record-erasure} that ordered it
 * @param policyDocument digest of the document of that version
 * @param entries those that were erased then; what was erased before is not named again
 */
public record EntriesErased(int policyVersion, Digest policyDocument, EntryRanges entries) {

    public static final String FORMAT = "threekey-entry-erased/1";

    public JsonObject payload() {
        return Document.of(FORMAT)
                .put("policyVersion", policyVersion)
                .put("policyDocument", policyDocument)
                .put("entries", entries.json())
                .build();
    }

    public static EntriesErased parse(JsonObject payload) {
        return Document.read(
                payload,
                FORMAT,
                fields -> new EntriesErased(
                        fields.count("policyVersion"),
                        fields.digest("policyDocument"),
                        new EntryRanges(fields.objects("entries", EntryRange::read))));
    }
}
