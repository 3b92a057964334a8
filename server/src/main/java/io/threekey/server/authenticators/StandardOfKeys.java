package io.threekey.server.authenticators;

import io.threekey.charter.PersonId;
import io.threekey.evidence.AuthenticatorStandard;
import java.util.Optional;

/** Which models are taken where somebody works; whoever lets people in implements it. */
public interface StandardOfKeys {

    /** Empty where nothing is decided, and for somebody without a place of work. */
    Optional<AuthenticatorStandard> of(PersonId person);
}
