package io.threekey.charter;

/** One signature that a quorum asks for: the number-th of a function, counted from 1. */
public record Place(Function function, int number) {}
