package io.threekey.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilesTest {

    @Nested
    class Paths {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "tile/0/000",
                    "tile/0/x001/x234/067",
                    "tile/0/x001/234.p/5",
                    "tile/63/999.p/255",
                    "tile/10/x001/000.p/1",
                    "tile/0/x009/x223/x372/x036/x854/775"
                })
        void areReadAndWrittenAsTheSpecificationSpellsThem(String path) {
            assertThat(TileAddress.parse(path).path()).isEqualTo(path);
        }

        @Test
        void nameLevelIndexAndWidth() {
            assertThat(TileAddress.parse("tile/1/x001/x234/067")).isEqualTo(new TileAddress(1, 1_234_067, 256));
            assertThat(TileAddress.parse("tile/0/x001/234.p/5")).isEqualTo(new TileAddress(0, 1234, 5));
            assertThat(BundleAddress.parse("tile/entries/x001/x234/067.p/8"))
                    .isEqualTo(new BundleAddress(1_234_067, 8));
            assertThat(new BundleAddress(1_234_067, 256).path()).isEqualTo("tile/entries/x001/x234/067");
            assertThat(new BundleAddress(2, 8).firstEntry()).isEqualTo(512);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "tile/0/0",
                    "tile/0/0000",
                    "tile/0/x000/001",
                    "tile/0/001/002",
                    "tile/0/x001",
                    "tile/0/001/",
                    "tile/0/001.p/0",
                    "tile/0/001.p/05",
                    "tile/0/001.p/256",
                    "tile/0/001.p/999",
                    "tile/0/001.p/",
                    "tile/00/001",
                    "tile/64/001",
                    "tile/-1/001",
                    "tile//001",
                    "tile/entries/001",
                    "tile/0/../001",
                    "/tile/0/001",
                    "other/0/001"
                })
        void ofAnyOtherSpellingAreRefused(String path) {
            assertThatIllegalArgumentException().isThrownBy(() -> TileAddress.parse(path));
        }

        @ParameterizedTest
        @ValueSource(strings = {"tile/0/001", "tile/entries/1", "tile/entries/x000/001", "tile/entries/001.p/256"})
        void ofNoBundleAreRefusedAsBundles(String path) {
            assertThatIllegalArgumentException().isThrownBy(() -> BundleAddress.parse(path));
        }

        @Test
        void ofImpossibleTilesDoNotExist() {
            assertThatIllegalArgumentException().isThrownBy(() -> new TileAddress(-1, 0, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> new TileAddress(64, 0, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> new TileAddress(0, -1, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> new TileAddress(0, 0, 0));
            assertThatIllegalArgumentException().isThrownBy(() -> new TileAddress(0, 0, 257));
            assertThatIllegalArgumentException().isThrownBy(() -> new BundleAddress(-1, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> new BundleAddress(0, 257));
        }
    }

    @Nested
    class ATreeOf70000Leaves {

        @Test
        void isServedByTheTilesThatTheSpecificationCounts() {
            List<TileAddress> tiles = TileAddress.allOf(70_000);
            Map<Integer, Long> full = tiles.stream()
                    .filter(TileAddress::isFull)
                    .collect(Collectors.groupingBy(TileAddress::level, Collectors.counting()));
            assertThat(full).isEqualTo(Map.of(0, 273L, 1, 1L));
            assertThat(tiles.stream().filter(tile -> !tile.isFull()))
                    .containsExactly(new TileAddress(0, 273, 112), new TileAddress(1, 1, 17), new TileAddress(2, 0, 1));
            assertThat(BundleAddress.allOf(70_000)).hasSize(274).last().isEqualTo(new BundleAddress(273, 112));
        }

        @Test
        void growsAcrossTwoLevelsAndStillProvesItsLeaves() {
            GrownTree tree = GrownTree.of(65_530).append(GrownTree.leaves(65_530, 70_000));
            assertThat(tree.tiles).containsKey(new TileAddress(1, 0, 256)).containsKey(new TileAddress(2, 0, 1));
            assertThat(tree.head.root()).isEqualTo(NaiveTree.root(GrownTree.leaves(0, 70_000)));
            assertThat(Tree.head(tree, 65_530)).isEqualTo(GrownTree.of(65_530).head);
            assertThat(InclusionProof.prove(tree, 65_536, 70_000).verify(GrownTree.leaf(65_536), tree.head))
                    .isTrue();
            assertThat(ConsistencyProof.prove(tree, 65_536, 70_000).verify(Tree.head(tree, 65_536), tree.head))
                    .isTrue();
        }
    }

    /** tlog-tiles: tile n of level l ends before leaf (n + 1) * 256^(l + 1), and a full one never changes. */
    @Nested
    class AReaderWhoHasSeenSome {

        @Test
        void isGivenWhatWasNotFullThen() {
            assertThat(TileAddress.since(69_999, 70_000))
                    .containsExactly(new TileAddress(0, 273, 112), new TileAddress(1, 1, 17), new TileAddress(2, 0, 1));
            assertThat(BundleAddress.since(69_999, 70_000)).containsExactly(new BundleAddress(273, 112));
            assertThat(TileAddress.since(511, 520))
                    .containsExactly(new TileAddress(0, 1, 256), new TileAddress(0, 2, 8), new TileAddress(1, 0, 2));
            assertThat(BundleAddress.since(511, 520))
                    .containsExactly(new BundleAddress(1, 256), new BundleAddress(2, 8));
        }

        @Test
        void isGivenNothingAgainThatWasFull() {
            assertThat(TileAddress.since(512, 520)).containsExactly(new TileAddress(0, 2, 8), new TileAddress(1, 0, 2));
            assertThat(BundleAddress.since(512, 520)).containsExactly(new BundleAddress(2, 8));
            assertThat(TileAddress.since(512, 512)).containsExactly(new TileAddress(1, 0, 2));
            assertThat(BundleAddress.since(512, 512)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 1, 255, 256, 257, 300, 65_535, 65_536, 65_537, 66_000, 69_888, 69_999, 70_000})
        void isGivenAllOthersFromWhereverTheReadingEnded(long from) {
            assertThat(TileAddress.since(from, 70_000))
                    .containsExactlyElementsOf(TileAddress.allOf(70_000).stream()
                            .filter(tile -> from < end(tile.index(), tile.level()))
                            .toList());
            assertThat(BundleAddress.since(from, 70_000))
                    .containsExactlyElementsOf(BundleAddress.allOf(70_000).stream()
                            .filter(bundle -> from < end(bundle.index(), 0))
                            .toList());
        }

        private static long end(long index, int level) {
            return (index + 1) * (long) Math.pow(256, level + 1);
        }

        /** The partial tile of level l is floor(s / 256^l) mod 256 wide, and an empty one is not served. */
        @Test
        void isGivenTheRightEdgeOfATreeOfAnyHeight() {
            assertThat(edge(1L << 55)).containsExactly(new TileAddress(6, 0, 128));
            assertThat(edge(1L << 56)).containsExactly(new TileAddress(7, 0, 1));
            assertThat(edge((1L << 56) + 1)).containsExactly(new TileAddress(0, 1L << 48, 1), new TileAddress(7, 0, 1));
            assertThat(edge((1L << 62) + 5 * 256 + 3))
                    .containsExactly(
                            new TileAddress(0, (1L << 54) + 5, 3),
                            new TileAddress(1, 1L << 46, 5),
                            new TileAddress(7, 0, 64));
        }

        private static List<TileAddress> edge(long size) {
            return TileAddress.since(size, size).toList();
        }
    }

    @Nested
    class ATreeOf256Leaves {

        @Test
        void hasWiderTilesThanSmallerOnes() {
            assertThat(new TileAddress(0, 0, 5).grownTo(256)).isEqualTo(new TileAddress(0, 0, 256));
            assertThat(new TileAddress(0, 0, 5).grownTo(7)).isEqualTo(new TileAddress(0, 0, 7));
            assertThatIllegalArgumentException().isThrownBy(() -> new TileAddress(0, 1, 5).grownTo(256));
        }

        @Test
        void servesNoOtherTile() {
            assertThat(TileAddress.allOf(256)).allMatch(tile -> tile.isIn(256));
            assertThat(new TileAddress(0, 0, 255).isIn(256)).isFalse();
            assertThat(new TileAddress(0, 1, 1).isIn(256)).isFalse();
            assertThat(new TileAddress(1, 0, 2).isIn(256)).isFalse();
            assertThat(new TileAddress(2, 0, 1).isIn(256)).isFalse();
            assertThat(new TileAddress(8, 0, 256).isIn(256)).isFalse();
        }

        @Test
        void hasOneFullTileAndOneHashAbove() {
            assertThat(TileAddress.allOf(256)).containsExactly(new TileAddress(0, 0, 256), new TileAddress(1, 0, 1));
        }
    }

    @Nested
    class AppendingToDamagedTiles {

        private final GrownTree tree = GrownTree.of(300);
        private final TileAddress newest = new TileAddress(0, 1, 44);

        @Test
        void isRefusedWhereOneIsMissing() {
            tree.tiles.remove(newest);
            assertThatThrownBy(() -> tree.append(GrownTree.leaves(300, 301)))
                    .isInstanceOf(InconsistentTree.class)
                    .hasMessage("The tile tile/0/001.p/44 is missing");
        }

        @Test
        void isRefusedWhereOneIsShort() {
            tree.tiles.computeIfPresent(newest, (address, bytes) -> Arrays.copyOf(bytes, bytes.length - 1));
            assertThatThrownBy(() -> tree.append(GrownTree.leaves(300, 301)))
                    .isInstanceOf(InconsistentTree.class)
                    .hasMessage("The tile tile/0/001.p/44 is too short: 1407 bytes");
        }

        @Test
        void isRefusedWhereOneWasChanged() {
            tree.tiles.computeIfPresent(newest, (address, bytes) -> with(bytes, 7));
            assertThatThrownBy(() -> tree.append(GrownTree.leaves(300, 301)))
                    .isInstanceOf(InconsistentTree.class)
                    .hasMessageContaining("not to its root " + tree.head.root());
        }

        private byte[] with(byte[] bytes, int changed) {
            byte[] copy = bytes.clone();
            copy[changed] ^= 1;
            return copy;
        }

        @Test
        void isNotHinderedByAWiderTile() {
            tree.tiles.computeIfPresent(newest, (address, bytes) -> Arrays.copyOf(bytes, 50 * Hash.LENGTH));
            tree.append(GrownTree.leaves(300, 301));
            assertThat(tree.head).isEqualTo(GrownTree.of(301).head);
        }
    }

    @Nested
    class TheRightEdge {

        @Test
        void handsOutEachChangedTileOnce() {
            RightEdge edge = RightEdge.empty();
            GrownTree.leaves(0, 257).forEach(edge::add);
            assertThat(edge.takeChanged())
                    .containsOnlyKeys(new TileAddress(0, 0, 256), new TileAddress(0, 1, 1), new TileAddress(1, 0, 1));
            assertThat(edge.takeChanged()).isEmpty();
            edge.add(GrownTree.leaf(257));
            assertThat(edge.takeChanged()).containsOnlyKeys(new TileAddress(0, 1, 2));
            assertThat(edge.head()).isEqualTo(GrownTree.of(258).head);
        }
    }

    @Nested
    class Bundles {

        @Test
        void writeTheLengthBeforeEachEntry() {
            EntryBundle bundle = new EntryBundle(List.of(new byte[] {1, 2, 3}, new byte[0], new byte[258]));
            byte[] bytes = bundle.encode();
            assertThat(bytes).hasSize(2 + 3 + 2 + 2 + 258).startsWith(0, 3, 1, 2, 3, 0, 0, 1, 2);
            assertThat(EntryBundle.parse(bytes).entries())
                    .usingRecursiveComparison()
                    .isEqualTo(bundle.entries());
            assertThat(bundle.leaves().get(1)).isEqualTo(MerkleHash.leaf(new byte[0]));
        }

        @Test
        void holdTheLongestEntry() {
            byte[] bytes = new EntryBundle(List.of(new byte[65_535])).encode();
            assertThat(bytes).startsWith(0xff, 0xff);
            assertThat(EntryBundle.parse(bytes).entries().getFirst()).hasSize(65_535);
        }

        @Test
        void refuseWhatTheyCannotHold() {
            assertThatIllegalArgumentException().isThrownBy(() -> new EntryBundle(List.of(new byte[65_536])));
            assertThatIllegalArgumentException().isThrownBy(() -> new EntryBundle(List.of()));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new EntryBundle(Collections.nCopies(257, new byte[1])));
            assertThat(new EntryBundle(Collections.nCopies(256, new byte[1])).leaves())
                    .hasSize(256);
        }

        @Test
        void refuseBytesThatEndWithinAnEntry() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EntryBundle.parse(new byte[] {0, 1, 9, 0, 3, 1, 2}))
                    .withMessage("The bundle ends within entry 1");
            assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.parse(new byte[] {0}));
        }
    }

    @Nested
    class Values {

        @Test
        void thatProveNothingDoNotVerify() {
            assertThat(new ConsistencyProof(3, 5, List.of()).verify(GrownTree.of(3).head, GrownTree.of(5).head))
                    .isFalse();
        }

        @Test
        void areNotChangedFromOutside() {
            byte[] bytes = new byte[32];
            Hash hash = new Hash(bytes);
            bytes[0] = 1;
            hash.bytes()[0] = 2;
            assertThat(hash).isEqualTo(new Hash(new byte[32])).hasSameHashCodeAs(new Hash(new byte[32]));
            assertThat(hash).isNotEqualTo(Hash.ofHex("01" + "00".repeat(31))).hasToString("00".repeat(32));
            assertThat(Hash.ofHex("01" + "00".repeat(31)).hashCode()).isNotEqualTo(hash.hashCode());
        }

        @Test
        void thatCannotBeAreRefused() {
            assertThatIllegalArgumentException().isThrownBy(() -> new Hash(new byte[31]));
            assertThatIllegalArgumentException().isThrownBy(() -> new TreeHead(-1, MerkleHash.empty()));
            assertThatIllegalArgumentException().isThrownBy(() -> new TreeHead(0, GrownTree.leaf(1)));
            assertThatIllegalArgumentException().isThrownBy(() -> new InclusionProof(3, 3, List.of()));
            assertThatIllegalArgumentException().isThrownBy(() -> new InclusionProof(-1, 3, List.of()));
            assertThatIllegalArgumentException().isThrownBy(() -> new ConsistencyProof(4, 3, List.of()));
            assertThatIllegalArgumentException().isThrownBy(() -> new ConsistencyProof(-1, 3, List.of()));
            assertThatIllegalArgumentException().isThrownBy(() -> InclusionProof.prove(GrownTree.of(3), 3, 3));
        }
    }
}
