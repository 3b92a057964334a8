package io.threekey.charter;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ledger that records the decisions: its checkpoint origin and its C2SP signed-note verifier keys, pinned by the
 * charter. There is a second key while it is about to follow upon the first, and both sign.
 *
 * @param nextVerifierKey a charter without one is written as charters were before there could be one
 */
public record LogIdentity(String origin, String verifierKey, Optional<String> nextVerifierKey) {

    /** C2SP signed-note, "Verifier keys". The first key was never held to it: no charter may become unreadable. */
    private static final Pattern KEY_OF_A_NAME = Pattern.compile("[^+\\s]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]+=*");

    public LogIdentity {
        Names.notBlank(origin, "origin of the ledger");
        Names.notBlank(verifierKey, "verifier key of the ledger");
        nextVerifierKey.ifPresent(next -> checkNext(origin, verifierKey, next));
    }

    public LogIdentity(String origin, String verifierKey) {
        this(origin, verifierKey, Optional.empty());
    }

    private static void checkNext(String origin, String verifierKey, String next) {
        if (!KEY_OF_A_NAME.matcher(next).matches() || !next.startsWith(origin + "+")) {
            throw new IllegalArgumentException(
                    "the next verifier key of the ledger is none, or one of another name than the ledger's");
        }
        if (next.equals(verifierKey)) {
            throw new IllegalArgumentException("the next verifier key of the ledger is the one that it has");
        }
    }

    /** Those that sign every checkpoint while this is in force; one of them makes a checkpoint the ledger's. */
    public List<String> verifierKeys() {
        return Stream.concat(Stream.of(verifierKey), nextVerifierKey.stream()).toList();
    }

    /** The same ledger, about to have this key. */
    public LogIdentity followedBy(String next) {
        return new LogIdentity(origin, verifierKey, Optional.of(next));
    }

    /** The same ledger with one of its keys alone. */
    public LogIdentity only(String kept) {
        if (!verifierKeys().contains(kept)) {
            throw new IllegalArgumentException("only a key that the charter pins can be kept");
        }
        return new LogIdentity(origin, kept);
    }

    /** Whoever knows the ledger by the keys of this one must know it by the next charter's too: one key stays. */
    boolean mayBecome(LogIdentity next) {
        return next.origin.equals(origin) && next.verifierKeys().stream().anyMatch(verifierKeys()::contains);
    }

    /** Every key that a charter brings is one; those that stay were never held to it. */
    boolean bringsKeysTo(LogIdentity before) {
        return verifierKeys().stream()
                .filter(key -> !before.verifierKeys().contains(key))
                .allMatch(key -> VerifierKey.isOne(origin, key));
    }

    public JsonObject document() {
        var document = Json.object().put("origin", origin).put("verifierKey", verifierKey);
        nextVerifierKey.ifPresent(next -> document.put("nextVerifierKey", next));
        return document.build();
    }

    static LogIdentity read(Fields fields) {
        return new LogIdentity(
                fields.text("origin"), fields.text("verifierKey"), fields.optionalText("nextVerifierKey"));
    }
}
