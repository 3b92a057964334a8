package io.threekey.server.signin;

/** Session limits that a decision made, and which version of them they are. */
public record DecidedLimits(ObeyedPolicy policy, SessionLimits limits) {}
