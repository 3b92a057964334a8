package io.threekey.server.authenticators;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonArray;
import io.threekey.server.governance.FounderPasskeys;
import io.threekey.server.keys.RegisteredCredential;
import io.threekey.server.keys.RegistrationCeremony;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes the founders' sign-in passkeys. */
@Component
class FoundersFirstPasskeys implements FounderPasskeys {

    private static final String FORMAT = "verified-passkey/1";
    private static final String LABEL = "Founding key";

    private final PasskeyRegistration registration;
    private final Authenticators authenticators;

    FoundersFirstPasskeys(PasskeyRegistration registration, Authenticators authenticators) {
        this.registration = registration;
        this.authenticators = authenticators;
    }

    @Override
    public String creationOptions(PersonId person, String name, byte[] challenge) {
        return registration.options(person, name, challenge);
    }

    @Override
    public Outcome verify(String registrationJson, byte[] challenge) {
        return switch (registration.verify(challenge, registrationJson)) {
            case RegistrationCeremony.Registered registered -> new Outcome.Verified(bytes(registered.credential()));
            case RegistrationCeremony.Refused refused ->
                new Outcome.Refused(refused.reason().name());
        };
    }

    @Override
    public void bind(PersonId person, byte[] verified) {
        authenticators.register(person, LABEL, Document.read(verified, FORMAT, FoundersFirstPasskeys::credential));
    }

    private static byte[] bytes(RegisteredCredential credential) {
        return CanonicalJson.bytes(Document.of(FORMAT)
                .put("id", credential.id())
                .put("publicKey", credential.publicKey())
                .put("coseKey", credential.coseKey())
                .put("algorithm", credential.algorithm())
                .put("model", credential.model().toString())
                .put("backupEligible", credential.backupEligible())
                .put("backupState", credential.backupState())
                .put("counter", credential.counter())
                .put("attestation", credential.attestationFormat())
                .put("transports", JsonArray.ofTexts(credential.transports()))
                .put(
                        "attestationChain",
                        JsonArray.ofTexts(credential.attestationChain().stream()
                                .map(Base64Url::encode)
                                .toList()))
                .build());
    }

    private static RegisteredCredential credential(Fields fields) {
        return new RegisteredCredential(
                fields.bytes("id"),
                fields.bytes("publicKey"),
                fields.bytes("coseKey"),
                fields.integer("algorithm"),
                fields.text("model", UUID::fromString),
                fields.flag("backupEligible"),
                fields.flag("backupState"),
                fields.integer("counter"),
                fields.text("attestation"),
                Set.copyOf(fields.texts("transports")),
                chain(fields));
    }

    /** None in a founding that began before chains were kept. */
    private static List<byte[]> chain(Fields fields) {
        return fields.optional("attestationChain", fields::texts).orElse(List.of()).stream()
                .map(Base64Url::decode)
                .toList();
    }
}
