package io.threekey.server.signin;

/** Session limits that a decision put in force, and which version of them. */
record LimitsInForce(ObeyedPolicy policy, SessionLimits limits) {}
