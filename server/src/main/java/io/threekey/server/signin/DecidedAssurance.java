package io.threekey.server.signin;

import io.threekey.evidence.AssuranceRequired;

/** What a decision asks of the keys that people come in with, and which version of it it is. */
public record DecidedAssurance(ObeyedPolicy policy, AssuranceRequired required) implements DecidedForKeys {}
