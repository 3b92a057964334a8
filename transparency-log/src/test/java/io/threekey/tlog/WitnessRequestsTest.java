package io.threekey.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The body of C2SP tlog-witness, "add-checkpoint", as the specification words it. */
class WitnessRequestsTest {

    private static final List<String> PROOF = List.of(
            "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=",
            "jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=",
            "5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=",
            "/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=");

    private static final String NOTE = "example.com/behind-the-sofa\n20852163\n"
            + "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
            + "\u2014 example.com/behind-the-sofa"
            + " Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
            + "\u2014 example.com/behind-the-sofa"
            + " opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=\n";

    private static final String EXAMPLE = "old 20852014\n" + String.join("\n", PROOF) + "\n\n" + NOTE;

    private static WitnessRequest parsed(String body) {
        return WitnessRequest.parse(body.getBytes(UTF_8));
    }

    private static void refused(String body, String why) {
        assertThatExceptionOfType(UnacceptableNote.class)
                .as(body)
                .isThrownBy(() -> parsed(body))
                .withMessageContaining(why);
    }

    @Nested
    class TheSpecificationsExample {

        @Test
        void isReadLineByLine() {
            WitnessRequest request = parsed(EXAMPLE);
            assertThat(request.oldSize()).isEqualTo(20_852_014);
            assertThat(request.proof()).extracting(Hash::base64).containsExactlyElementsOf(PROOF);
            assertThat(new String(request.note(), UTF_8)).isEqualTo(NOTE);
            assertThat(request.claimedOrigin()).isEqualTo("example.com/behind-the-sofa");
        }

        @Test
        void isWrittenByteForByte() {
            assertThat(new String(parsed(EXAMPLE).body(), UTF_8)).isEqualTo(EXAMPLE);
        }

        @Test
        void isNotChangedFromOutside() {
            byte[] note = NOTE.getBytes(UTF_8);
            var proof = new ArrayList<>(parsed(EXAMPLE).proof());
            var request = new WitnessRequest(20_852_014, proof, note);
            note[0] = 'x';
            proof.clear();
            request.note()[0] = 'y';
            assertThat(new String(request.body(), UTF_8)).isEqualTo(EXAMPLE);
        }
    }

    @Nested
    class TheOldSize {

        @ParameterizedTest
        @ValueSource(strings = {"0", "1", "10", "999999999999999999"})
        void isADecimal(String size) {
            WitnessRequest request = parsed("old " + size + "\n\n" + NOTE);
            assertThat(request.oldSize()).isEqualTo(Long.parseLong(size));
            assertThat(new String(request.body(), UTF_8)).isEqualTo("old " + size + "\n\n" + NOTE);
        }

        /** Nineteen digits may be more than a long holds, and no log has as many entries as the least of such numbers. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "old",
                    "old ",
                    "old  1",
                    "old\t1",
                    "old 1 ",
                    "old 1\r",
                    "old 01",
                    "old 00",
                    "old -1",
                    "old +1",
                    "old 1e3",
                    "old 0x1",
                    "old \u0661",
                    "old 1000000000000000000",
                    "old 9223372036854775808",
                    "Old 1",
                    " old 1",
                    "new 1",
                    "1"
                })
        void isSpeltInNoOtherWay(String line) {
            refused(line + "\n\n" + NOTE, "The first line does not say the old size");
        }

        @Test
        void isNotNegative() {
            assertThatExceptionOfType(UnacceptableNote.class)
                    .isThrownBy(() -> new WitnessRequest(-1, List.of(), NOTE.getBytes(UTF_8)));
        }

        @Test
        void isAskedForBeforeTheProof() {
            refused(PROOF.getFirst() + "\nold 1\n\n" + NOTE, "The first line does not say the old size");
            refused("old 1\nold 1\n\n" + NOTE, "A hash of the proof is not Base 64");
        }
    }

    @Nested
    class TheProof {

        @Test
        void hasAtMost63Hashes() {
            String line = PROOF.getFirst() + "\n";
            assertThat(parsed("old 1\n" + line.repeat(63) + "\n" + NOTE).proof())
                    .hasSize(63)
                    .containsOnly(Hash.ofHex("3e544d0abc07a6a846aeea6e7b42fb8316e36cc88a03db5e9afb996430e991ac"));
            refused("old 1\n" + line.repeat(64) + "\n" + NOTE, "at most 63 hashes");
            var tooMany = Collections.nCopies(64, GrownTree.leaf(0));
            assertThatExceptionOfType(UnacceptableNote.class)
                    .isThrownBy(() -> new WitnessRequest(1, tooMany, NOTE.getBytes(UTF_8)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw",
                    "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkax=",
                    " PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=",
                    "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw= ",
                    "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\r",
                    "3e544d0abc07a6a846aeea6e7b42fb8316e36cc88a03db5e9afb996430e991ac",
                    "_6WVhPs2CwSsb5rYBH5cjHV_wSmA79abXAwhXw3Kj_0=",
                    "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkQ==",
                    "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkawA"
                })
        void isOfHashesInBase64(String line) {
            refused("old 1\n" + line + "\n\n" + NOTE, "A hash of the proof ");
            refused("old 1\n" + PROOF.getFirst() + "\n" + line + "\n\n" + NOTE, "A hash of the proof ");
        }
    }

    @Nested
    class TheCheckpoint {

        @ParameterizedTest
        @ValueSource(strings = {"", "old 0", "old 0\n", "old 0\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n"})
        void followsUponAnEmptyLine(String body) {
            refused(body, "There is no empty line before a checkpoint");
        }

        @Test
        void followsUponTheOldSizeToo() {
            refused("\n\n" + NOTE, "The first line does not say the old size");
            refused(NOTE, "The first line does not say the old size");
        }

        @Test
        void beginsBehindTheFirstEmptyLine() {
            assertThat(new String(parsed("old 0\n\none\n\ntwo\n").note(), UTF_8))
                    .isEqualTo("one\n\ntwo\n");
            assertThat(parsed("old 0\n\n").note()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "hello\n",
                    "example.com/log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                    "example.com/log\n1\n\n\u2014 example.com/log AAAAAAEC\n",
                    "\nexample.com/log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\u2014 log AAAAAAEC\n"
                })
        void claimsNoOriginWhereItIsNone(String note) {
            WitnessRequest request = parsed("old 0\n\n" + note);
            assertThatExceptionOfType(UnacceptableNote.class).isThrownBy(request::claimedOrigin);
        }

        @Test
        void isText() {
            byte[] body = EXAMPLE.getBytes(UTF_8);
            body[body.length - 3] = (byte) 0xff;
            assertThatExceptionOfType(UnacceptableNote.class)
                    .isThrownBy(() -> WitnessRequest.parse(body))
                    .withMessage("The request is not UTF-8");
        }
    }

    /** RFC 9162 section 2.1.5: the tree of seven entries, its growth from three, four and six. */
    @Nested
    class ALogThatAsks {

        private static final String ORIGIN = "hospital.example/ledger";

        private final GrownTree tree = GrownTree.of(7);
        private final List<Hash> leaves = GrownTree.leaves(0, 7);
        private SignedCheckpoint checkpoint;

        @BeforeEach
        void signs() throws Exception {
            checkpoint = SignedCheckpoint.sign(
                    Checkpoint.of(ORIGIN, tree.head),
                    NoteSigner.of(
                            ORIGIN, KeyPairGenerator.getInstance("Ed25519").generateKeyPair()));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5, 6})
        void provesItsGrowthSinceTheWitnessSawIt(int oldSize) {
            WitnessRequest request = WitnessRequest.of(oldSize, checkpoint, tree);
            assertThat(request.oldSize()).isEqualTo(oldSize);
            assertThat(request.proof()).isEqualTo(NaiveTree.subproof(oldSize, leaves, true));
            assertThat(request.note()).isEqualTo(checkpoint.bytes());
            assertThat(request.claimedOrigin()).isEqualTo(ORIGIN);
        }

        @Test
        void provesNothingFromTheEmptyTreeAndFromTheSame() {
            for (long oldSize : new long[] {0, 7}) {
                assertThat(new String(
                                WitnessRequest.of(oldSize, checkpoint, tree).body(), UTF_8))
                        .isEqualTo("old " + oldSize + "\n\n" + checkpoint.note());
            }
        }

        @Test
        void cannotHaveGrownFromALargerTree() {
            assertThatIllegalArgumentException().isThrownBy(() -> WitnessRequest.of(8, checkpoint, tree));
        }

        @Test
        void isHeardAsItSpoke() {
            Stream.of(0, 3, 7)
                    .map(size -> WitnessRequest.of(size, checkpoint, tree))
                    .forEach(sent -> {
                        WitnessRequest heard = WitnessRequest.parse(sent.body());
                        assertThat(heard).usingRecursiveComparison().isEqualTo(sent);
                    });
        }
    }
}
