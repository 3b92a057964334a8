package io.threekey.evidence;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.util.Optional;
import java.util.UUID;

/**
 * What a key is and how it was used: the flags under its signature (WebAuthn 6.1), which are its own word, and what was
 * found out about it when it was made.
 *
 * @param userVerified it checked who used it, by PIN, finger or face (UV)
 * @param deviceBound it can never leave its device (BE is not set); a key without this may be synced to others
 * @param vouched its attestation led to the maker of its model when it was made
 * @param model the AAGUID, the key's own word where nobody vouched for it; empty where none was noted
 */
public record KeyTraits(boolean userVerified, boolean deviceBound, boolean vouched, Optional<UUID> model) {

    public KeyTraits {
        if (vouched && model.isEmpty()) {
            throw new IllegalArgumentException("a key is vouched for by the maker of its model, and none is named");
        }
    }

    /** As keys were described before models were noted. */
    public KeyTraits(boolean userVerified, boolean deviceBound) {
        this(userVerified, deviceBound, false, Optional.empty());
    }

    /**
     * The authenticator assurance level that it reaches (SP 800-63B-4, 2): without user verification one factor only
     * (3.1.6), and never three where the key can be copied (2.3.2).
     */
    public int assuranceLevel() {
        if (!userVerified) {
            return 1;
        }
        return deviceBound ? 3 : 2;
    }

    /** Whether it has everything that the other has; never where they are of two models, which decisions may name. */
    public boolean hasAllOf(KeyTraits other) {
        return (userVerified || !other.userVerified)
                && (deviceBound || !other.deviceBound)
                && (vouched || !other.vouched)
                && model.equals(other.model);
    }

    public JsonObject document() {
        var json = Json.object();
        model.ifPresent(noted -> json.put("vouched", vouched).put("model", noted.toString()));
        return json.put("userVerified", userVerified)
                .put("deviceBound", deviceBound)
                .build();
    }

    /** From the fields among which they stand. */
    public static KeyTraits read(Fields fields) {
        return new KeyTraits(
                fields.flag("userVerified"),
                fields.flag("deviceBound"),
                fields.optional("vouched", fields::flag).orElse(false),
                fields.optional("model", name -> fields.text(name, UUID::fromString)));
    }
}
