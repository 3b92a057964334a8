package io.threekey.server.governance;

import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import io.threekey.server.keys.NewUser;
import io.threekey.server.keys.RegisteredCredential;
import io.threekey.server.keys.RegistrationCeremony;
import io.threekey.server.keys.RelyingParty;
import io.threekey.testkit.SoftwareAuthenticator;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A decision key, made where decisions are signed. */
public final class NewDecisionKey {

    private static final byte[] CHALLENGE = new byte[32];
    private static final NewUser USER = new NewUser("founder".getBytes(StandardCharsets.UTF_8), "founder", "founder");

    private NewDecisionKey() {}

    public static RegisteredCredential on(SoftwareAuthenticator authenticator, Origins origins) {
        var ceremony = new RegistrationCeremony();
        var sealing = new RelyingParty(
                origins.relyingParty(Origin.SEAL), origins.sealOrigin().toString(), "Threekey decisions");
        var answer = authenticator.create(ceremony.options(sealing, USER, List.of(), CHALLENGE), sealing.origin());
        return switch (ceremony.verify(sealing, CHALLENGE, answer)) {
            case RegistrationCeremony.Registered(var credential) -> credential;
            case RegistrationCeremony.Refused(var reason) -> throw new AssertionError(reason);
        };
    }
}
