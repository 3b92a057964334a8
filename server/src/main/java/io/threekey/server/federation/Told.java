package io.threekey.server.federation;

import java.util.Optional;

/**
 * What an application is told.
 *
 * @param nonce the application's own word, which only the answer to its question repeats (OpenID Connect Core 12.2)
 */
record Told(Access access, Authenticated authenticated, Optional<String> nonce) {}
