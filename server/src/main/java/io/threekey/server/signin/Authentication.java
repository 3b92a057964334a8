package io.threekey.server.signin;

import io.threekey.evidence.KeyTraits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How somebody who is in came in, for whoever tells it to applications.
 *
 * @param key the credential id, base64url
 * @param traits empty for sessions that began before they were noted; each of those was verified by its key
 * @param at when the key was used: {@code auth_time}. Nothing later renews it: being seen is no authentication, and
 *     neither is a tap alone (SP 800-63B-4, 2.2.3)
 */
public record Authentication(String key, Optional<KeyTraits> traits, Instant at) {

    /** SP 800-63B-4, 2.3.3: after that, whoever was sure at AAL3 has to ask again. */
    static final Duration AAL3_LASTS = Duration.ofHours(12);

    /** The level that may be claimed for it at that time; what is not known to be bound to a device is not claimed. */
    public Assurance assuranceAt(Instant now) {
        var reached = traits.map(Assurance::of).orElse(Assurance.AAL2);
        return reached == Assurance.AAL3 && !now.isBefore(at.plus(AAL3_LASTS)) ? Assurance.AAL2 : reached;
    }

    /**
     * The methods by their registered names (RFC 8176 and its registry): a key was shown ({@code pop}) by somebody who
     * was there ({@code user}) and whom it checked ({@code mfa}). Whether hardware holds the key ({@code hwk}) is not
     * claimed, because only its attestation could say so.
     */
    public List<String> amr() {
        return traits.map(KeyTraits::userVerified).orElse(true)
                ? List.of("pop", "user", "mfa")
                : List.of("pop", "user");
    }
}
