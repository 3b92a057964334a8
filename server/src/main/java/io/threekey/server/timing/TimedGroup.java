package io.threekey.server.timing;

/**
 * Sign-ins that let somebody in and were measured whole, counted together as they may be shown.
 *
 * @param name of what they have in common: a ward's id, a use case's code, an application; empty for all
 * @param useCase its code, where a ward is told apart by it
 */
record TimedGroup(String name, String useCase, long signIns, Spread whole) {}
