package io.threekey.server.governance.web;

import io.threekey.server.frame.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Somebody's decision keys, by the labels they have in the charter.
 *
 * @param ofSeat those that decide
 * @param ready those that a succession could name
 * @param mayAdd whether the reader has just proved to be there
 */
public record DecisionKeysView(List<Key> ofSeat, List<Key> ready, boolean mayAdd, Optional<Refusal> refusal) {

    /**
     * @param id what it is taken back by, empty where it cannot be
     * @param words to be compared by telephone with what co-signers see
     */
    public record Key(String id, String label, String words) {}
}
