package io.threekey.server.governance;

import io.threekey.charter.AdoptedDecision;
import io.threekey.charter.AutomaticRevert;
import io.threekey.charter.ChainElement;
import io.threekey.charter.SignedAct;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.SignedActJson;
import java.time.Instant;
import java.util.List;

/**
 * One link of the chain of decisions: number 0 is the founding, whose document is the charter; the others adopt a
 * proposal, or are a policy's revert by itself, which nobody signs.
 */
record ChainLink(long number, byte[] document, List<SignedAct> acts, Instant adoptedAt) {

    ChainLink {
        acts = List.copyOf(acts);
    }

    boolean isRevert() {
        return AutomaticRevert.isOne(document);
    }

    /** @throws MalformedDocument where it is neither a proposal's decision nor a revert */
    ChainElement element() {
        return isRevert() ? AutomaticRevert.parse(document) : new AdoptedDecision(document, acts, adoptedAt);
    }

    /** Over every byte of the link, so that two links with the same digest say the same. */
    Digest digest() {
        return Digest.of(CanonicalJson.bytes(asJson()));
    }

    JsonObject asJson() {
        return Json.object()
                .put("number", number)
                .put("document", document)
                .put("acts", SignedActJson.writeAll(acts))
                .put("adoptedAt", adoptedAt)
                .build();
    }

    static ChainLink read(Fields fields) {
        return new ChainLink(
                fields.integer("number"),
                fields.bytes("document"),
                fields.objects("acts", SignedActJson::read),
                fields.instant("adoptedAt"));
    }
}
