package io.threekey.evidence;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;

/**
 * What the flags under a key's signature say of the key and of how it was used (WebAuthn 6.1). The key says so itself:
 * nobody vouches for it until its attestation is checked.
 *
 * @param userVerified it checked who used it, by PIN, finger or face (UV)
 * @param deviceBound it can never leave its device (BE is not set); a key without this may be synced to others
 */
public record KeyTraits(boolean userVerified, boolean deviceBound) {

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

    /** Whether it has everything that the other has. */
    public boolean hasAllOf(KeyTraits other) {
        return (userVerified || !other.userVerified) && (deviceBound || !other.deviceBound);
    }

    JsonObject document() {
        return Json.object()
                .put("userVerified", userVerified)
                .put("deviceBound", deviceBound)
                .build();
    }

    static KeyTraits read(Fields fields) {
        return new KeyTraits(fields.flag("userVerified"), fields.flag("deviceBound"));
    }
}
