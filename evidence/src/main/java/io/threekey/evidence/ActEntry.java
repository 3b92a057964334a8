package io.threekey.evidence;

import io.threekey.charter.SignedAct;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.JsonObject;
import java.time.Duration;

/** Payload of {@code proposal.act}: whatever a seat signed on a proposal, as it was given. */
public record ActEntry(SignedAct act) {

    /** From drafting the statement to recording it signed: so much later it is not recorded any more. */
    public static final Duration SIGNED_WITHIN = Duration.ofMinutes(15);

    public static final String FORMAT = "threekey-entry-act/1";

    /** The statement names seats; the person is whose key signed. */
    public static final References REFERENCES = References.nothing()
            .decisionAsSubject()
            .proposal("act.statement!.proposal")
            .key("act.credentialId");

    public JsonObject payload() {
        return Document.of(FORMAT).put("act", SignedActJson.write(act)).build();
    }

    public static ActEntry parse(JsonObject payload) {
        return Document.read(payload, FORMAT, fields -> new ActEntry(fields.object("act", SignedActJson::read)));
    }
}
