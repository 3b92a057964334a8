package io.threekey.server.witnessing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.threekey.evidence.LedgerWitnessing.Witness;
import io.threekey.server.ledger.LedgerAlarm;
import io.threekey.server.ledger.LedgerAllClear;
import io.threekey.server.ledger.LogIdentity;
import io.threekey.server.ledger.Node;
import io.threekey.server.ledger.PublishedTree;
import io.threekey.tlog.Checkpoint;
import io.threekey.tlog.Cosigner;
import io.threekey.tlog.NoteVerifier;
import io.threekey.tlog.SignedCheckpoint;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Three witnesses named, two required: who confirms, and who does not though there is an answer. */
class SeveralWitnessesTests {

    private static final String PARTNER = "Partner hospital";
    private static final String COUNCIL = "Works council";
    private static final String THIRD = "Third";

    @TempDir
    private Path folder;

    private Node node;
    private WitnessedNode ledger;
    private AWitness partner;
    private AWitness council;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void start() {
        node = Node.onFreshDatabase();
        node.tapsTimes(3);
        node.steps();
        partner = witness("witness.partner.example");
        council = witness("witness.council.example");
        ledger = WitnessedNode.of(node, folder);
    }

    @AfterEach
    void stop() throws Exception {
        for (var each : open) {
            each.close();
        }
        node.close();
    }

    private AWitness witness(String name) {
        var witness = AWitness.called(name, node.get(LogIdentity.class).vkey());
        open.add(witness);
        return witness;
    }

    private Witness third(HttpServer server, Cosigner cosigner) {
        open.add(() -> server.stop(0));
        return new Witness(THIRD, cosigner.key().vkey(), AWitness.urlOf(server));
    }

    private static Cosigner cosigner() throws Exception {
        return Cosigner.of(
                "witness.third.example", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    }

    private Witness silent() throws Exception {
        return third(AWitness.thatHangs(), cosigner());
    }

    private List<Object> alarms() {
        return List.copyOf(node.alarms);
    }

    @Nested
    class OfWhomOneIsSilent {

        @Test
        void twoConfirm() throws Exception {
            ledger.requires(2, silent(), partner.asNamed(PARTNER), council.asNamed(COUNCIL))
                    .round();

            assertThat(ledger.witness(THIRD).state()).isEqualTo(WitnessState.SILENT);
            assertThat(ledger.confirmed.size()).isEqualTo(3);
        }

        @Test
        void bothOthersAreInTheCheckpointThatIsServed() throws Exception {
            var both = List.of(partner.asNamed(PARTNER), council.asNamed(COUNCIL));
            ledger.requires(2, silent(), both.getFirst(), both.getLast()).round();

            var keys = both.stream().map(Witness::key).toList();
            var served = SignedCheckpoint.openExactly(
                    ledger.confirmed.newestConfirmed().orElseThrow().note().getBytes(UTF_8),
                    NoteVerifier.parse(node.get(LogIdentity.class).vkey()),
                    keys);
            assertThat(served.cosignatures(keys)).hasSize(2);
        }

        @Test
        void oneAloneDoesNotConfirmUntilASecondDoes() throws Exception {
            var away = council.asNamed(COUNCIL);
            council.close();
            ledger.requires(2, silent(), partner.asNamed(PARTNER), away).round();

            assertThat(ledger.witness(PARTNER).hasConfirmed(3)).isTrue();
            assertThat(ledger.confirmed.newestConfirmed()).isEmpty();

            council.startsAgain();
            roundsUntilItIsAskedAgain();
            assertThat(ledger.confirmed.size()).isEqualTo(3);
        }

        /** Whoever failed is asked less often. */
        private void roundsUntilItIsAskedAgain() {
            for (var round = 0; round < 4; round++) {
                ledger.round();
            }
        }

        @Test
        void peopleAreToldHowManyAreMissingUntilASecondConfirms() throws Exception {
            var away = council.asNamed(COUNCIL);
            council.close();
            ledger.requires(2, partner.asNamed(PARTNER), away, silent()).round();
            node.clock.advance(Duration.ofMinutes(10));
            ledger.round();
            assertThat(alarms()).containsExactly(new LedgerAlarm("ledger.too-few-witnesses", List.of("2", "3", "10")));

            council.startsAgain();
            roundsUntilItIsAskedAgain();
            assertThat(alarms()).last().isEqualTo(new LedgerAllClear("ledger.too-few-witnesses"));
        }
    }

    @Nested
    class OfWhomOneForges {

        private void confirmsOnlyWithTheCouncil(Witness forger) {
            ledger.requires(2, partner.asNamed(PARTNER), forger).round();
            assertThat(ledger.witness(PARTNER).hasConfirmed(3)).isTrue();
            assertThat(ledger.witness(THIRD).state()).isEqualTo(WitnessState.ANSWERS_NONSENSE);
            assertThat(ledger.confirmed.newestConfirmed()).isEmpty();

            ledger.requires(2, partner.asNamed(PARTNER), forger, council.asNamed(COUNCIL))
                    .round();
            assertThat(ledger.confirmed.size()).isEqualTo(3);
        }

        @Test
        void theLineOfAnotherDoesNotCountTwice() throws Exception {
            var echo = AWitness.serving(exchange -> {
                try {
                    var line = partner.answers(exchange);
                    exchange.sendResponseHeaders(200, line.length);
                    exchange.getResponseBody().write(line);
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            });
            confirmsOnlyWithTheCouncil(third(echo, cosigner()));
        }

        @Test
        void itsGenuineLineOfAnotherLedgerDoesNotCount() throws Exception {
            var forger = cosigner();
            var ours = node.get(PublishedTree.class).newest().orElseThrow().checkpoint();
            var other = Checkpoint.of("another.example/log", ours.head());
            confirmsOnlyWithTheCouncil(
                    third(AWitness.thatAnswers(200, forger.cosign(other, node.clock.instant())), forger));
        }

        @Test
        void oneLineInTwoRowsOfTheTableDoesNotCountTwice() throws Exception {
            var third = silent();
            ledger.requires(2, partner.asNamed(PARTNER), third).round();
            var copied = new JdbcTemplate(node.database.dataSource())
                    .update(
                            "INSERT INTO ledger_cosignature (witness, size, checkpoint, line)"
                                    + " SELECT ?, size, checkpoint, line FROM ledger_cosignature",
                            third.verifierKey());
            assertThat(copied).isEqualTo(1);
            ledger.round();

            assertThat(ledger.confirmed.newestConfirmed()).isEmpty();
        }
    }

    /** The ledger grows with each round, and an answer comes when the next round has begun. */
    @Nested
    class OfWhomTwoAreSlow {

        private ASlowWitness slow;
        private ASlowWitness slower;

        @BeforeEach
        void bothAreInThePolicy() {
            slow = new ASlowWitness(partner);
            slower = new ASlowWitness(council);
            open.add(slow);
            open.add(slower);
            ledger = WitnessedNode.of(node, folder, Duration.ofMinutes(1))
                    .requires(2, slow.asNamed(PARTNER), slower.asNamed(COUNCIL));
        }

        private void aRoundLater() {
            ledger.records(1);
            ledger.rounds.round();
        }

        private void answers(ASlowWitness witness, String name) {
            witness.letsOneGo();
            WitnessedNode.awaitAnswer(ledger.witness(name));
        }

        @Test
        void bothComeToConfirmTheSameCheckpointThoughNeverAskedInTheSameRound() {
            slower.failsTheFirstTime();
            ledger.rounds.round();
            WitnessedNode.awaitAnswer(ledger.witness(COUNCIL));
            for (var round = 0; round < 3; round++) {
                aRoundLater();
                answers(slow, PARTNER);
                aRoundLater();
                answers(slower, COUNCIL);
            }

            assertThat(ledger.confirmed.size()).isPositive();
        }

        @Test
        void aSlowOneIsNotAskedAgainWhileItHasNotAnswered() {
            ledger.rounds.round();
            answers(slow, PARTNER);
            for (var round = 0; round < 3; round++) {
                aRoundLater();
                assertThat(ledger.confirmed.newestConfirmed()).isEmpty();
                assertThat(ledger.witness(PARTNER).confirmedSize()).isEqualTo(3);
            }
            answers(slower, COUNCIL);
            aRoundLater();

            assertThat(ledger.confirmed.size()).isEqualTo(3);
        }

        @Test
        void oneThatNeverAnswersDoesNotHoldTheOthersAtAnOldCheckpoint() {
            slow.letsManyGo();
            for (var round = 0; round < 20; round++) {
                aRoundLater();
                WitnessedNode.awaitAnswer(ledger.witness(PARTNER));
            }

            assertThat(ledger.witness(PARTNER).confirmedSize()).isGreaterThan(15);
            assertThat(ledger.confirmed.newestConfirmed()).isEmpty();
        }
    }
}
