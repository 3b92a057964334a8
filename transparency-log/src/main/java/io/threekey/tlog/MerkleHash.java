package io.threekey.tlog;

import java.security.MessageDigest;
import java.util.List;

/** The three hashes of RFC 6962 section 2.1. Leaves and nodes are told apart by their first byte. */
public final class MerkleHash {

    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;

    private MerkleHash() {}

    /** The root of a tree without leaves. */
    public static Hash empty() {
        return new Hash(Sha256.digest().digest());
    }

    public static Hash leaf(byte[] entry) {
        MessageDigest digest = Sha256.digest();
        digest.update(LEAF);
        return new Hash(digest.digest(entry));
    }

    public static Hash node(Hash left, Hash right) {
        byte[] input = new byte[1 + 2 * Hash.LENGTH];
        input[0] = NODE;
        left.copyInto(input, 1);
        right.copyInto(input, 1 + Hash.LENGTH);
        return new Hash(Sha256.digest().digest(input));
    }

    /** The root over hashes that already stand for equally large complete subtrees, or for leaves. */
    static Hash over(List<Hash> hashes) {
        return switch (hashes.size()) {
            case 0 -> empty();
            case 1 -> hashes.getFirst();
            default -> {
                int split = (int) Ranges.split(hashes.size());
                yield node(over(hashes.subList(0, split)), over(hashes.subList(split, hashes.size())));
            }
        };
    }
}
