package io.threekey.server.governance;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import io.threekey.server.keys.NewUser;
import io.threekey.server.keys.RegistrationCeremony;
import io.threekey.server.keys.RelyingParty;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Founders' passkeys where the module that keeps passkeys is not part of the test. */
class PasskeysForFounders implements FounderPasskeys {

    final Map<PersonId, byte[]> bound = new HashMap<>();
    private final Origins origins;
    private final RegistrationCeremony ceremony;

    PasskeysForFounders(Origins origins, RegistrationCeremony ceremony) {
        this.origins = origins;
        this.ceremony = ceremony;
    }

    @Override
    public String creationOptions(PersonId person, String name, byte[] challenge) {
        var user = new NewUser(person.value().getBytes(StandardCharsets.UTF_8), name, name);
        return ceremony.options(relyingParty(), user, List.of(), challenge);
    }

    @Override
    public Outcome verify(String registrationJson, byte[] challenge) {
        return switch (ceremony.verify(relyingParty(), challenge, registrationJson)) {
            case RegistrationCeremony.Registered(var credential) -> new Outcome.Verified(credential.id());
            case RegistrationCeremony.Refused(var reason) -> new Outcome.Refused(reason.name());
        };
    }

    @Override
    public void bind(PersonId person, byte[] verified) {
        bound.put(person, verified);
    }

    private RelyingParty relyingParty() {
        return new RelyingParty(
                origins.relyingParty(Origin.ID), origins.idOrigin().toString(), "Threekey");
    }
}
