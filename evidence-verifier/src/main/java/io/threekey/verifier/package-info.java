/**
 * Decides, for an outsider, whether an export of the ledger holds, and says so in plain words.
 * Auditors ask it on the command line; signers ask it what they are about to sign.
 * It never needs a server, a database or a network, and never says yes to a founding that nobody vouched for.
 */
@NullMarked
package io.threekey.verifier;

import org.jspecify.annotations.NullMarked;
