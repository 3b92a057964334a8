package io.threekey.server.authenticators.models;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A model of authenticator as the list tells of it.
 *
 * @param name as its maker calls it
 * @param hardware whether its keys are kept by hardware (FIDO Registry, keyProtection)
 * @param verification how it checks who uses it: {@code passcode_internal}, {@code fingerprint_internal}, ...
 * @param roots where attestations of this model have to lead
 * @param troubles the status reports that speak against it, as FIDO names them: {@code REVOKED}, ...
 */
public record KeyModel(
        UUID id,
        String name,
        boolean hardware,
        Set<String> verification,
        List<X509Certificate> roots,
        Set<String> troubles) {

    public KeyModel {
        verification = Set.copyOf(verification);
        roots = List.copyOf(roots);
        troubles = Set.copyOf(troubles);
    }

    public boolean isInTrouble() {
        return !troubles.isEmpty();
    }
}
