/**
 * Decides whether a log has only grown since it was seen last, and cosigns its checkpoint if so (C2SP tlog-witness).
 * Logs ask it over HTTP; whoever trusts this witness reads its cosignatures in their checkpoints.
 * It never forgets what it cosigned, never cosigns two checkpoints that fork, and knows nothing of what a log holds.
 */
@NullMarked
package io.threekey.witness;

import org.jspecify.annotations.NullMarked;
