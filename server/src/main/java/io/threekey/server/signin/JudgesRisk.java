package io.threekey.server.signin;

/** That somebody publishes {@link RiskLevelChanged} whenever it does: without such a bean, nobody is promised to hear it. */
public interface JudgesRisk {}
