package io.threekey.server.applications;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * An application as it was decided. Its profile is {@code classic}, code with PKCE, and its tokens are signed by ES256:
 * there is no other yet, and the document says so, so that a later one changes nothing that was signed.
 *
 * @param name as people know it
 * @param redirects where people may be sent back to, in the order in which they were written
 * @param signedOut where they may be sent after they signed out; like renewal, it is left out of the document where it
 *     says nothing, as in those signed before there was such a thing
 * @param toldAt where its server is told that somebody's session is over; left out in the same way
 * @param signals which it may ask for; left out in the same way
 */
public record Application(
        ClientId client,
        String name,
        List<RedirectUri> redirects,
        ClientProof proof,
        NeededAssurance needs,
        Renewal renewal,
        List<RedirectUri> signedOut,
        Optional<BackChannelAddress> toldAt,
        Optional<ToldSignals> signals) {

    static final int LONGEST_NAME = 80;
    static final int MOST_REDIRECTS = 10;

    private static final String PROFILE = "classic";
    private static final String ALGORITHM = "ES256";

    public Application {
        redirects = List.copyOf(redirects);
        signedOut = List.copyOf(signedOut);
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "an application has a name of 1 to " + LONGEST_NAME + " characters, all of which can be seen");
        }
        if (redirects.isEmpty() || redirects.size() > MOST_REDIRECTS || signedOut.size() > MOST_REDIRECTS) {
            throw new IllegalArgumentException("an application has 1 to " + MOST_REDIRECTS + " addresses");
        }
        if (anyTwice(redirects) || anyTwice(signedOut)) {
            throw new IllegalArgumentException("an address stands there twice");
        }
        if (signals.isPresent() && proof instanceof ClientProof.None) {
            throw new IllegalArgumentException("signals go to an application that can prove itself");
        }
    }

    private static boolean anyTwice(List<RedirectUri> addresses) {
        return new HashSet<>(addresses).size() < addresses.size();
    }

    static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_NAME
                && text.codePoints().allMatch(Application::isSeen);
    }

    /** What turns the direction of a text, or hides in it, would have its signers read something else. */
    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    static Application read(Fields fields) {
        only(fields, "profile", PROFILE);
        only(fields, "signingAlgorithm", ALGORITHM);
        return new Application(
                fields.text("client", ClientId::new),
                fields.text("name"),
                fields.texts("redirectUris", RedirectUri::new),
                proof(fields.objects("keys", ClientKey::read)),
                fields.text("assurance", NeededAssurance::ofCode),
                fields.optional("renewal", name -> fields.text(name, Renewal::ofCode))
                        .orElse(Renewal.NEVER),
                fields.has("signedOutUris") ? fields.texts("signedOutUris", RedirectUri::new) : List.of(),
                fields.optional("backChannelLogoutUri", name -> fields.text(name, BackChannelAddress::new)),
                fields.optional("signals", name -> fields.object(name, ToldSignals::read)));
    }

    private static void only(Fields fields, String name, String value) {
        if (!fields.text(name).equals(value)) {
            throw fields.malformed(name, "is not " + value);
        }
    }

    private static ClientProof proof(List<ClientKey> keys) {
        return keys.isEmpty() ? new ClientProof.None() : new ClientProof.ByKey(keys);
    }

    List<ClientKey> keys() {
        return switch (proof) {
            case ClientProof.ByKey(var keys) -> keys;
            case ClientProof.None none -> List.of();
        };
    }

    JsonObject document() {
        var document = Json.object()
                .put("client", client.value())
                .put("name", name)
                .put("profile", PROFILE)
                .put("signingAlgorithm", ALGORITHM)
                .put("redirectUris", texts(redirects))
                .put(
                        "keys",
                        new JsonArray(
                                keys().stream().<Json>map(ClientKey::document).toList()))
                .put("assurance", needs.code());
        if (renewal == Renewal.WHILE_SIGNED_IN) {
            document.put("renewal", renewal.code());
        }
        if (!signedOut.isEmpty()) {
            document.put("signedOutUris", texts(signedOut));
        }
        toldAt.ifPresent(address -> document.put("backChannelLogoutUri", address.value()));
        signals.ifPresent(told -> document.put("signals", told.document()));
        return document.build();
    }

    private static JsonArray texts(List<RedirectUri> addresses) {
        return JsonArray.ofTexts(addresses.stream().map(RedirectUri::value).toList());
    }
}
