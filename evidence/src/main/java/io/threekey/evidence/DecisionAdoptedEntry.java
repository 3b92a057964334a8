package io.threekey.evidence;

import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * Payload of {@code decision.adopted}: which proposal, on which acts. Both are recorded in entries of their own before.
 *
 * @param acts digests of the statements of all acts on the proposal so far, in the order they were made
 */
public record DecisionAdoptedEntry(Digest proposal, List<Digest> acts, Instant adoptedAt) {

    public static final String FORMAT = "threekey-entry-adopted/1";

    public static final References REFERENCES =
            References.nothing().decisionAsSubject().proposal("proposal");

    public DecisionAdoptedEntry {
        acts = List.copyOf(acts);
    }

    public JsonObject payload() {
        return Document.of(FORMAT)
                .put("proposal", proposal)
                .put("acts", JsonArray.ofTexts(acts.stream().map(Digest::hex).toList()))
                .put("adoptedAt", adoptedAt)
                .build();
    }

    public static DecisionAdoptedEntry parse(JsonObject payload) {
        return Document.read(payload, FORMAT, DecisionAdoptedEntry::read);
    }

    private static DecisionAdoptedEntry read(Fields fields) {
        return new DecisionAdoptedEntry(
                fields.digest("proposal"), fields.texts("acts", Digest::parse), fields.instant("adoptedAt"));
    }
}
