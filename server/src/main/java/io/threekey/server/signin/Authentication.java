package io.threekey.server.signin;

import io.threekey.evidence.KeyTraits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How somebody who is in came in, for whoever tells it to applications.
 *
 * @param key the credential id, base64url
 * @param traits empty for sessions that began before they were noted; each of those was verified by its key
 * @param hardware whether the maker of the key vouched that hardware keeps it, and the list of models still does
 * @param at when the key was used: {@code auth_time}. Nothing later renews it: being seen is no authentication, and
 *     neither is a tap alone (SP 800-63B-4, 2.2.3)
 */
public record Authentication(String key, Optional<KeyTraits> traits, Instant at, boolean hardware) {

    /** SP 800-63B-4, 2.3.3: after that, whoever was sure at AAL3 has to ask again. */
    static final Duration AAL3_LASTS = Duration.ofHours(12);

    /** The level that may be claimed for it at that time; what is not known to be bound to a device is not claimed. */
    public Assurance assuranceAt(Instant now) {
        var reached = traits.map(Assurance::of).orElse(Assurance.AAL2);
        return reached == Assurance.AAL3 && !now.isBefore(at.plus(AAL3_LASTS)) ? Assurance.AAL2 : reached;
    }

    /**
     * The methods by their registered names (RFC 8176 and its registry): a key was shown ({@code pop}) by somebody who
     * was there ({@code user}) and whom it checked ({@code mfa}). That hardware holds the key ({@code hwk}) is claimed
     * only where its maker says so.
     */
    public List<String> amr() {
        return Stream.of(
                        Stream.of("pop", "user"),
                        traits.map(KeyTraits::userVerified).orElse(true) ? Stream.of("mfa") : Stream.<String>of(),
                        hardware ? Stream.of("hwk") : Stream.<String>of())
                .flatMap(Function.identity())
                .toList();
    }
}
