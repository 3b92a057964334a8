package io.threekey.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The examples that the specifications print, as they print them. */
class SpecificationExamplesTest {

    /** Named as in the picture: seven entries, their hashes a to f and j, and the nodes above. */
    @Nested
    class TheTreeOfRfc9162Section215 {

        private final List<Hash> d = GrownTree.leaves(0, 7);
        private final Hash a = d.get(0);
        private final Hash b = d.get(1);
        private final Hash c = d.get(2);
        private final Hash f = d.get(5);
        private final Hash j = d.get(6);
        private final Hash g = MerkleHash.node(a, b);
        private final Hash h = MerkleHash.node(c, d.get(3));
        private final Hash i = MerkleHash.node(d.get(4), f);
        private final Hash k = MerkleHash.node(g, h);
        private final Hash l = MerkleHash.node(i, j);
        private final GrownTree tree = new GrownTree();

        @BeforeEach
        void growsEntryByEntry() {
            d.forEach(entry -> tree.append(List.of(entry)));
        }

        @Test
        void hasTheRootThatThePictureShows() {
            assertThat(tree.head.root()).isEqualTo(MerkleHash.node(k, l));
            assertThat(Tree.head(tree, 3).root()).isEqualTo(MerkleHash.node(g, c));
            assertThat(Tree.head(tree, 4).root()).isEqualTo(k);
            assertThat(Tree.head(tree, 6).root()).isEqualTo(MerkleHash.node(k, i));
        }

        @Test
        void provesItsEntriesByThesePaths() {
            assertThat(pathOf(0)).containsExactly(b, h, l);
            assertThat(pathOf(3)).containsExactly(c, g, l);
            assertThat(pathOf(4)).containsExactly(f, j, k);
            assertThat(pathOf(6)).containsExactly(i, k);
        }

        @Test
        void provesItsGrowthByThesePaths() {
            assertThat(growthFrom(3)).containsExactly(c, d.get(3), g, l);
            assertThat(growthFrom(4)).containsExactly(l);
            assertThat(growthFrom(6)).containsExactly(i, j, k);
        }

        @Test
        void isProvedByNoPathOfAnotherPlaceOrSize() {
            for (var at : IntStream.range(0, 7).toArray()) {
                for (var elsewhere : IntStream.range(0, 7).toArray()) {
                    var moved = new InclusionProof(elsewhere, 7, pathOf(at));
                    assertThat(moved.verify(d.get(at), tree.head)).isEqualTo(at == elsewhere);
                }
            }
            for (var from : new int[] {3, 4, 6}) {
                for (var claimed : IntStream.rangeClosed(1, 7).toArray()) {
                    var older = new TreeHead(claimed, Tree.head(tree, from).root());
                    assertThat(new ConsistencyProof(claimed, 7, growthFrom(from)).verify(older, tree.head))
                            .isEqualTo(claimed == from);
                }
            }
        }

        private List<Hash> pathOf(int index) {
            return InclusionProof.prove(tree, index, 7).path();
        }

        private List<Hash> growthFrom(int size) {
            return ConsistencyProof.prove(tree, size, 7).path();
        }
    }

    /** Second preimages: what stands above may not pass for an entry, nor an entry for what stands above (section 2.1). */
    @Nested
    class TheTwoPrefixes {

        @Test
        void keepANodeFromPassingForAnEntry() {
            var inner = new byte[64];
            GrownTree.leaf(0).copyInto(inner, 0);
            GrownTree.leaf(1).copyInto(inner, 32);
            var tree = GrownTree.of(2);
            assertThat(new TreeHead(1, MerkleHash.leaf(inner)).root()).isNotEqualTo(tree.head.root());
            assertThat(new InclusionProof(0, 1, List.of()).verify(MerkleHash.leaf(inner), tree.head))
                    .isFalse();
        }
    }

    @Nested
    class C2spSignedNote {

        private static final String EXAMPLE_KEY =
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

        private static final String EXAMPLE = "This is an example message.\n\n\u2014 example.com/foo"
                + " Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

        @Test
        void opensItsExample() {
            assertThat(Note.openExactly(EXAMPLE.getBytes(StandardCharsets.UTF_8), NoteVerifier.parse(EXAMPLE_KEY)))
                    .isEqualTo("This is an example message.\n");
        }

        @Test
        void takesAtLeastSixteenSignatures() {
            var fifteenMore = "\u2014 witness.example AAAAAAEC\n".repeat(15);
            assertThat(Note.open(
                            (EXAMPLE + fifteenMore).getBytes(StandardCharsets.UTF_8), NoteVerifier.parse(EXAMPLE_KEY)))
                    .isEqualTo("This is an example message.\n");
        }
    }
}
