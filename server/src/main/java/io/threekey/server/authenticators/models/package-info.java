/**
 * What the makers of authenticators vouch for, as FIDO's Metadata Service publishes it in one signed list of models.
 * Registration asks it whether a new key's attestation leads to its maker; pages ask it what a model is called.
 * It keeps nobody out: without a list, or with an old one, less is claimed of keys, and nothing else changes.
 */
@NullMarked
package io.threekey.server.authenticators.models;

import org.jspecify.annotations.NullMarked;
