/**
 * What tests and the demo hold in their hands: authenticators in software, a clock that waits, a real PostgreSQL, a
 * second opinion on the ledger.
 * Asked by the tests of every module above {@code charter}, and by the demo for its personas' keys.
 * Knows no server type, and never belongs in the server's artifact.
 */
@NullMarked
package io.threekey.testkit;

import org.jspecify.annotations.NullMarked;
