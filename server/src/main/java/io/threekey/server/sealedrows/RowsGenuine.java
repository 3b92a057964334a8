package io.threekey.server.sealedrows;

/** Published when the search finds none of the forged rows any more. */
public record RowsGenuine() {}
