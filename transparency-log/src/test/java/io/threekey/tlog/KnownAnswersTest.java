package io.threekey.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values that the Certificate Transparency reference implementation has tested its Merkle tree with since 2012. */
class KnownAnswersTest {

    // not static: mutants of the hash functions must meet them anew in every test
    private final List<Hash> leaves = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(hex -> MerkleHash.leaf(HexFormat.of().parseHex(hex)))
            .toList();

    private final List<Hash> roots = hashes(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final GrownTree tree = new GrownTree().append(leaves);

    @Nested
    class Rfc6962Section21 {

        @Test
        void theEmptyTreeHashesToTheHashOfNothing() {
            assertThat(MerkleHash.empty()).isEqualTo(roots.getFirst());
            assertThat(RightEdge.empty().head()).isEqualTo(new TreeHead(0, roots.getFirst()));
            assertThat(Tree.head(tree, 0)).isEqualTo(TreeHead.empty());
        }

        @ParameterizedTest
        @CsvSource({"0", "1", "2", "3", "4", "5", "6", "7", "8"})
        void theFirstLeavesHashToTheKnownRoot(int size) {
            GrownTree grown = new GrownTree().append(leaves.subList(0, size));
            assertThat(grown.head).isEqualTo(new TreeHead(size, roots.get(size)));
            assertThat(Tree.head(grown, size)).isEqualTo(grown.head);
        }
    }

    @Nested
    class InclusionProofs {

        @Test
        void ofTheFirstLeafInEight() {
            proves(
                    0,
                    8,
                    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        }

        @Test
        void ofTheSixthLeafInEight() {
            proves(
                    5,
                    8,
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        }

        @Test
        void ofTheThirdLeafInThree() {
            proves(2, 3, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        }

        @Test
        void ofTheSecondLeafInFive() {
            proves(
                    1,
                    5,
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
        }

        @Test
        void ofTheOnlyLeafIsEmpty() {
            proves(0, 1);
        }

        private void proves(int index, int size, String... path) {
            GrownTree grown = new GrownTree().append(leaves.subList(0, size));
            InclusionProof proof = InclusionProof.prove(grown, index, size);
            assertThat(proof.path()).isEqualTo(hashes(path));
            assertThat(proof.verify(leaves.get(index), new TreeHead(size, roots.get(size))))
                    .isTrue();
        }
    }

    @Nested
    class ConsistencyProofs {

        @Test
        void fromOneToOneIsEmpty() {
            proves(1, 1);
        }

        @Test
        void fromOneToEight() {
            proves(
                    1,
                    8,
                    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        }

        @Test
        void fromSixToEight() {
            proves(
                    6,
                    8,
                    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        }

        @Test
        void fromTwoToFive() {
            proves(
                    2,
                    5,
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
        }

        private void proves(int oldSize, int newSize, String... path) {
            ConsistencyProof proof =
                    ConsistencyProof.prove(new GrownTree().append(leaves.subList(0, newSize)), oldSize, newSize);
            assertThat(proof.path()).isEqualTo(hashes(path));
            assertThat(proof.verify(
                            new TreeHead(oldSize, roots.get(oldSize)), new TreeHead(newSize, roots.get(newSize))))
                    .isTrue();
        }
    }

    private static List<Hash> hashes(String... hex) {
        return Stream.of(hex).map(Hash::ofHex).toList();
    }
}
