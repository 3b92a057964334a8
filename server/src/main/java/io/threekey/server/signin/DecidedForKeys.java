package io.threekey.server.signin;

import io.threekey.evidence.AskedOfKeys;

/** What one decision asks of the keys that people come in with, and which version of it it is. */
public sealed interface DecidedForKeys permits DecidedAssurance, DecidedStandard {

    ObeyedPolicy policy();

    AskedOfKeys required();
}
