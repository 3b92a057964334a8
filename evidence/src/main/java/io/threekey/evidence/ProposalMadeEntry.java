package io.threekey.evidence;

import io.threekey.charter.json.Document;
import io.threekey.charter.json.JsonObject;

/** Payload of {@code proposal.made}: the proposal's exact bytes. */
public record ProposalMadeEntry(byte[] proposal) {

    public static final String FORMAT = "threekey-entry-proposal/1";

    /** Seats, their holders and keys stand in the document of a proposal that changes the charter. */
    public static final References REFERENCES = References.nothing()
            .decision("proposal!.id")
            .proposalItself("proposal")
            .policy("proposal!.address")
            .policyItself("proposal!.document")
            .person("proposal!.proposedBy")
            .person("proposal!.document.seats[].holder")
            .key("proposal!.document.seats[].keys[].credentialId")
            .scope("proposal!.document.rights[].scope");

    public JsonObject payload() {
        return Document.of(FORMAT).put("proposal", proposal).build();
    }

    public static ProposalMadeEntry parse(JsonObject payload) {
        return Document.read(payload, FORMAT, fields -> new ProposalMadeEntry(fields.bytes("proposal")));
    }
}
