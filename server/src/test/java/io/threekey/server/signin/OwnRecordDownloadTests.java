package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.evidence.EvidenceCheck;
import io.threekey.evidence.Extent;
import io.threekey.evidence.Verdict;
import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.ledger.SettledLedger;
import io.threekey.server.people.RecordExports;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class OwnRecordDownloadTests {

    @TempDir
    Path folder;

    @Autowired
    Staff staff;

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    RecordExports exports;

    @Autowired
    ApplicationContext server;

    @Autowired
    Intruder intruder;

    @Autowired
    Visitor somebody;

    private Staff.Member nurse;
    private Visitor browser;

    @BeforeEach
    void aNurseComesIn() {
        hospital.fingerprint();
        nurse = staff.nurse();
        browser = somebody.another();
        new Door(browser).comesIn(nurse.authenticator());
    }

    private Path unpacked(byte[] archive) throws Exception {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = folder.resolve("record").resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
        return folder.resolve("record");
    }

    @Test
    void holdsWhatIsRecordedAboutThemAndVerifiesWithoutTheServer() throws Exception {
        new SettledLedger(server).settle(); // what was recorded in this second is in the next one's
        var answer = browser.downloadsBySubmitting("/me/record");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
        var record = unpacked(answer.body());
        var verdict = EvidenceCheck.verify(record, Optional.of(hospital.fingerprint()), Optional.empty());
        assertThat(verdict).isInstanceOf(Verdict.Holds.class);
        assertThat(((Verdict.Holds) verdict).report().extent())
                .isInstanceOfSatisfying(
                        Extent.AboutPerson.class,
                        about -> assertThat(about.person()).isEqualTo(nurse.person()));
        assertThat(Files.readAllLines(record.resolve("chosen/000.jsonl")))
                .isNotEmpty()
                .allMatch(line -> line.contains(nurse.person().value()))
                .anyMatch(line -> line.contains("threekey-entry-let-in"));
    }

    @Test
    void isRecorded() {
        browser.downloadsBySubmitting("/me/record");

        assertThat(timesRecorded()).isEqualTo(1);
    }

    @Test
    void isPutTogetherOnceAtATime() throws Exception {
        try (var turn = exports.turn(nurse.person()).orElseThrow()) {
            var answer = browser.downloadsBySubmitting("/me/record");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .contains("TEAL-29")
                    .contains("Wait a minute");
            assertThat(timesRecorded()).isZero();
        }
        assertThat(browser.downloadsBySubmitting("/me/record").statusCode()).isEqualTo(200);
    }

    @Test
    void isPutTogetherForAFewPeopleAtATime() {
        var others = Stream.generate(() -> exports.turn(staff.nurse().person()))
                .limit(20)
                .flatMap(Optional::stream)
                .toList();
        try {
            assertThat(others).hasSizeBetween(2, 5);
            assertThat(browser.downloadsBySubmitting("/me/record").statusCode()).isEqualTo(503);
        } finally {
            others.forEach(RecordExports.Turn::close);
        }
        assertThat(browser.downloadsBySubmitting("/me/record").statusCode()).isEqualTo(200);
    }

    private int timesRecorded() {
        return intruder.reads(
                        "select payload from ledger_queue where type = 'record.exported' and subject = ? union all"
                                + " select payload from ledger_entry where type = 'record.exported' and subject = ?",
                        nurse.person().value(),
                        nurse.person().value())
                .size();
    }

    @Test
    void isForWhoeverIsSignedIn() {
        assertThat(somebody.another().submits(Origin.ID, "/me/record", Map.of()).statusCode())
                .isIn(303, 401);
    }

    @Test
    void isOfferedOnTheirPage() {
        assertThat(browser.visits("/me").body()).contains("action=\"/me/record\"");
    }
}
