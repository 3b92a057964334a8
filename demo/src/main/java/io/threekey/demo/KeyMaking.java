package io.threekey.demo;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import io.threekey.server.authenticators.PasskeyRegistration;
import io.threekey.server.governance.FounderPasskeys;
import io.threekey.server.keys.NewUser;
import io.threekey.server.keys.RegisteredCredential;
import io.threekey.server.keys.RegistrationCeremony;
import io.threekey.server.keys.RelyingParty;
import io.threekey.testkit.SoftwareAuthenticator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Has software devices make keys in the same ceremonies that browsers go through. */
@Component
public class KeyMaking {

    private final RegistrationCeremony ceremony;
    private final PasskeyRegistration passkeys;
    private final FounderPasskeys founderPasskeys;
    private final Origins origins;
    private final RandomGenerator random;

    KeyMaking(
            RegistrationCeremony ceremony,
            PasskeyRegistration passkeys,
            FounderPasskeys founderPasskeys,
            Origins origins,
            RandomGenerator random) {
        this.ceremony = ceremony;
        this.passkeys = passkeys;
        this.founderPasskeys = founderPasskeys;
        this.origins = origins;
        this.random = random;
    }

    public RegisteredCredential decisionKey(SoftwareAuthenticator device, String name) {
        var seal = new RelyingParty(
                origins.relyingParty(Origin.SEAL), origins.sealOrigin().toString(), "Threekey");
        var challenge = challenge();
        var user = new NewUser(name.getBytes(StandardCharsets.UTF_8), name, name);
        var answer = device.create(ceremony.options(seal, user, List.of(), challenge), seal.origin());
        return credential(ceremony.verify(seal, challenge, answer));
    }

    public RegisteredCredential passkey(SoftwareAuthenticator device, PersonId person, String name) {
        var challenge = challenge();
        var answer = device.create(passkeys.options(person, name, challenge), idOrigin());
        return credential(passkeys.verify(challenge, answer));
    }

    /** Opaque to everybody but the module that keeps passkeys. */
    byte[] founderPasskey(SoftwareAuthenticator device, PersonId person, String name) {
        var challenge = challenge();
        var answer = device.create(founderPasskeys.creationOptions(person, name, challenge), idOrigin());
        return switch (founderPasskeys.verify(answer, challenge)) {
            case FounderPasskeys.Outcome.Verified verified -> verified.passkey();
            case FounderPasskeys.Outcome.Refused refused -> throw new IllegalStateException(refused.reason());
        };
    }

    private static RegisteredCredential credential(RegistrationCeremony.Outcome outcome) {
        return switch (outcome) {
            case RegistrationCeremony.Registered registered -> registered.credential();
            case RegistrationCeremony.Refused refused ->
                throw new IllegalStateException(refused.reason().name());
        };
    }

    private String idOrigin() {
        return origins.idOrigin().toString();
    }

    private byte[] challenge() {
        var challenge = new byte[32];
        random.nextBytes(challenge);
        return challenge;
    }
}
