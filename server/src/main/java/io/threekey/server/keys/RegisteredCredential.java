package io.threekey.server.keys;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A public key that an authenticator has just proved to hold.
 *
 * @param publicKey X.509 SubjectPublicKeyInfo
 * @param coseKey the same key as CBOR (RFC 9052)
 * @param algorithm COSE number: -7 ES256, -8 EdDSA
 * @param model the AAGUID, which nobody vouches for until the attestation leads to a trust anchor
 * @param backupEligible true where the key may leave the device
 * @param attestationFormat {@code none}, {@code packed}, ...
 * @param attestationChain the certificates that speak for the model, X.509, the signing one first; none where the key
 *     speaks for itself
 */
public record RegisteredCredential(
        byte[] id,
        byte[] publicKey,
        byte[] coseKey,
        long algorithm,
        UUID model,
        boolean backupEligible,
        boolean backupState,
        long counter,
        String attestationFormat,
        Set<String> transports,
        List<byte[]> attestationChain) {}
