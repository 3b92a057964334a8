package io.threekey.server.federation;

import java.util.Locale;

/** What applications are told by its registered name: RFC 6749, OpenID Connect Core 3.1.2.6, RFC 8707, RFC 9449, RFC 9470. */
public enum ProtocolError {
    INVALID_REQUEST,
    INVALID_CLIENT,
    INVALID_GRANT,
    INVALID_SCOPE,
    INVALID_TARGET,
    INVALID_TOKEN,
    INVALID_DPOP_PROOF,
    USE_DPOP_NONCE,
    UNAUTHORIZED_CLIENT,
    UNSUPPORTED_GRANT_TYPE,
    UNSUPPORTED_RESPONSE_TYPE,
    REQUEST_NOT_SUPPORTED,
    REQUEST_URI_NOT_SUPPORTED,
    REGISTRATION_NOT_SUPPORTED,
    ACCESS_DENIED,
    LOGIN_REQUIRED,
    CONSENT_REQUIRED,
    UNMET_AUTHENTICATION_REQUIREMENTS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
