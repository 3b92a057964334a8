/**
 * Tries policies on the sign-ins of the past: what the ledger tells of them, packed so that a month is read in seconds, is
 * ruled on by the function that rules at the door. It is asked before a decision is signed and by its owners afterwards,
 * and it never shows a person, but as one of a group.
 */
@NullMarked
package io.threekey.server.signin.replay;

import org.jspecify.annotations.NullMarked;
