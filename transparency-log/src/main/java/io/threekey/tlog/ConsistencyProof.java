package io.threekey.tlog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * That a tree of {@code newSize} leaves begins with the very leaves of an earlier one (RFC 9162 section 2.1.4).
 * Every tree grew from the empty one and from itself; the proof of either is empty.
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {

    public ConsistencyProof {
        if (oldSize < 0 || oldSize > newSize) {
            throw new IllegalArgumentException("A tree of " + newSize + " did not grow from one of " + oldSize);
        }
        path = List.copyOf(path);
    }

    /** PROOF(m, D[n]) of RFC 9162 section 2.1.4.1. */
    public static ConsistencyProof prove(TileStore store, long oldSize, long newSize) {
        List<Hash> fromTheTop = new ArrayList<>();
        if (oldSize > 0 && oldSize < newSize) {
            collect(Tree.in(store, newSize), oldSize, newSize, fromTheTop);
        }
        return new ConsistencyProof(oldSize, newSize, fromTheTop.reversed());
    }

    private static void collect(Tree tree, long oldSize, long newSize, List<Hash> fromTheTop) {
        long from = 0;
        long to = newSize;
        while (to != oldSize) {
            long middle = from + Ranges.split(to - from);
            if (oldSize <= middle) {
                fromTheTop.add(tree.rangeHash(middle, to));
                to = middle;
            } else {
                fromTheTop.add(tree.rangeHash(from, middle));
                from = middle;
            }
        }
        // the verifier knows the root of a complete old tree already
        if (from != 0) {
            fromTheTop.add(tree.rangeHash(from, to));
        }
    }

    public boolean verify(TreeHead older, TreeHead newer) {
        if (older.size() != oldSize || newer.size() != newSize) {
            return false;
        }
        if (oldSize == 0) {
            return path.isEmpty();
        }
        if (oldSize == newSize) {
            return path.isEmpty() && older.root().equals(newer.root());
        }
        return growsFrom(older.root(), newer.root());
    }

    /** RFC 9162 section 2.1.4.2. */
    private boolean growsFrom(Hash oldRoot, Hash newRoot) {
        Deque<Hash> rest = new ArrayDeque<>(path);
        if (Ranges.isPowerOfTwo(oldSize)) {
            rest.addFirst(oldRoot);
        }
        if (rest.isEmpty()) {
            return false;
        }
        int shared = Long.numberOfTrailingZeros(oldSize);
        long node = (oldSize - 1) >> shared;
        long last = (newSize - 1) >> shared;
        Hash oldHash = rest.removeFirst();
        Hash newHash = oldHash;
        for (Hash next : rest) {
            if (last == 0) {
                return false;
            }
            if (isOdd(node) || node == last) {
                oldHash = MerkleHash.node(next, oldHash);
                newHash = MerkleHash.node(next, newHash);
                while (!isOdd(node) && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                newHash = MerkleHash.node(newHash, next);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && oldHash.equals(oldRoot) && newHash.equals(newRoot);
    }

    private static boolean isOdd(long number) {
        return (number & 1) == 1;
    }
}
