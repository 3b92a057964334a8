package io.threekey.server.federation;

import java.util.HashMap;
import java.util.Map;

/** How much is on its way at once: so much in all that a node can bear it, and so little to each that one leaves room. */
final class RoomToSend {

    static final int TO_EACH = 16;
    static final int IN_ALL = 256;

    private final Map<String, Integer> byClient = new HashMap<>();
    private int all;

    synchronized boolean take(String client) {
        var taken = byClient.getOrDefault(client, 0);
        if (taken >= TO_EACH || all >= IN_ALL) {
            return false;
        }
        byClient.put(client, taken + 1);
        all++;
        return true;
    }

    synchronized void giveBack(String client) {
        byClient.computeIfPresent(client, (name, taken) -> taken == 1 ? null : taken - 1);
        all--;
    }
}
