package io.threekey.tlog;

import java.util.ArrayList;
import java.util.List;

/** RFC 6962 section 2.1, word for word and without any cleverness: the oracle. */
final class NaiveTree {

    private NaiveTree() {}

    static Hash root(List<Hash> leaves) {
        int n = leaves.size();
        if (n == 0) {
            return MerkleHash.empty();
        }
        if (n == 1) {
            return leaves.getFirst();
        }
        int k = largestPowerOfTwoBelow(n);
        return MerkleHash.node(root(leaves.subList(0, k)), root(leaves.subList(k, n)));
    }

    /** Section 2.1.1. */
    static List<Hash> path(int m, List<Hash> leaves) {
        int n = leaves.size();
        if (n == 1) {
            return List.of();
        }
        int k = largestPowerOfTwoBelow(n);
        return m < k
                ? plus(path(m, leaves.subList(0, k)), root(leaves.subList(k, n)))
                : plus(path(m - k, leaves.subList(k, n)), root(leaves.subList(0, k)));
    }

    /** Section 2.1.2. */
    static List<Hash> subproof(int m, List<Hash> leaves, boolean known) {
        int n = leaves.size();
        if (m == n) {
            return known ? List.of() : List.of(root(leaves));
        }
        int k = largestPowerOfTwoBelow(n);
        return m <= k
                ? plus(subproof(m, leaves.subList(0, k), known), root(leaves.subList(k, n)))
                : plus(subproof(m - k, leaves.subList(k, n), false), root(leaves.subList(0, k)));
    }

    /** C2SP tlog-tiles, "Merkle Tree": the n-th tile at level l, its hashes one after the other. */
    static byte[] tile(TileAddress address, List<Hash> leaves) {
        int span = 1 << (8 * address.level());
        byte[] bytes = new byte[address.width() * Hash.LENGTH];
        for (int i = 0; i < address.width(); i++) {
            int from = Math.toIntExact(address.index() * 256 + i) * span;
            root(leaves.subList(from, from + span)).copyInto(bytes, i * Hash.LENGTH);
        }
        return bytes;
    }

    private static int largestPowerOfTwoBelow(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> plus(List<Hash> hashes, Hash last) {
        List<Hash> all = new ArrayList<>(hashes);
        all.add(last);
        return all;
    }
}
