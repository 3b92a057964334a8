package io.threekey.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/** What an authenticator remembers, oldest first. */
final class CredentialStore {

    private static final String FORMAT = "threekey-software-authenticator/1";
    private static final JsonMapper JSON = new JsonMapper();

    private final List<HeldCredential> held = new ArrayList<>();

    synchronized List<HeldCredential> all() {
        return List.copyOf(held);
    }

    /** A second credential for the same user at the same relying party replaces the first, CTAP2.1 6.1.2. */
    synchronized void add(HeldCredential credential) {
        held.removeIf(older -> older.relyingParty().equals(credential.relyingParty())
                && older.userHandle().equals(credential.userHandle()));
        held.add(credential);
    }

    synchronized Optional<HeldCredential> newest(Predicate<HeldCredential> wanted) {
        return held.reversed().stream().filter(wanted).findFirst();
    }

    /** From what it has counted by now, since two windows may ask at once. */
    synchronized HeldCredential countUp(HeldCredential credential) {
        var current = newest(one -> one.id().equals(credential.id())).orElseThrow();
        var counted = current.withCounter(current.counter() + 1);
        held.replaceAll(one -> one == current ? counted : one);
        return counted;
    }

    String export() {
        var document = JSON.createObjectNode().put("format", FORMAT);
        var list = document.putArray("credentials");
        for (var credential : all()) {
            list.addObject()
                    .put("id", credential.id())
                    .put("relyingParty", credential.relyingParty())
                    .put("userHandle", credential.userHandle())
                    .put("userName", credential.userName())
                    .put("model", credential.model().toString())
                    .put("counter", credential.counter())
                    .put("publicKey", Bytes.base64Url(credential.publicKey()))
                    .put(
                            "privateKey",
                            Bytes.base64Url(credential.keys().getPrivate().getEncoded()));
        }
        return document.toString();
    }

    static CredentialStore restore(String exported) {
        var document = JSON.readTree(exported);
        if (!FORMAT.equals(document.path("format").asString(""))) {
            throw new IllegalArgumentException("not an exported software authenticator (" + FORMAT + ")");
        }
        var store = new CredentialStore();
        for (var each : document.required("credentials")) {
            store.held.add(new HeldCredential(
                    each.required("id").asString(),
                    each.required("relyingParty").asString(),
                    each.required("userHandle").asString(),
                    each.required("userName").asString(),
                    UUID.fromString(each.required("model").asString()),
                    Keys.decode(
                            Bytes.fromBase64Url(each.required("publicKey").asString()),
                            Bytes.fromBase64Url(each.required("privateKey").asString())),
                    each.required("counter").asLong()));
        }
        return store;
    }
}
