package io.threekey.server.applications;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * An application as it was decided.
 *
 * @param name as people know it
 * @param redirects where people may be sent back to, in the order in which they were written; none where it asks for
 *     itself alone
 * @param signedOut where they may be sent after they signed out; like renewal, it is left out of the document where it
 *     says nothing, as in those signed before there was such a thing
 * @param toldAt where its server is told that somebody's session is over; left out in the same way
 * @param signing by what its tokens are signed, which every document says
 * @param profile by which rules, which every document says too
 * @param records what it may ask for of health records; left out where it says nothing
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
        TokenAlgorithm signing,
        ClientProfile profile,
        Optional<RecordAccess> records,
        Optional<ToldSignals> signals) {

    static final int LONGEST_NAME = 80;
    static final int MOST_REDIRECTS = 10;

    public Application {
        redirects = List.copyOf(redirects);
        signedOut = List.copyOf(signedOut);
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "an application has a name of 1 to " + LONGEST_NAME + " characters, all of which can be seen");
        }
        if (redirects.size() > MOST_REDIRECTS || signedOut.size() > MOST_REDIRECTS) {
            throw new IllegalArgumentException("an application has at most " + MOST_REDIRECTS + " addresses");
        }
        if (anyTwice(redirects) || anyTwice(signedOut)) {
            throw new IllegalArgumentException("an address stands there twice");
        }
        var faults = RegistrationFault.of(new RegistrationFault.Together(profile, proof, signing, redirects, records));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("the profile " + profile.code() + " does not allow that: " + faults);
        }
        if (signals.isPresent() && !(proof instanceof ClientProof.ByKey)) {
            throw new IllegalArgumentException("signals go to an application that proves itself by a key");
        }
    }

    /** Signals are about people who came into it, and into this one nobody comes. */
    boolean hearsOfNobody() {
        return signals.isPresent() && redirects.isEmpty();
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
        return new Application(
                fields.text("client", ClientId::new),
                fields.text("name"),
                fields.texts("redirectUris", RedirectUri::new),
                proof(
                        fields.objects("keys", ClientKey::read),
                        fields.optional("certificate", name -> fields.object(name, Application::certificate))),
                fields.text("assurance", NeededAssurance::ofCode),
                fields.optional("renewal", name -> fields.text(name, Renewal::ofCode))
                        .orElse(Renewal.NEVER),
                fields.has("signedOutUris") ? fields.texts("signedOutUris", RedirectUri::new) : List.of(),
                fields.optional("backChannelLogoutUri", name -> fields.text(name, BackChannelAddress::new)),
                fields.text("signingAlgorithm", TokenAlgorithm::ofCode),
                fields.text("profile", ClientProfile::ofCode),
                fields.optional("records", name -> fields.object(name, RecordAccess::read)),
                fields.optional("signals", name -> fields.object(name, ToldSignals::read)));
    }

    /** By keys or by a certificate; a document in which both stand is none. */
    private static ClientProof proof(List<ClientKey> keys, Optional<ClientProof> certificate) {
        if (!keys.isEmpty() && certificate.isPresent()) {
            throw new IllegalArgumentException("an application proves itself by keys or by a certificate");
        }
        return keys.isEmpty() ? certificate.orElseGet(ClientProof.None::new) : new ClientProof.ByKey(keys);
    }

    private static ClientProof certificate(Fields fields) {
        var der = fields.text("der", RegisteredCertificate::new);
        return fields.optionalText("subject")
                .<ClientProof>map(subject -> new ClientProof.ByIssuedCertificate(subject, der))
                .orElseGet(() -> new ClientProof.ByCertificate(der));
    }

    private Optional<JsonObject> certificate() {
        return switch (proof) {
            case ClientProof.ByCertificate(var own) ->
                Optional.of(Json.object().put("der", own.der()).build());
            case ClientProof.ByIssuedCertificate(var subject, var authority) ->
                Optional.of(Json.object()
                        .put("der", authority.der())
                        .put("subject", subject)
                        .build());
            case ClientProof.ByKey keys -> Optional.empty();
            case ClientProof.None none -> Optional.empty();
        };
    }

    List<ClientKey> keys() {
        return switch (proof) {
            case ClientProof.ByKey(var keys) -> keys;
            case ClientProof.ByCertificate own -> List.of();
            case ClientProof.ByIssuedCertificate issued -> List.of();
            case ClientProof.None none -> List.of();
        };
    }

    JsonObject document() {
        var document = Json.object()
                .put("client", client.value())
                .put("name", name)
                .put("profile", profile.code())
                .put("signingAlgorithm", signing.code())
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
        certificate().ifPresent(certificate -> document.put("certificate", certificate));
        records.ifPresent(access -> document.put("records", access.document()));
        signals.ifPresent(told -> document.put("signals", told.document()));
        return document.build();
    }

    private static JsonArray texts(List<RedirectUri> addresses) {
        return JsonArray.ofTexts(addresses.stream().map(RedirectUri::value).toList());
    }
}
