package io.threekey.server.signin;

import io.threekey.evidence.AuthenticatorStandard;

/** Which models of key a decision takes, and which version of it it is. */
public record DecidedStandard(ObeyedPolicy policy, AuthenticatorStandard required) implements DecidedForKeys {}
