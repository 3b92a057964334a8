package io.threekey.server.sealedrows;

/**
 * Published when the search finds other forged rows than before.
 *
 * @param some names of the first few
 */
public record RowsForged(int count, String some) {}
