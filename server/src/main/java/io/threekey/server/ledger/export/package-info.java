/** The export as a command of its own, for a server that runs and for one that does not. */
@NullMarked
package io.threekey.server.ledger.export;

import org.jspecify.annotations.NullMarked;
