package io.threekey.server.ledger;

import io.threekey.tlog.TreeHead;

/**
 * The tree's head as the database tells it, believed only by way of {@link VerifiedHead}.
 *
 * @param checkpoint the signed note; empty before the first publication
 */
record StoredHead(long epoch, TreeHead tree, String checkpoint) {

    boolean neverPublished() {
        return tree.size() == 0 && checkpoint.isEmpty();
    }
}
