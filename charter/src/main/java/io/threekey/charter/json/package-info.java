/**
 * The one byte form of every document that is signed or committed to: RFC 8785 canonical JSON of objects, arrays,
 * strings, booleans and integers. Asked by everything that signs, hashes or verifies. Never guesses: unknown, duplicate
 * or missing fields, null, fractions and any other spelling of the same value are refused.
 */
@NullMarked
package io.threekey.charter.json;

import org.jspecify.annotations.NullMarked;
