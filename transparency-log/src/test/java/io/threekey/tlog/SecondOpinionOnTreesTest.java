package io.threekey.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threekey.testkit.SecondOpinion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** This library and the one in Python say the same of a tree, byte for byte, and of what proves nothing. */
class SecondOpinionOnTreesTest {

    private static final long SEED = 20261123;

    private SecondOpinion other;
    private final Random random = new Random(SEED);
    private final List<byte[]> entries = new ArrayList<>();
    private final GrownTree tree = new GrownTree();

    @BeforeEach
    void somebodyElseIsAsked() {
        assumeTrue(SecondOpinion.canBeHad(), SecondOpinion.MISSING);
        other = SecondOpinion.asked();
    }

    @AfterEach
    void theyGo() {
        if (other != null) {
            other.close();
        }
    }

    @Nested
    class BothAgree {

        @Test
        void onEveryTreeOfUpTo600Entries() {
            agreeOnTheTree();
            for (var size = 1; size <= 600; size++) {
                grow(1);
                agreeOnTheTree();
                agreeOnInclusion(random.nextInt(size));
                agreeOnInclusion(size - 1);
                agreeOnGrowthFrom(random.nextInt(size + 1));
            }
        }

        @Test
        void onEveryProofInTreesOfUpTo40Entries() {
            for (var size = 1; size <= 40; size++) {
                grow(1);
                IntStream.range(0, size).forEach(this::agreeOnInclusion);
                IntStream.rangeClosed(0, size).forEach(this::agreeOnGrowthFrom);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {65_535, 65_536, 65_537})
        void whereATreeGetsAThirdLevelOfTiles(int size) {
            grow(size);
            agreeOnTheTree();
            for (var boundary : new int[] {0, 255, 256, 65_279, 65_280, size - 1}) {
                agreeOnInclusion(boundary);
                agreeOnGrowthFrom(boundary + 1);
            }
        }

        private void agreeOnTheTree() {
            var size = tree.head.size();
            assertThat(other.says("root", size)).isEqualTo(tree.head.root().toString());
            assertThat(filesIn(other.says("tiles", size))).isEqualTo(tilesOf(size));
            assertThat(filesIn(other.says("bundles", size))).isEqualTo(bundlesOf(size));
        }

        private void agreeOnInclusion(int index) {
            var proof = InclusionProof.prove(tree, index, tree.head.size());
            assertThat(other.says("inclusion", index, tree.head.size())).isEqualTo(written(proof.path()));
        }

        private void agreeOnGrowthFrom(int size) {
            var proof = ConsistencyProof.prove(tree, size, tree.head.size());
            assertThat(other.says("consistency", size, tree.head.size())).isEqualTo(written(proof.path()));
        }
    }

    @Nested
    class BothJudgeAlike {

        private static final int TRIES = 400;

        /** Entry by entry, so that the tiles of each smaller tree are there too. */
        @BeforeEach
        void aTreeGrew() {
            for (var size = 1; size <= 300; size++) {
                grow(1);
            }
        }

        @Test
        void whateverSomebodySaysOfAnEntrysPlace() {
            var held = 0;
            for (var attempt = 0; attempt < TRIES; attempt++) {
                var size = 1 + random.nextInt(300);
                var index = random.nextInt(size);
                var claim = new InclusionProof(
                        elsewhere(index, size),
                        size,
                        damaged(InclusionProof.prove(tree, index, size).path()));
                var leaf = MerkleHash.leaf(entries.get(index));
                var head = damaged(Tree.head(tree, size));
                var holds = claim.verify(leaf, head);
                var said = other.says("included", claim.index(), head.size(), leaf, written(claim.path()), head.root());
                assertThat(said).as("%s of %s", claim, head).isEqualTo(holds ? "yes" : "no");
                held += holds ? 1 : 0;
            }
            assertThat(held).isBetween(TRIES / 10, TRIES * 9 / 10);
        }

        @Test
        void whateverSomebodySaysOfATreesGrowth() {
            var held = 0;
            for (var attempt = 0; attempt < TRIES; attempt++) {
                var size = 1 + random.nextInt(300);
                var oldSize = random.nextInt(size + 1);
                var claim = new ConsistencyProof(
                        oldSize,
                        size,
                        damaged(ConsistencyProof.prove(tree, oldSize, size).path()));
                var older = new TreeHead(
                        oldSize,
                        oldSize == 0
                                ? MerkleHash.empty()
                                : damagedRoot(Tree.head(tree, oldSize).root()));
                var newer = new TreeHead(size, damagedRoot(Tree.head(tree, size).root()));
                var holds = claim.verify(older, newer);
                var said = other.says("consistent", oldSize, older.root(), size, newer.root(), written(claim.path()));
                assertThat(said).as("%s from %s to %s", claim, older, newer).isEqualTo(holds ? "yes" : "no");
                held += holds ? 1 : 0;
            }
            assertThat(held).isBetween(TRIES / 10, TRIES * 9 / 10);
        }

        private int elsewhere(int index, int size) {
            return random.nextInt(4) > 0 ? index : random.nextInt(size);
        }

        private TreeHead damaged(TreeHead head) {
            return new TreeHead(head.size(), damagedRoot(head.root()));
        }

        private Hash damagedRoot(Hash root) {
            return random.nextInt(10) > 0 ? root : GrownTree.leaf(random.nextInt());
        }

        /** As it is, shorter at either end, longer, in another order, or with a hash of another place. */
        private List<Hash> damaged(List<Hash> path) {
            var damaged = new ArrayList<>(path);
            switch (random.nextInt(12)) {
                case 0 -> damaged.add(GrownTree.leaf(random.nextInt()));
                case 1 -> damaged.addFirst(tree.head.root());
                case 2 -> damaged.subList(0, Math.min(1, damaged.size())).clear();
                case 3 ->
                    damaged.subList(Math.max(0, damaged.size() - 1), damaged.size())
                            .clear();
                case 4 -> Collections.shuffle(damaged, random);
                case 5 -> damaged.replaceAll(hash -> random.nextInt(4) > 0 ? hash : GrownTree.leaf(random.nextInt()));
                default -> {}
            }
            return damaged;
        }
    }

    private void grow(int count) {
        var added = Stream.generate(this::entry).limit(count).toList();
        entries.addAll(added);
        tree.append(added.stream().map(MerkleHash::leaf).toList());
        var question = Stream.concat(Stream.of("append"), added.stream()).toArray();
        assertThat(other.says(question)).isEqualTo(Integer.toString(entries.size()));
    }

    /** None of them alike, of any length, the first one empty. */
    private byte[] entry() {
        var bytes = new byte[entries.isEmpty() ? 0 : 4 + random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }

    private Map<String, String> tilesOf(long size) {
        return TileAddress.allOf(size).stream()
                .collect(Collectors.toMap(
                        TileAddress::path, address -> hex(tree.read(address).orElseThrow())));
    }

    private Map<String, String> bundlesOf(long size) {
        return BundleAddress.allOf(size).stream()
                .collect(Collectors.toMap(BundleAddress::path, address -> hex(bundle(address))));
    }

    private byte[] bundle(BundleAddress address) {
        var first = (int) address.firstEntry();
        return new EntryBundle(entries.subList(first, first + address.width())).encode();
    }

    private static Map<String, String> filesIn(String answer) {
        return Stream.of(answer.split(" "))
                .filter(file -> !file.isEmpty())
                .map(file -> file.split("=", -1))
                .collect(Collectors.toMap(file -> file[0], file -> file[1]));
    }

    private static String written(List<Hash> path) {
        return path.isEmpty() ? "-" : path.stream().map(Hash::toString).collect(Collectors.joining(","));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
