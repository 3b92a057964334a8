/**
 * Decides what an export of the ledger looks like and whether one holds: every byte accounted for, every decision
 * signed by those whose decision it was.
 * The server writes exports with it; the offline verifier and the tests read them with the same code.
 * It never asks a server, a database or a clock, and believes nothing that it did not compute.
 */
@NullMarked
package io.threekey.evidence;

import org.jspecify.annotations.NullMarked;
