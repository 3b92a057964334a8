package io.threekey.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.tlog.Cosignature;
import io.threekey.tlog.Cosigner;
import io.threekey.tlog.Hash;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.WitnessRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clauses of C2SP tlog-witness, "add-checkpoint", in the order in which they are checked. */
class WitnessTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final ALog log = ALog.named("id.hospital.example/ledger").with("a", "b", "c");
    private final Cosigner cosigner = Cosigner.of("witness.partner.example", ALog.keys());
    private final WitnessHome home;
    private final Path folder;
    private final Witness witness;

    WitnessTest(@TempDir Path folder) {
        this.folder = folder;
        home = WitnessHome.open(folder);
        home.add(log.key());
        witness = new Witness(cosigner, home, InstantSource.fixed(NOW));
    }

    @AfterEach
    void close() {
        home.close();
    }

    private Answer asked(ALog whose, long oldSize) {
        return witness.addCheckpoint(whose.request(oldSize).body());
    }

    private Answer asked(String body) {
        return witness.addCheckpoint(body.getBytes(UTF_8));
    }

    private void cosigns(ALog whose, long oldSize) {
        SignedCheckpoint checkpoint = whose.checkpoint();
        assertThat(asked(whose, oldSize))
                .isInstanceOfSatisfying(
                        Answer.Cosigned.class,
                        cosigned -> assertThat(checkpoint
                                        .with(cosigned.lines(), cosigner.key())
                                        .cosignatures(List.of(cosigner.key())))
                                .containsExactly(new Cosignature(cosigner.key(), NOW)));
    }

    private long contradictionsKept() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().contains("/contradictions/"))
                    .count();
        }
    }

    @Nested
    class ALogThatGrows {

        @Test
        void isCosignedFromItsFirstCheckpointOn() {
            cosigns(log, 0);
            cosigns(log.with("d"), 3);
            cosigns(log.with("e", "f", "g", "h", "i"), 4);
        }

        @Test
        void isCosignedAgainWhereItHasNotGrown() {
            cosigns(log, 0);
            cosigns(log, 3);
        }

        @Test
        void isCosignedWhileItIsEmpty() {
            cosigns(log.anew(), 0);
            cosigns(log, 0);
        }

        @Test
        void learnsTheSizeToProveFrom() {
            cosigns(log, 0);
            log.with("d");
            assertThat(asked(log, 0)).isEqualTo(new Answer.OtherSize(3));
            assertThat(asked(log, 2)).isEqualTo(new Answer.OtherSize(3));
            assertThat(asked(log, 4)).isEqualTo(new Answer.OtherSize(3));
            cosigns(log, 3);
        }

        @Test
        void mayChangeItsKeyWhileBothAreKnown() {
            cosigns(log, 0);
            ALog renewed = log.underAnotherKey().with("d");
            assertThat(asked(renewed, 3)).isEqualTo(new Answer.NotSignedByTheLog());
            home.add(renewed.key());
            cosigns(renewed, 3);
            cosigns(log.with("d", "e"), 4);
        }
    }

    @Nested
    class ALogThatLies {

        @Test
        void isNotCosignedWhereItForks() throws Exception {
            cosigns(log, 0);
            ALog fork = log.anew().with("a", "b", "x", "d");
            assertThat(asked(fork, 3)).isEqualTo(new Answer.NotGrownFrom(3));
            assertThat(contradictionsKept()).isOne();
            cosigns(log.with("d"), 3);
        }

        @Test
        void isNotCosignedWhereItShowsAnotherTreeOfTheSameSize() throws Exception {
            cosigns(log, 0);
            assertThat(asked(log.anew().with("a", "b", "x"), 3)).isEqualTo(new Answer.Forked(3));
            assertThat(contradictionsKept()).isOne();
        }

        @Test
        void isNotCosignedWhereItWasRolledBack() {
            cosigns(log, 0);
            assertThat(asked(log.anew().with("a", "b"), 2)).isEqualTo(new Answer.OtherSize(3));
            assertThat(asked(log.anew().with("a", "b"), 0)).isEqualTo(new Answer.OtherSize(3));
        }

        @Test
        void cannotLetAProofStandForAnother() {
            cosigns(log, 0);
            log.with("d", "e");
            WitnessRequest honest = log.request(3);
            Hash wrong = new Hash(new byte[Hash.LENGTH]);
            for (int at = 0; at < honest.proof().size(); at++) {
                var proof = new ArrayList<>(honest.proof());
                proof.set(at, wrong);
                assertThat(witness.addCheckpoint(new WitnessRequest(3, proof, honest.note()).body()))
                        .isEqualTo(new Answer.NotGrownFrom(3));
            }
            assertThat(witness.addCheckpoint(new WitnessRequest(3, List.of(), honest.note()).body()))
                    .isEqualTo(new Answer.NotGrownFrom(3));
            var longer =
                    Stream.concat(honest.proof().stream(), Stream.of(wrong)).toList();
            assertThat(witness.addCheckpoint(new WitnessRequest(3, longer, honest.note()).body()))
                    .isEqualTo(new Answer.NotGrownFrom(3));
        }

        @Test
        void mustGiveNoProofFromTheEmptyTree() {
            WitnessRequest honest = log.request(0);
            assertThat(witness.addCheckpoint(
                            new WitnessRequest(0, List.of(new Hash(new byte[Hash.LENGTH])), honest.note()).body()))
                    .isEqualTo(new Answer.NotGrownFrom(0));
        }

        @Test
        void getsOneOfTwoForksCosignedHoweverManyItSendsAtOnce() throws Exception {
            List<Callable<Answer>> requests = IntStream.range(0, 64)
                    .<Callable<Answer>>mapToObj(number -> () -> asked(log.anew().with("fork " + number), 0))
                    .toList();
            try (var threads = Executors.newFixedThreadPool(8)) {
                List<Answer> answers = threads.invokeAll(requests).stream()
                        .map(answer -> answer.resultNow())
                        .toList();
                assertThat(answers.stream().filter(Answer.Cosigned.class::isInstance))
                        .hasSize(1);
                assertThat(answers.stream().filter(new Answer.OtherSize(1)::equals))
                        .hasSize(63);
            }
        }
    }

    @Nested
    class AStranger {

        @Test
        void isUnknown() {
            assertThat(asked(ALog.named("other.example/ledger").with("a"), 0)).isEqualTo(new Answer.UnknownLog());
        }

        @Test
        void cannotSignForALogThatIsWatched() {
            assertThat(asked(log.underAnotherKey(), 0)).isEqualTo(new Answer.NotSignedByTheLog());
        }
    }

    @Nested
    class ARequestThatIsNone {

        @Test
        void isMalformed() {
            String note = new String(log.checkpoint().bytes(), UTF_8);
            for (String body : List.of(
                    "",
                    "old 0",
                    "old 0\n",
                    note,
                    "old 00\n\n" + note,
                    "old -1\n\n" + note,
                    "old 1e3\n\n" + note,
                    "OLD 0\n\n" + note,
                    "old 0 \n\n" + note,
                    "old 0\r\n\n" + note,
                    "old 0\nAAAA\n\n" + note,
                    "old 0\nnot base 64\n\n" + note,
                    "old 0\n\n",
                    "old 0\n\nhello\n",
                    "old 4\n\n" + note,
                    "old 0\n" + (new Hash(new byte[Hash.LENGTH]).base64() + "\n").repeat(64) + "\n" + note)) {
                assertThat(asked(body)).as(body).isInstanceOf(Answer.Malformed.class);
            }
            byte[] notText = ("old 0\n\n" + note).getBytes(UTF_8);
            notText[notText.length - 3] = (byte) 0xff;
            assertThat(witness.addCheckpoint(notText)).isInstanceOf(Answer.Malformed.class);
        }
    }
}
