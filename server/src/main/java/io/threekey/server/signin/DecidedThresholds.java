package io.threekey.server.signin;

import io.threekey.evidence.RiskThresholds;

/** What a decision makes of what went before a sign-in, and which version of it it is. */
public record DecidedThresholds(ObeyedPolicy policy, RiskThresholds thresholds) {}
