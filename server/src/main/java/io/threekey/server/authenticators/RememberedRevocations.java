package io.threekey.server.authenticators;

import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The revocations that a node has seen, by their place in the chain. It only ever grows. */
record RememberedRevocations(SortedMap<Long, Seen> bySequence) {

    private static final String FORMAT = "revocations/1";

    /** @param mac of the row, base64url */
    record Seen(String passkey, String mac) {}

    RememberedRevocations {
        bySequence = Collections.unmodifiableSortedMap(new TreeMap<>(bySequence));
    }

    static RememberedRevocations none() {
        return new RememberedRevocations(new TreeMap<>());
    }

    RememberedRevocations with(SortedMap<Long, Seen> others) {
        var all = new TreeMap<>(others);
        all.putAll(bySequence);
        return new RememberedRevocations(all);
    }

    Set<String> passkeys() {
        return bySequence.values().stream().map(Seen::passkey).collect(Collectors.toUnmodifiableSet());
    }

    /** How many of those remembered are missing, or are others, in what the database has now. */
    long missingIn(Map<Long, Seen> stored) {
        return bySequence.entrySet().stream()
                .filter(seen -> !seen.getValue().equals(stored.get(seen.getKey())))
                .count();
    }

    long lastSequence() {
        return bySequence.isEmpty() ? 0 : bySequence.lastKey();
    }

    byte[] lastMac() {
        return bySequence.isEmpty()
                ? new byte[0]
                : Base64Url.decode(bySequence.lastEntry().getValue().mac());
    }

    byte[] bytes() {
        var entries = bySequence.entrySet().stream()
                .map(seen -> Json.object()
                        .put("sequence", seen.getKey())
                        .put("passkey", seen.getValue().passkey())
                        .put("mac", seen.getValue().mac())
                        .build())
                .toList();
        return CanonicalJson.bytes(
                Document.of(FORMAT).put("entries", new JsonArray(entries)).build());
    }

    static RememberedRevocations read(byte[] bytes) {
        var bySequence = new TreeMap<Long, Seen>();
        Document.read(bytes, FORMAT, fields -> fields.objects("entries", RememberedRevocations::entry))
                .forEach(entry -> bySequence.put(entry.getKey(), entry.getValue()));
        return new RememberedRevocations(bySequence);
    }

    private static Map.Entry<Long, Seen> entry(Fields entry) {
        return Map.entry(entry.integer("sequence"), new Seen(entry.text("passkey"), entry.text("mac")));
    }
}
