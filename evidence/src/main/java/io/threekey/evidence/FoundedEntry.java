package io.threekey.evidence;

import io.threekey.charter.SignedAct;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** Payload of {@code installation.founded}: the charter's exact bytes and the acts that founded it. */
public record FoundedEntry(byte[] charter, List<SignedAct> acts, Instant foundedAt) {

    public static final String FORMAT = "threekey-entry-founded/1";

    public static final References REFERENCES = References.nothing()
            .person("charter!.seats[].holder")
            .key("charter!.seats[].keys[].credentialId")
            .scope("charter!.rights[].scope")
            .policy("charter!.foundingPolicies[].address")
            .policyItself("charter!.foundingPolicies[].document");

    public FoundedEntry {
        acts = List.copyOf(acts);
    }

    public JsonObject payload() {
        return Document.of(FORMAT)
                .put("charter", charter)
                .put("acts", SignedActJson.writeAll(acts))
                .put("foundedAt", foundedAt)
                .build();
    }

    public static FoundedEntry parse(JsonObject payload) {
        return Document.read(payload, FORMAT, FoundedEntry::read);
    }

    private static FoundedEntry read(Fields fields) {
        return new FoundedEntry(
                fields.bytes("charter"), fields.objects("acts", SignedActJson::read), fields.instant("foundedAt"));
    }
}
