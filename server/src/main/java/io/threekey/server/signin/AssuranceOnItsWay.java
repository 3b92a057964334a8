package io.threekey.server.signin;

import io.threekey.charter.Stage;
import io.threekey.evidence.AssuranceRequired;
import java.time.Instant;

/**
 * What will be asked of keys, adopted and not obeyed yet.
 *
 * @param from when it will be
 */
record AssuranceOnItsWay(Stage stage, Instant from, AssuranceRequired required) {}
