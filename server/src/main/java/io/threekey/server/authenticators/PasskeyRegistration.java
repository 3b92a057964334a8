package io.threekey.server.authenticators;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Base64Url;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import io.threekey.server.keys.NewUser;
import io.threekey.server.keys.RegistrationCeremony;
import io.threekey.server.keys.RelyingParty;
import org.springframework.stereotype.Component;

/** The making of a sign-in passkey: under the relying party of sign-in, never that of decisions. */
@Component
public class PasskeyRegistration {

    private static final String NAME = "Threekey";

    private final RegistrationCeremony ceremony;
    private final PasskeyTable passkeys;
    private final UserHandles handles;
    private final RelyingParty signIn;

    PasskeyRegistration(RegistrationCeremony ceremony, PasskeyTable passkeys, UserHandles handles, Origins origins) {
        this.ceremony = ceremony;
        this.passkeys = passkeys;
        this.handles = handles;
        this.signIn = new RelyingParty(
                origins.relyingParty(Origin.ID), origins.of(Origin.ID).toString(), NAME);
    }

    /** What the browser is asked: PublicKeyCredentialCreationOptionsJSON. One authenticator holds one key of a person. */
    public String options(PersonId person, String name, byte[] challenge) {
        var user = new NewUser(Base64Url.decode(handles.of(person)), name, name);
        var theirs = passkeys.of(person).stream()
                .map(passkey -> Base64Url.decode(passkey.id()))
                .toList();
        return ceremony.options(signIn, user, theirs, challenge);
    }

    public RegistrationCeremony.Outcome verify(byte[] challenge, String response) {
        return ceremony.verify(signIn, challenge, response);
    }
}
