/**
 * Who decides what in a hospital, and whether they did: seats, decision rights, quorum, signatures, the chain of
 * decisions. Asked by the server before it obeys a policy and by the auditor's verifier offline, with the same answers.
 * Never does input or output, never reads a clock, never asks anybody to be honest.
 */
@NullMarked
package io.threekey.charter;

import org.jspecify.annotations.NullMarked;
