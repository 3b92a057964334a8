package io.threekey.server.ledger;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import java.time.Instant;
import java.util.UUID;

/**
 * What was recorded, sealed at once by whoever recorded it, so that nobody else can put words into the ledger.
 *
 * @param at when, to the millisecond
 * @param subject whom or what it is about, such as a proposal's id
 * @param payload canonical JSON
 * @param mac over everything else
 */
record QueuedEntry(UUID id, Instant at, String type, String subject, byte[] payload, byte[] salt, byte[] mac) {

    byte[] sealedContent() {
        return sealedContent(at, type, subject, payload, salt);
    }

    /** Without what it was about and what it said. */
    QueuedEntry emptied(byte[] newMac) {
        return new QueuedEntry(id, at, type, "", new byte[0], new byte[0], newMac);
    }

    static byte[] sealedContent(Instant at, String type, String subject, byte[] payload, byte[] salt) {
        return CanonicalJson.bytes(Json.object()
                .put("at", at.toEpochMilli())
                .put("type", type)
                .put("subject", subject)
                .put("payload", payload)
                .put("salt", salt)
                .build());
    }
}
