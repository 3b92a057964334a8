package io.threekey.server.keys;

/**
 * For whom a credential is made.
 *
 * @param id the host of the origin (WebAuthn 5.1.2)
 * @param origin as browsers write it, such as {@code https://id.hospital.example}
 */
public record RelyingParty(String id, String origin, String name) {}
