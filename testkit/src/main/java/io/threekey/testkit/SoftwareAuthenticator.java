package io.threekey.testkit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An authenticator together with its browser, in software: ES256, discoverable credentials, packed self attestation.
 * Options and responses are the JSON of WebAuthn Level 3, 5.1.9 and 5.1.10. Its private keys lie open in memory and in
 * {@link #export()}: for tests and demo personas only.
 */
public final class SoftwareAuthenticator {

    /** The model that this authenticator claims to be unless told otherwise: "threekey test". */
    public static final UUID MODEL = UUID.fromString("7468726b-6579-4074-8573-740000000001");

    private static final JsonMapper JSON = new JsonMapper();

    private final CredentialStore store;
    private final SecureRandom random;
    private final UUID model;
    private final Behaviour behaviour;
    private final Optional<Maker> maker;

    private SoftwareAuthenticator(CredentialStore store, SecureRandom random, UUID model, Behaviour behaviour) {
        this(store, random, model, behaviour, Optional.empty());
    }

    private SoftwareAuthenticator(
            CredentialStore store, SecureRandom random, UUID model, Behaviour behaviour, Optional<Maker> maker) {
        this.store = store;
        this.random = random;
        this.model = model;
        this.behaviour = behaviour;
        this.maker = maker;
    }

    public static SoftwareAuthenticator fresh() {
        return new SoftwareAuthenticator(new CredentialStore(), new SecureRandom(), MODEL, Behaviour.honest());
    }

    /** The same seed makes the same credentials, keys and signatures, in the same order of calls. */
    public static SoftwareAuthenticator seeded(String seed) {
        var random = Keys.seeded(seed.getBytes(StandardCharsets.UTF_8));
        return new SoftwareAuthenticator(new CredentialStore(), random, MODEL, Behaviour.honest());
    }

    /** Brings back what {@link #export()} wrote; credentials made from now on are random. */
    public static SoftwareAuthenticator restore(String exported) {
        return new SoftwareAuthenticator(
                CredentialStore.restore(exported), new SecureRandom(), MODEL, Behaviour.honest());
    }

    public String export() {
        return store.export();
    }

    public List<HeldCredential> credentials() {
        return store.all();
    }

    /** This authenticator, its credentials shared, claiming another AAGUID for those it makes. */
    public SoftwareAuthenticator ofModel(UUID aaguid) {
        return new SoftwareAuthenticator(store, random, aaguid, behaviour, maker);
    }

    /** This authenticator, its credentials shared, of that maker's model and attested by it. */
    public SoftwareAuthenticator madeBy(Maker itsMaker) {
        return new SoftwareAuthenticator(store, random, itsMaker.model(), behaviour, Optional.of(itsMaker));
    }

    /** This authenticator, its credentials shared, behaving otherwise: {@code behaving(b -> b.backupEligible())}. */
    public SoftwareAuthenticator behaving(UnaryOperator<Behaviour> change) {
        return new SoftwareAuthenticator(store, random, model, change.apply(behaviour), maker);
    }

    /**
     * @param options PublicKeyCredentialCreationOptionsJSON
     * @param origin of the page that asks, as in {@code http://id.localhost:8080}
     * @return RegistrationResponseJSON
     */
    public String create(String options, String origin) {
        var asked = JSON.readTree(options);
        var relyingParty = RelyingParty.of(asked.path("rp").path("id"), origin);
        refuseUnlessEs256IsAskedFor(asked.required("pubKeyCredParams"));
        refuseIfExcluded(asked.path("excludeCredentials"), relyingParty);
        var credential = newCredential(relyingParty, asked.required("user"));
        store.add(credential);
        var key = (ECPublicKey) credential.keys().getPublic();
        var authenticatorData = behaviour.authenticatorData(AuthenticatorData.of(
                credential,
                Optional.of(new AuthenticatorData.Attested(
                        model, Bytes.fromBase64Url(credential.id()), Cbor.coseKey(key)))));
        var clientData = behaviour.clientData(
                ClientData.ofCreate(asked.required("challenge").asString(), origin));
        var attestation = "none".equals(asked.path("attestation").asString("none"))
                ? Cbor.withoutAttestation(authenticatorData)
                : attestation(credential, authenticatorData, clientData);
        return ResponseJson.registration(credential, clientData, authenticatorData, attestation);
    }

    /**
     * @param options PublicKeyCredentialRequestOptionsJSON
     * @param origin of the page that asks
     * @return AuthenticationResponseJSON
     */
    public String get(String options, String origin) {
        var asked = JSON.readTree(options);
        var credential = store.countUp(chosen(asked, origin));
        var authenticatorData = behaviour.authenticatorData(AuthenticatorData.of(credential, Optional.empty()));
        var clientData = behaviour.clientData(
                ClientData.ofGet(asked.required("challenge").asString(), origin));
        return ResponseJson.authentication(
                credential,
                clientData,
                authenticatorData,
                sign(credential, authenticatorData, clientData),
                behaviour.userHandle().orElse(credential.userHandle()));
    }

    private byte[] attestation(HeldCredential credential, byte[] authenticatorData, byte[] clientData) {
        if (maker.isEmpty()) {
            return Cbor.selfAttestation(authenticatorData, sign(credential, authenticatorData, clientData));
        }
        var signed = Bytes.join(authenticatorData, Bytes.sha256(clientData));
        return Cbor.certifiedAttestation(
                authenticatorData, maker.get().sign(signed), maker.get().encoded());
    }

    private HeldCredential newCredential(String relyingParty, JsonNode user) {
        var id = new byte[32];
        random.nextBytes(id);
        return new HeldCredential(
                Bytes.base64Url(id),
                relyingParty,
                user.required("id").asString(),
                user.path("name").asString(""),
                model,
                Keys.generate(random),
                1);
    }

    private HeldCredential chosen(JsonNode asked, String origin) {
        if (behaviour.credential().isPresent()) {
            var forced = behaviour.credential().get();
            return store.newest(held -> held.id().equals(forced))
                    .orElseThrow(() -> new IllegalArgumentException("no credential " + forced + " is held here"));
        }
        var relyingParty = RelyingParty.of(asked.path("rpId"), origin);
        var allowed = ids(asked.path("allowCredentials"));
        return store.newest(held ->
                        held.relyingParty().equals(relyingParty) && (allowed.isEmpty() || allowed.contains(held.id())))
                .orElseThrow(() ->
                        new CeremonyRefused("NotAllowedError", "no credential for " + relyingParty + " is held here"));
    }

    private byte[] sign(HeldCredential credential, byte[] authenticatorData, byte[] clientData) {
        var signed = Bytes.join(authenticatorData, Bytes.sha256(clientData));
        return Keys.sign(credential.keys().getPrivate(), signed, behaviour.signatureForm());
    }

    private void refuseIfExcluded(JsonNode excluded, String relyingParty) {
        var ids = ids(excluded);
        if (store.newest(held -> held.relyingParty().equals(relyingParty) && ids.contains(held.id()))
                .isPresent()) {
            throw new CeremonyRefused("InvalidStateError", "an excluded credential is already held here");
        }
    }

    private static void refuseUnlessEs256IsAskedFor(JsonNode parameters) {
        if (elements(parameters).stream().noneMatch(each -> each.path("alg").asInt() == Cbor.ES256)) {
            throw new CeremonyRefused("NotSupportedError", "only ES256 (-7) is known here");
        }
    }

    private static List<String> ids(JsonNode descriptors) {
        return elements(descriptors).stream()
                .map(each -> each.required("id").asString())
                .toList();
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
