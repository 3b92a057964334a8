package io.threekey.server.governance.web;

import java.util.List;

/**
 * Somebody's decision keys, by the labels they have in the charter.
 *
 * @param ofSeat those that decide
 * @param ready those that a succession could name
 */
public record DecisionKeysView(List<String> ofSeat, List<String> ready) {}
