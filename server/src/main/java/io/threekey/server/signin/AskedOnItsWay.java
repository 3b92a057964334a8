package io.threekey.server.signin;

import io.threekey.charter.Stage;
import io.threekey.evidence.AskedOfKeys;
import java.time.Instant;

/**
 * What will be asked of keys, adopted and not obeyed yet.
 *
 * @param from when it will be
 */
record AskedOnItsWay(Stage stage, Instant from, AskedOfKeys required) {}
