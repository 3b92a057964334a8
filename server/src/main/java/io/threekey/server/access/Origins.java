package io.threekey.server.access;

import java.net.URI;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where this installation answers, as {@code THREEKEY_ID_ORIGIN} and {@code THREEKEY_SEAL_ORIGIN}.
 *
 * @param idOrigin scheme, host and port of sign-in and console, such as {@code https://id.hospital.example}
 * @param sealOrigin the same for the signing of decisions, under another host
 */
@ConfigurationProperties("threekey")
public record Origins(URI idOrigin, URI sealOrigin) {

    public Origins {
        requireOrigin(idOrigin);
        requireOrigin(sealOrigin);
        if (idOrigin.getHost().equals(sealOrigin.getHost())) {
            throw new IllegalArgumentException(
                    "sign-in and decisions need different hosts, both are " + idOrigin.getHost());
        }
    }

    public URI of(Origin origin) {
        return switch (origin) {
            case ID -> idOrigin;
            case SEAL -> sealOrigin;
        };
    }

    /** The relying-party id of an origin is its host (WebAuthn 5.1.2). */
    public String relyingParty(Origin origin) {
        return of(origin).getHost();
    }

    /** Which origin a request's Host header, with or without a port, names. */
    public Optional<Origin> named(String hostHeader) {
        for (var origin : Origin.values()) {
            if (of(origin).getRawAuthority().equalsIgnoreCase(hostHeader)) {
                return Optional.of(origin);
            }
        }
        return Optional.empty();
    }

    public boolean secure() {
        return "https".equals(idOrigin.getScheme());
    }

    private static void requireOrigin(URI candidate) {
        var bare = candidate.getHost() != null
                && (candidate.getRawPath() == null || candidate.getRawPath().isEmpty())
                && candidate.getRawQuery() == null;
        if (!bare) {
            throw new IllegalArgumentException("not an origin (scheme://host[:port]): " + candidate);
        }
    }
}
