package io.threekey.evidence;

import io.threekey.charter.json.Document;
import io.threekey.charter.json.JsonObject;

/** Payload of {@code proposal.made}: the proposal's exact bytes. */
public record ProposalMadeEntry(byte[] proposal) {

    public static final String FORMAT = "threekey-entry-proposal/1";

    public JsonObject payload() {
        return Document.of(FORMAT).put("proposal", proposal).build();
    }

    public static ProposalMadeEntry parse(JsonObject payload) {
        return Document.read(payload, FORMAT, fields -> new ProposalMadeEntry(fields.bytes("proposal")));
    }
}
