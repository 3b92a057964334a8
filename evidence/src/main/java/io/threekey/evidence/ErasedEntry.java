package io.threekey.evidence;

/**
 * An entry whose payload and salt were erased by decision: its leaf stands in the tree as before, and tells nothing of
 * what was committed to.
 *
 * @param version of the policy {@code record-erasure} that named it
 */
public record ErasedEntry(byte[] leaf, int version) implements ExportedEntry {}
