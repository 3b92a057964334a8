package io.threekey.server.signin;

import java.util.Optional;

/**
 * The policies that a ruling follows, as they are in force for the use case and the site of its facts.
 *
 * @param limits empty where nothing is decided: then nobody is let in
 * @param assurance empty where nothing is decided: then what holds everywhere holds, a key that checks who uses it
 */
public record PoliciesObeyed(Optional<DecidedLimits> limits, Optional<DecidedAssurance> assurance) {}
