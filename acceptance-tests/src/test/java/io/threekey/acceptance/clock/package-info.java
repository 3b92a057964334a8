/**
 * A clock that a test moves forward for a packaged server, so that weeks pass in a browser within seconds.
 * The server finds it on a class path that only these tests give it: no artifact contains it, and no setting leads to it.
 */
@NullMarked
package io.threekey.acceptance.clock;

import org.jspecify.annotations.NullMarked;
