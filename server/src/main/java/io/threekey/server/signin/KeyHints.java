package io.threekey.server.signin;

import io.threekey.server.authenticators.Passkey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a browser should look for a key first (WebAuthn L3, 5.8.7), by how the keys that would do are reached. Nothing is
 * hinted where it is not known whose key it is: on one screen people come in with badges, sticks and phones.
 */
final class KeyHints {

    private static final Map<String, String> BY_TRANSPORT = Map.of(
            "usb", "security-key",
            "nfc", "security-key",
            "ble", "security-key",
            "smart-card", "security-key",
            "internal", "client-device",
            "hybrid", "hybrid");

    private KeyHints() {}

    /** In the order of the keys, the one used last first. */
    static List<String> of(List<Passkey> needed) {
        return needed.stream()
                .flatMap(key -> key.transports().stream())
                .flatMap(transport -> Optional.ofNullable(BY_TRANSPORT.get(transport)).stream())
                .distinct()
                .toList();
    }
}
