package io.threekey.evidence;

/** A document that says which keys people may come in with. */
public sealed interface AskedOfKeys permits AssuranceRequired, AuthenticatorStandard {

    boolean isMetBy(KeyTraits key);

    /** Whether it turns nobody away who has a key that checks who uses it. */
    boolean takesEveryVerifiedKey();
}
