package io.threekey.server.authenticators.web;

import io.threekey.server.frame.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * @param done text key of what has just been done
 * @param adding empty where the person has to prove first that they are there
 */
public record KeysView(List<Key> keys, Optional<Refusal> refusal, Optional<String> done, Optional<Adding> adding) {

    /** @param copied whether it may live on several devices of its owner */
    public record Key(String id, String label, Instant registeredAt, Optional<Instant> lastUsedAt, boolean copied) {}

    /** @param options what the browser asks of the new key */
    public record Adding(String options, String sealed) {}

    public boolean onlyOne() {
        return keys.size() == 1;
    }
}
