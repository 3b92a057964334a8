package io.threekey.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever the size and however it grew, the tree in tiles is the tree of RFC 6962. */
class TreeProperties {

    private static final int TRIES = 150;

    @Property(tries = TRIES)
    void growingInAnyBatchesGivesTheSameHeadAndTiles(
            @ForAll("sizes") int size, @ForAll @IntRange(min = 1, max = 600) int batch) {
        GrownTree inBatches = new GrownTree();
        for (int from = 0; from < size; from += batch) {
            inBatches.append(GrownTree.leaves(from, Math.min(size, from + batch)));
        }
        List<Hash> leaves = GrownTree.leaves(0, size);
        assertThat(inBatches.head).isEqualTo(new TreeHead(size, NaiveTree.root(leaves)));
        GrownTree atOnce = GrownTree.of(size);
        assertThat(atOnce.head).isEqualTo(inBatches.head);
        assertThat(atOnce.tiles.keySet()).isEqualTo(new HashSet<>(TileAddress.allOf(size)));
        atOnce.tiles.forEach((address, bytes) -> {
            assertThat(bytes).as(address.path()).isEqualTo(NaiveTree.tile(address, leaves));
            assertThat(inBatches.tiles.get(address)).as(address.path()).isEqualTo(bytes);
        });
        assertThat(Tree.head(atOnce, size)).isEqualTo(atOnce.head);
    }

    @Property(tries = TRIES)
    void appendingReadsOnlyTheUnfilledTiles(@ForAll("sizes") int size) {
        GrownTree tree = GrownTree.of(size);
        tree.read.clear();
        tree.append(GrownTree.leaves(size, size + 3));
        assertThat(tree.read).noneMatch(TileAddress::isFull).hasSizeLessThanOrEqualTo(2);
    }

    @Property(tries = TRIES)
    void everyLeafIsProvedAsTheSpecificationSays(@ForAll("positiveSizes") int size, @ForAll int any) {
        int index = Math.floorMod(any, size);
        GrownTree tree = GrownTree.of(size);
        InclusionProof proof = InclusionProof.prove(tree, index, size);
        assertThat(proof.path()).isEqualTo(NaiveTree.path(index, GrownTree.leaves(0, size)));
        assertThat(proof.verify(GrownTree.leaf(index), tree.head)).isTrue();
    }

    @Property(tries = TRIES)
    void anInclusionProofProvesNothingElse(@ForAll("positiveSizes") int size, @ForAll int any, @ForAll int other) {
        int index = Math.floorMod(any, size);
        GrownTree tree = GrownTree.of(size);
        InclusionProof proof = InclusionProof.prove(tree, index, size);
        Hash leaf = GrownTree.leaf(index);
        assertThat(proof.verify(GrownTree.leaf(-1), tree.head)).isFalse();
        assertThat(proof.verify(leaf, new TreeHead(size, GrownTree.leaf(-2)))).isFalse();
        assertThat(proof.verify(leaf, new TreeHead(size + 1, tree.head.root()))).isFalse();
        for (List<Hash> path : damaged(proof.path(), other)) {
            assertThat(new InclusionProof(index, size, path).verify(leaf, tree.head))
                    .as("%s", path)
                    .isFalse();
        }
        int elsewhere = Math.floorMod(other, size);
        assertThat(new InclusionProof(elsewhere, size, proof.path()).verify(leaf, tree.head))
                .isEqualTo(elsewhere == index);
    }

    @Property(tries = TRIES)
    void everyGrowthIsProvedAsTheSpecificationSays(@ForAll("positiveSizes") int size, @ForAll int any) {
        int oldSize = Math.floorMod(any, size + 1);
        GrownTree tree = GrownTree.of(size);
        ConsistencyProof proof = ConsistencyProof.prove(tree, oldSize, size);
        List<Hash> expected = oldSize == 0 ? List.of() : NaiveTree.subproof(oldSize, GrownTree.leaves(0, size), true);
        assertThat(proof.path()).isEqualTo(expected);
        assertThat(proof.verify(GrownTree.of(oldSize).head, tree.head)).isTrue();
    }

    @Property(tries = TRIES)
    void aConsistencyProofProvesNothingElse(@ForAll("positiveSizes") int size, @ForAll int any, @ForAll int other) {
        int oldSize = 1 + Math.floorMod(any, size);
        GrownTree tree = GrownTree.of(size);
        TreeHead older = GrownTree.of(oldSize).head;
        ConsistencyProof proof = ConsistencyProof.prove(tree, oldSize, size);
        Hash fork = GrownTree.leaf(-1);
        assertThat(proof.verify(new TreeHead(oldSize, fork), tree.head)).isFalse();
        assertThat(proof.verify(older, new TreeHead(size, fork))).isFalse();
        assertThat(proof.verify(older, new TreeHead(size + 1, tree.head.root())))
                .isFalse();
        assertThat(proof.verify(new TreeHead(oldSize + 1, older.root()), tree.head))
                .isFalse();
        for (List<Hash> path : damaged(proof.path(), other)) {
            assertThat(new ConsistencyProof(oldSize, size, path).verify(older, tree.head))
                    .as("%s", path)
                    .isFalse();
        }
        assertThat(new ConsistencyProof(0, size, List.of(fork)).verify(TreeHead.empty(), tree.head))
                .isFalse();
    }

    /** Shorter, longer, swapped, and with one hash replaced. */
    private static List<List<Hash>> damaged(List<Hash> path, int seed) {
        List<List<Hash>> damaged = new ArrayList<>();
        List<Hash> longer = new ArrayList<>(path);
        longer.add(GrownTree.leaf(-3));
        damaged.add(longer);
        if (!path.isEmpty()) {
            damaged.add(path.subList(0, path.size() - 1));
            damaged.add(path.subList(1, path.size()));
            List<Hash> replaced = new ArrayList<>(path);
            replaced.set(Math.floorMod(seed, path.size()), GrownTree.leaf(-4));
            damaged.add(replaced);
        }
        if (path.size() > 1) {
            damaged.add(path.reversed());
        }
        return damaged;
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, 40),
                Arbitraries.of(255, 256, 257, 511, 512, 513, 768),
                Arbitraries.integers().between(41, 1500));
    }

    @Provide
    Arbitrary<Integer> positiveSizes() {
        return sizes().filter(size -> size > 0);
    }
}
