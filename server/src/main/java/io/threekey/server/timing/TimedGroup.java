package io.threekey.server.timing;

import java.util.Optional;

/**
 * Sign-ins that are counted together, by at least as many different people as may be shown.
 *
 * @param name of what they have in common: a ward's id, a use case's code, an application; empty for all
 * @param useCase its code, where a ward is told apart by it
 * @param signIns that let somebody in and were measured whole
 * @param failed how often nobody was let in
 * @param commonest key of the refusal that was the commonest cause of those that enough people met
 */
record TimedGroup(
        String name, String useCase, long signIns, HowOften failed, Optional<String> commonest, Spread whole) {}
