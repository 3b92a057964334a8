package io.threekey.acceptance.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threekey.charter.Fingerprint;
import io.threekey.evidence.EvidenceCheck;
import io.threekey.evidence.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hospital at work whose server, then whose database, is killed without warning. It says nothing about a power cut:
 * what the operating system has in memory survives a kill; that commits are forced to the disk is tested elsewhere.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class KilledAtAnyMomentTest {

    private static final int KILLS = 5;
    private static final int AT_WORK = 4;
    private static final List<String> SHORT_LIVED = List.of(DemoApplication.COMPILED_ONCE);
    private static final long SEED = 20261122;

    private Path folder = Path.of("");
    private DemoHospital hospital;
    private List<Renaming> work = List.of();
    private byte[] checkpoint = {};

    @BeforeAll
    void aHospitalIsAtWork(@TempDir Path empty) throws Exception {
        folder = empty;
        var packaged = DemoApplication.packaged();
        assumeTrue(packaged.isPresent(), "the demo is not packaged: ./threekey test does that");
        hospital =
                DemoHospital.in(folder, DemoApplication.unpacked(packaged.get(), folder.resolve("app")), SHORT_LIVED);
        hospital.letPostgresKeepALog();
        work = renaming(Employee.signedIn(AT_WORK, hospital.port()));
    }

    @AfterAll
    void itsDoorsClose() throws IOException {
        if (hospital != null) {
            hospital.close();
        }
    }

    @Test
    @Order(1)
    void losesNothingThatItAcknowledgedWhenItsServerIsKilled() throws Exception {
        var moments = new Random(SEED);
        for (var kill = 0; kill < KILLS; kill++) {
            work.forEach(Renaming::begins);
            DemoHospital.pause(moments.nextInt(100, 1500));
            checkpoint = hospitalsCheckpoint();
            hospital.kill();
            work.forEach(Renaming::awaitEnd);
            var orphan = hospital.postgres();
            assertThat(orphan.isAlive()).isTrue();

            hospital.startAgain(SHORT_LIVED);

            assertThat(orphan.onExit()).succeedsWithin(1, TimeUnit.SECONDS);
            assertEverybodySeesTheirLastName();
        }
        assertThat(work).allSatisfy(one -> assertThat(one.acknowledged()).hasSizeGreaterThan(KILLS));
        assertRecordedOnceEach("after-the-kills");
    }

    @Test
    @Order(2)
    void endedEachDatabaseThatAKilledServerLeftBehindInOrder() throws IOException {
        assertThat(hospital.postgresSaid())
                .containsPattern(Pattern.compile("(?s)(database system is shut down.*){" + (KILLS - 1) + "}"))
                .doesNotContain("not properly shut down");
    }

    @Test
    @Order(3)
    void losesNothingThatItAcknowledgedWhenItsDatabaseIsKilled() throws Exception {
        work.forEach(Renaming::begins);
        DemoHospital.pause(700);
        checkpoint = hospitalsCheckpoint();
        var postgres = hospital.postgres();
        postgres.destroyForcibly();
        postgres.onExit().join();
        work.forEach(Renaming::awaitEnd);

        var answer = work.getFirst().employee().visits("/me/keys");
        assertThat(answer.statusCode()).as(answer.body()).isBetween(500, 503);
        assertThat(answer.body()).contains("<h1", "tk-").doesNotContain("Exception", "postgres");

        hospital.endInOrder();
        hospital.startAgain(SHORT_LIVED);
        assertEverybodySeesTheirLastName();
        assertRecordedOnceEach("after-the-database");
    }

    private void assertEverybodySeesTheirLastName() throws IOException {
        for (var one : work) {
            assertThat(one.employee().labelOfKey())
                    .isIn(one.acknowledged().getLast(), one.asked().getLast());
        }
    }

    private void assertRecordedOnceEach(String name) throws IOException {
        var export = hospital.exportTo(folder.resolve(name));
        assertThat(EvidenceCheck.verify(
                        export, Optional.of(Fingerprint.parse(hospital.fingerprint())), Optional.of(checkpoint)))
                .isInstanceOf(Verdict.Holds.class);
        var recorded = labelsIn(export);
        for (var one : work) {
            assertThat(recorded).containsAll(one.acknowledged());
        }
        assertThat(recorded).doesNotHaveDuplicates();
    }

    private byte[] hospitalsCheckpoint() throws IOException {
        return work.getFirst().employee().visits("/ledger/checkpoint").body().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> labelsIn(Path export) throws IOException {
        var label = Pattern.compile("\"label\":\"([a-z0-9-]+ [0-9]+)\"");
        try (var pages = Files.list(export.resolve("payloads"))) {
            return pages.flatMap(KilledAtAnyMomentTest::lines)
                    .flatMap(line -> label.matcher(line).results())
                    .map(found -> found.group(1))
                    .toList();
        }
    }

    private static Stream<String> lines(Path page) {
        try {
            return Files.readAllLines(page).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Renaming> renaming(List<Employee> employees) throws IOException {
        var renaming = new ArrayList<Renaming>();
        for (var employee : employees) {
            renaming.add(new Renaming(employee));
        }
        return renaming;
    }
}
