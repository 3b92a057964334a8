package io.threekey.server.ledger;

import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.EntryType;
import io.threekey.evidence.Leaf;
import io.threekey.tlog.Hash;
import io.threekey.tlog.InclusionProof;
import io.threekey.tlog.InconsistentTree;
import io.threekey.tlog.MerkleHash;
import io.threekey.tlog.TileStore;
import io.threekey.tlog.TreeHead;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * An entry at its place in the tree.
 *
 * @param enteredAt the time that its leaf carries: when it was recorded, but never before the entry in front of it, since
 *     transactions do not commit in the order in which they record
 * @param erasedBy the version of {@code record-erasure} that emptied it, whose leaf alone is left
 */
record TreeEntry(long index, Instant enteredAt, QueuedEntry recorded, byte[] leaf, OptionalInt erasedBy) {

    static TreeEntry of(long index, Instant enteredAt, QueuedEntry recorded) {
        return new TreeEntry(index, enteredAt, recorded, leafOf(enteredAt, recorded), OptionalInt.empty());
    }

    Hash leafHash() {
        return MerkleHash.leaf(leaf);
    }

    /** Of an erased one, whose payload nobody has any more, only kind and time are left to compare. */
    boolean leafCommitsToPayload() {
        try {
            return erasedBy.isPresent()
                    ? Leaf.parse(leaf).type().name().equals(recorded.type())
                            && Leaf.parse(leaf).at().equals(enteredAt)
                    : Arrays.equals(leaf, leafOf(enteredAt, recorded));
        } catch (MalformedDocument | IllegalArgumentException | DateTimeException | ArithmeticException impossible) {
            return false; // a type, salt or time that no entry has: the walk must name the row, not stumble over it
        }
    }

    boolean standsIn(TreeHead tree, TileStore tiles) {
        try {
            return InclusionProof.prove(tiles, index, tree.size()).verify(leafHash(), tree);
        } catch (InconsistentTree altered) {
            return false;
        }
    }

    private static byte[] leafOf(Instant enteredAt, QueuedEntry recorded) {
        return Leaf.of(new EntryType(recorded.type()), enteredAt, recorded.salt(), recorded.payload())
                .bytes();
    }
}
