package io.threekey.server.authenticators;

import io.threekey.charter.PersonId;
import io.threekey.evidence.KeyTraits;
import io.threekey.server.authenticators.models.Vouched;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A key that somebody signs in with, as registered and last used.
 *
 * @param id the credential id, base64url
 * @param userHandle base64url; the same for all keys of a person
 * @param publicKey a COSE key (RFC 9052)
 * @param model the AAGUID
 * @param vouched empty where nobody vouched for the key when it was made, or nobody could say
 * @param backupEligible whether it may be copied between devices (WebAuthn 6.1.3)
 */
public record Passkey(
        String id,
        long version,
        PersonId person,
        String userHandle,
        String label,
        byte[] publicKey,
        String model,
        Optional<Vouched> vouched,
        boolean backupEligible,
        boolean backedUp,
        long counter,
        List<String> transports,
        Instant registeredAt,
        Optional<Instant> lastUsedAt) {

    public static final int LONGEST_LABEL = 60;

    private static final int TAIL = 6;

    public Passkey {
        transports = List.copyOf(transports);
        if (label.isBlank() || label.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException("a label has 1 to " + LONGEST_LABEL + " characters");
        }
    }

    /** The end of a key's id, by which people tell one from another that has no name. */
    public static String tail(String id) {
        return id.substring(Math.max(0, id.length() - TAIL));
    }

    /** What it is, and whether it checked who used it. */
    public KeyTraits traits(boolean userVerified) {
        return new KeyTraits(userVerified, !backupEligible, vouched.isPresent(), Optional.of(UUID.fromString(model)));
    }

    Passkey named(String other) {
        return new Passkey(
                id,
                version + 1,
                person,
                userHandle,
                other,
                publicKey,
                model,
                vouched,
                backupEligible,
                backedUp,
                counter,
                transports,
                registeredAt,
                lastUsedAt);
    }

    Passkey used(PasskeyUse use) {
        return new Passkey(
                id,
                version + 1,
                person,
                userHandle,
                label,
                publicKey,
                model,
                vouched,
                backupEligible,
                use.backedUp(),
                use.counter(),
                transports,
                registeredAt,
                Optional.of(use.at()));
    }
}
