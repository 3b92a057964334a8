package io.threekey.tlog;

/** How many leaves a tree has and what they hash to. */
public record TreeHead(long size, Hash root) {

    public TreeHead {
        if (size < 0) {
            throw new IllegalArgumentException("A tree has no negative size: " + size);
        }
        if (size == 0 && !root.equals(MerkleHash.empty())) {
            throw new IllegalArgumentException("A tree without leaves has only one root, and it is not " + root);
        }
    }

    public static TreeHead empty() {
        return new TreeHead(0, MerkleHash.empty());
    }
}
