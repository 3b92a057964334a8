package io.threekey.tlog;

import java.util.ArrayList;
import java.util.List;

/** That one leaf stands at {@code index} in the tree of {@code treeSize} leaves (RFC 9162 section 2.1.3). */
public record InclusionProof(long index, long treeSize, List<Hash> path) {

    public InclusionProof {
        if (index < 0 || index >= treeSize) {
            throw new IllegalArgumentException("A tree of " + treeSize + " leaves has none at " + index);
        }
        path = List.copyOf(path);
    }

    /** PATH(m, D[n]) of RFC 9162 section 2.1.3.1. */
    public static InclusionProof prove(TileStore store, long index, long treeSize) {
        List<Hash> fromTheTop = new ArrayList<>();
        Tree tree = Tree.in(store, treeSize);
        long from = 0;
        long to = treeSize;
        while (to - from > 1 && index < treeSize) {
            long middle = from + Ranges.split(to - from);
            if (index < middle) {
                fromTheTop.add(tree.rangeHash(middle, to));
                to = middle;
            } else {
                fromTheTop.add(tree.rangeHash(from, middle));
                from = middle;
            }
        }
        return new InclusionProof(index, treeSize, fromTheTop.reversed());
    }

    /** RFC 9162 section 2.1.3.2. */
    public boolean verify(Hash leaf, TreeHead head) {
        long node = index;
        long last = treeSize - 1;
        Hash hash = leaf;
        for (Hash sibling : path) {
            if (last == 0) {
                return false;
            }
            boolean siblingIsLeft = isOdd(node) || node == last;
            hash = siblingIsLeft ? MerkleHash.node(sibling, hash) : MerkleHash.node(hash, sibling);
            while (siblingIsLeft && !isOdd(node) && node != 0) {
                node >>= 1;
                last >>= 1;
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && head.size() == treeSize && hash.equals(head.root());
    }

    private static boolean isOdd(long number) {
        return (number & 1) == 1;
    }
}
