package io.threekey.server.signin;

import io.threekey.evidence.KeyTraits;
import java.util.Arrays;
import java.util.Optional;

/** How sure a sign-in makes us of who it is, the least first: the authenticator assurance levels of SP 800-63B-4, 2. */
public enum Assurance {
    AAL1,
    AAL2,
    AAL3;

    private static final String ACR = "http://idmanagement.gov/ns/assurance/aal/";

    static Assurance of(KeyTraits key) {
        return values()[key.assuranceLevel() - 1];
    }

    public int level() {
        return ordinal() + 1;
    }

    /** As applications are told it in {@code acr} (OpenID Connect Core 1.0, 2). */
    public String acr() {
        return ACR + level();
    }

    /** Empty for what names none of these levels. */
    public static Optional<Assurance> ofAcr(String acr) {
        return Arrays.stream(values()).filter(level -> level.acr().equals(acr)).findFirst();
    }

    public boolean isAtLeast(Assurance other) {
        return compareTo(other) >= 0;
    }
}
