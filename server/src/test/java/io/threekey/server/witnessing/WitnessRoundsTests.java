package io.threekey.server.witnessing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.threekey.evidence.LedgerWitnessing.Witness;
import io.threekey.server.ledger.ANodesFounding;
import io.threekey.server.ledger.ExportAsked;
import io.threekey.server.ledger.LedgerAlarm;
import io.threekey.server.ledger.LedgerAllClear;
import io.threekey.server.ledger.LedgerExport;
import io.threekey.server.ledger.LogIdentity;
import io.threekey.server.ledger.Node;
import io.threekey.server.ledger.PublishedTree;
import io.threekey.tlog.Cosigner;
import io.threekey.tlog.NoteVerifier;
import io.threekey.tlog.SignedCheckpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A ledger on a real database, and witnesses that answer over HTTP: the shipped one, and others that are none. */
class WitnessRoundsTests {

    private static final String PARTNER = "Partner hospital";
    private static final String OTHER = "Other";

    @TempDir
    private Path folder;

    private Node node;
    private WitnessedNode ledger;
    private AWitness partner;
    private final List<HttpServer> others = new ArrayList<>();

    @BeforeEach
    void start() {
        node = Node.onFreshDatabase();
        node.tapsTimes(3);
        node.steps();
        partner = AWitness.watching(node.get(LogIdentity.class).vkey());
        ledger = WitnessedNode.of(node, folder);
    }

    @AfterEach
    void stop() {
        partner.close();
        others.forEach(other -> other.stop(0));
        node.close();
    }

    private Witness other(HttpServer server) throws Exception {
        others.add(server);
        var key = Cosigner.of(
                        "witness.other.example",
                        KeyPairGenerator.getInstance("Ed25519").generateKeyPair())
                .key();
        return new Witness(
                OTHER, key.vkey(), "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private List<String> alarms() {
        return node.alarms.stream()
                .filter(LedgerAlarm.class::isInstance)
                .map(alarm -> ((LedgerAlarm) alarm).code())
                .toList();
    }

    @Nested
    class AWitnessThatAnswers {

        @Test
        void confirmsWhatIsThereAndWhatComesAfter() {
            ledger.requires(1, partner.asNamed(PARTNER)).round();
            assertThat(ledger.confirmed.size()).isEqualTo(3);
            ledger.records(300);
            ledger.round();
            assertThat(ledger.confirmed.size()).isEqualTo(303);
            assertThat(ledger.witness(PARTNER).state()).isEqualTo(WitnessState.CONFIRMS);
            assertThat(alarms()).isEmpty();
        }

        @Test
        void isInTheCheckpointThatIsServed() {
            var witness = partner.asNamed(PARTNER);
            ledger.requires(1, witness).round();
            var served = ledger.confirmed.newestConfirmed().orElseThrow();
            var opened = SignedCheckpoint.openExactly(
                    served.note().getBytes(UTF_8),
                    NoteVerifier.parse(node.get(LogIdentity.class).vkey()),
                    List.of(witness.key()));
            assertThat(opened.cosignatures(List.of(witness.key()))).hasSize(1);
        }

        @Test
        void isAskedFromWhereItRemembersAfterItWentBackToAnOlderMemory() {
            ledger.requires(1, partner.asNamed(PARTNER)).round();
            var yesterday = partner.copyOfMemory();
            ledger.records(20);
            ledger.round();
            partner.restartsRemembering(yesterday);
            ledger.records(20);
            ledger.round();
            assertThat(ledger.confirmed.size()).isEqualTo(43);
            assertThat(alarms()).isEmpty();
        }

        @Test
        void isAskedAlsoWhereItRemembersNothingAnyMore() {
            ledger.requires(1, partner.asNamed(PARTNER)).round();
            partner.restartsRemembering(Map.of());
            ledger.records(1);
            ledger.round();
            assertThat(ledger.confirmed.size()).isEqualTo(4);
        }

        @Test
        void countsForWhoeverOfTheNodesAsked() {
            ledger.requires(1, partner.asNamed(PARTNER)).round();
            try (var second = node.andAnother()) {
                second.steps();
                var other = WitnessedNode.of(second, folder).requires(1, partner.asNamed(PARTNER));
                other.rounds.round();
                assertThat(other.confirmed.size()).isEqualTo(3);
            }
        }
    }

    @Nested
    class ANodeThatHearsLate {

        @Test
        void doesNotTakeAnotherNodesPublicationForAContradiction() throws Exception {
            ledger.requires(1, partner.asNamed(PARTNER)).round();
            try (var second = node.andAnother()) {
                second.steps();
                var late = WitnessedNode.of(second, folder).requires(1, partner.asNamed(PARTNER));
                ledger.records(4);
                ledger.round();
                late.rounds.round();
                second.steps();
                late.round();
                assertThat(late.witness(PARTNER).state()).isNotEqualTo(WitnessState.SAW_MORE);
                assertThat(second.alarms).isEmpty();
                assertThat(late.confirmed.size()).isEqualTo(7);
            }
        }
    }

    @Nested
    class AWitnessThatDoesNotHelp {

        @Test
        void keepsNobodyElseWaitingWhereItHangs() throws Exception {
            ledger.requires(1, other(AWitness.thatHangs()), partner.asNamed(PARTNER));
            ledger.rounds.round();
            for (var look = 0; look < 200 && !ledger.witness(PARTNER).hasConfirmed(3); look++) {
                Thread.sleep(10);
            }
            assertThat(ledger.witness(PARTNER).hasConfirmed(3)).isTrue();
            ledger.records(2);
            ledger.round();
            assertThat(ledger.confirmed.size()).isEqualTo(5);
            assertThat(ledger.witness(OTHER).state()).isEqualTo(WitnessState.SILENT);
        }

        @Test
        void confirmsNothingByNonsense() throws Exception {
            for (var body : List.of("", "yes", "\u2014 witness.other.example AAAA\n", "\u2014\u2014\n\n")) {
                ledger.requires(1, other(AWitness.thatAnswers(200, body))).round();
                assertThat(ledger.witness(OTHER).state()).as(body).isEqualTo(WitnessState.ANSWERS_NONSENSE);
            }
            ledger.requires(1, other(AWitness.thatAnswers(409, "12345678901234567890")))
                    .round();
            assertThat(ledger.witness(OTHER).state()).isEqualTo(WitnessState.ANSWERS_NONSENSE);
            ledger.requires(1, other(AWitness.thatAnswers(200, "x".repeat(100_000))))
                    .round();
            assertThat(ledger.witness(OTHER).state()).isEqualTo(WitnessState.SILENT);
            assertThat(ledger.confirmed.newestConfirmed()).isEmpty();
        }

        @Test
        void isToldWhereItDoesNotKnowTheLedger() throws Exception {
            ledger.requires(1, other(AWitness.thatAnswers(404, ""))).round();
            assertThat(ledger.witness(OTHER).state()).isEqualTo(WitnessState.NOT_WATCHING);
        }

        @Test
        void isNewsOnlyAfterSoManyMinutesAndUntilItIsOver() {
            var witness = partner.asNamed(PARTNER);
            partner.close();
            ledger.requires(1, witness).round();
            node.clock.advance(Duration.ofMinutes(9));
            ledger.records(1);
            ledger.round();
            assertThat(alarms()).isEmpty();
            node.clock.advance(Duration.ofMinutes(1));
            ledger.round();
            assertThat(node.alarms).contains(new LedgerAlarm("ledger.too-few-witnesses", List.of("1", "1", "10")));
            ledger.requires(0, witness).round();
            assertThat(node.alarms).contains(new LedgerAllClear("ledger.too-few-witnesses"));
        }

        @Test
        void cannotStopDecisionsByItsBareWord() throws Exception {
            ledger.requires(1, other(AWitness.thatAnswers(409, "1000000\n"))).round();
            assertThat(ledger.witness(OTHER).state()).isEqualTo(WitnessState.SAW_MORE);
            assertThat(alarms()).containsExactly("ledger.witness-contradicts");
        }

        @Test
        void isNewsAlsoWhereSomebodyTookTheTableAway() {
            ledger.requires(1, partner.asNamed(PARTNER)).round();
            new JdbcTemplate(node.database.dataSource()).execute("ALTER TABLE ledger_cosignature RENAME TO elsewhere");
            ledger.records(1);
            for (var minutes : List.of(0, 10)) {
                node.clock.advance(Duration.ofMinutes(minutes));
                assertThatThrownBy(() -> ledger.rounds.round()).isInstanceOf(DataAccessException.class);
            }
            assertThat(alarms()).containsExactly("ledger.too-few-witnesses");
        }

        @Test
        void doesNotConfirmByWhatSomebodyWroteIntoTheTable() throws Exception {
            var silent = other(AWitness.thatAnswers(503, ""));
            new JdbcTemplate(node.database.dataSource())
                    .update(
                            "INSERT INTO ledger_cosignature (witness, size, checkpoint, line)"
                                    + " SELECT ?, size, checkpoint, ? FROM ledger_head",
                            silent.verifierKey(),
                            "\u2014 witness.other.example AAAAAAAA\n");
            ledger.requires(1, silent).round();
            assertThat(ledger.confirmed.newestConfirmed()).isEmpty();
        }
    }

    /** Anybody who writes to the database can write a row beside those of the witnesses. */
    @Nested
    class ARowThatNobodySigned {

        private void inserts(String witness, String checkpoint, String line) {
            new JdbcTemplate(node.database.dataSource())
                    .update(
                            "INSERT INTO ledger_cosignature (witness, size, checkpoint, line)"
                                    + " SELECT ?, size, ?, ? FROM ledger_head",
                            witness,
                            checkpoint,
                            line);
        }

        private void standsInNobodysWay() throws Exception {
            var witness = partner.asNamed(PARTNER);
            ledger.requires(1, witness).round();

            assertThat(ledger.confirmed.size()).isEqualTo(size());
            assertThat(node.get(LedgerExport.class).write(folder.resolve("export"), new ExportAsked.Whole()))
                    .isEqualTo(new LedgerExport.Written(size(), 0));
            var exported = SignedCheckpoint.openExactly(
                    Files.readAllBytes(folder.resolve("export/checkpoint")),
                    NoteVerifier.parse(node.get(LogIdentity.class).vkey()),
                    List.of(witness.key()));
            assertThat(exported.cosignatures(List.of(witness.key()))).hasSize(1);
        }

        private long size() {
            return node.get(PublishedTree.class)
                    .newest()
                    .orElseThrow()
                    .checkpoint()
                    .size();
        }

        @BeforeEach
        void isFounded() {
            ANodesFounding.on(node);
            node.steps();
        }

        @Test
        void ofNoCheckpointStandsInNobodysWay() throws Exception {
            inserts("x", "junk", "");
            inserts("a", "junk\n\njunk", "junk");
            standsInNobodysWay();
        }

        @Test
        void ofAnotherCheckpointStandsInNobodysWay() throws Exception {
            var origin = node.get(LogIdentity.class).origin();
            var line = "\u2014 x AAAAAAAA\n";
            var other = "%s\n%d\n%s=\n\n%s".formatted(origin, size(), "A".repeat(43), line);
            for (var witness : List.of("a", "b", "\u2014")) {
                inserts(witness, other, line);
            }
            standsInNobodysWay();
        }

        @Test
        void belowTheGenuineCheckpointStandsInNobodysWay() throws Exception {
            inserts("a", node.get(PublishedTree.class).checkpoint().orElseThrow(), "junk");
            standsInNobodysWay();
        }
    }

    @Nested
    class ADatabaseThatWentBack {

        /** Nothing on the machine knows of the later entries any more: its own memory went back as well. */
        private void goesBackWithTheHome() {
            var home = node.copyOfHome();
            var yesterday = node.copyOfDatabase();
            ledger.requires(1, partner.asNamed(PARTNER));
            ledger.records(5);
            ledger.round();
            assertThat(ledger.confirmed.size()).isEqualTo(8);
            node.close();
            node.database.becomeAgain(yesterday);
            node.homeBecomesAgain(home);
            node = node.restarted();
            node.steps();
            ledger = WitnessedNode.of(node, folder).requires(1, partner.asNamed(PARTNER));
        }

        @Test
        void isNoticedByTheWitnessAloneAndProven() {
            goesBackWithTheHome();
            assertThat(alarms()).isEmpty();
            ledger.round();
            assertThat(ledger.witness(PARTNER).state()).isEqualTo(WitnessState.SAW_MORE);
            assertThat(node.alarms).contains(new LedgerAlarm("ledger.witnessed-otherwise", List.of(PARTNER, "8")));
        }

        @Test
        void isStillProvenWhereOtherEntriesTookThePlaceOfThoseLost() {
            goesBackWithTheHome();
            ledger.records(9);
            ledger.round();
            assertThat(ledger.witness(PARTNER).state()).isEqualTo(WitnessState.SAW_OTHERWISE);
            assertThat(alarms()).containsExactly("ledger.witnessed-otherwise");
        }

        @Test
        void isProvenAlsoWhereThereAreJustAsMany() {
            goesBackWithTheHome();
            ledger.records(5);
            ledger.round();
            assertThat(ledger.witness(PARTNER).state()).isEqualTo(WitnessState.SAW_OTHERWISE);
            assertThat(alarms()).containsExactly("ledger.witnessed-otherwise");
        }
    }

    @Nested
    class AnExport {

        @Test
        void endsWhereEnoughHaveConfirmedAndSaysWhatWaits() throws Exception {
            ANodesFounding.on(node);
            node.steps();
            ledger.requires(1, partner.asNamed(PARTNER)).round();
            var confirmed = ledger.confirmed.size();
            ledger.records(4);
            assertThat(node.get(LedgerExport.class).write(folder.resolve("export"), new ExportAsked.Whole()))
                    .isEqualTo(new LedgerExport.Written(confirmed, 4));
            ledger.round();
            assertThat(node.get(LedgerExport.class).write(folder.resolve("later"), new ExportAsked.Whole()))
                    .isEqualTo(new LedgerExport.Written(confirmed + 4, 0));
        }

        @Test
        void endsWithTheLastEntryWhereNobodyMustConfirmIt() throws Exception {
            ANodesFounding.on(node);
            node.steps();
            ledger.requires(0, partner.asNamed(PARTNER)).round();
            ledger.records(2);
            assertThat(node.get(LedgerExport.class)
                            .write(folder.resolve("export"), new ExportAsked.Whole())
                            .waiting())
                    .isZero();
        }
    }
}
