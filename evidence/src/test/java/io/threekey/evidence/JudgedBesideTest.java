package io.threekey.evidence;

import static io.threekey.evidence.AHospital.SESSION_LIMITS;
import static io.threekey.evidence.AYearOfDecisions.EAST;
import static io.threekey.evidence.AYearOfDecisions.staged;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Stage;
import io.threekey.charter.json.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sign-in may name the version on its way that it was judged by as well; each forgery of that is found. */
class JudgedBesideTest {

    private static final String LIMITS = "session-limits (shared-workstation, group)";
    private static final Duration A_DAY = Duration.ofDays(1);

    @TempDir
    private Path directory;

    private final AYearOfDecisions year = new AYearOfDecisions();
    private ADishonestServer server;

    @BeforeEach
    void aVersionIsRecordedForADayAndAnnouncedForAnother() {
        server = new ADishonestServer(directory);
        year.decided(year.proposeLimits(5, 1, 10, staged(24 * 60, 24 * 60)));
    }

    @Test
    void isFoundRightInItsStages() throws IOException {
        year.letIn(beside(Stage.RECORD, 5)).letIn(beside(Stage.RECORD, 5));
        year.later(A_DAY).letIn(beside(Stage.WARN, 5)).later(A_DAY).signIn(2, 5);
        holds();
    }

    @Test
    void isNotAnnouncedWhileItIsOnlyRecorded() throws IOException {
        year.letIn(beside(Stage.WARN, 5));
        fails("Beside a sign-in stands version 2 of " + LIMITS + " as announced, which it was not at " + lastEntry()
                + ".");
    }

    @Test
    void isNotOnItsWayOnceItIsObeyed() throws IOException {
        year.later(A_DAY.multipliedBy(2)).letIn(ForgedLetIn.beside(coming(Stage.WARN, 5, SESSION_LIMITS, 2), by(2, 5)));
        fails("Beside a sign-in stands version 2 of " + LIMITS + " as announced, which it was not at " + lastEntry()
                + ".");
    }

    @Test
    void isNotTheOneInForce() throws IOException {
        year.letIn(ForgedLetIn.beside(coming(Stage.RECORD, 10, SESSION_LIMITS, 1), by(1, 10)));
        fails("Beside a sign-in stands version 1 of " + LIMITS + " as recorded, which it was not at " + lastEntry()
                + ".");
    }

    @Test
    void isNotOneThatNeverWas() throws IOException {
        year.letIn(ForgedLetIn.beside(coming(Stage.RECORD, 5, SESSION_LIMITS, 3), by(1, 10)));
        fails("Beside a sign-in stands version 3 of " + LIMITS + ", which was never adopted.");
    }

    @Test
    void isNotAnotherText() throws IOException {
        year.letIn(beside(Stage.RECORD, 6));
        fails("Beside a sign-in stands version 2 of " + LIMITS + ", but by another text than the one adopted.");
    }

    @Test
    void doesNotGiveOtherLimits() throws IOException {
        Digest adopted = AHospitalsLedger.digest(AHospital.limits(5));
        year.letIn(ForgedLetIn.beside(
                new ComingLimits(Stage.RECORD, 7, AHospital.OVERALL_MINUTES, SESSION_LIMITS, 2, adopted), by(1, 10)));
        fails("Beside a sign-in stand 7 minutes without a touch and 480 altogether, but version 2 of " + LIMITS
                + " gives ward 5 minutes without a touch and 480 altogether.");
    }

    @Test
    void isNotThatOfAnotherSite() throws IOException {
        year.letIn(ForgedLetIn.beside(coming(Stage.RECORD, 5, EAST, 1), by(1, 10)));
        fails("Beside a sign-in at site:main stands version 1 of session-limits (shared-workstation, site:east),"
                + " which is not for that.");
    }

    private LetInEntry beside(Stage stage, int idle) {
        return ForgedLetIn.beside(coming(stage, idle, SESSION_LIMITS, 2), by(1, 10));
    }

    private LetInEntry by(int version, int idle) {
        return AHospitalsLedger.letIn("nurse-17", version, AHospital.limits(idle));
    }

    private ComingLimits coming(Stage stage, int idle, PolicyAddress policy, int version) {
        return new ComingLimits(
                stage,
                idle,
                AHospital.OVERALL_MINUTES,
                policy,
                version,
                AHospitalsLedger.digest(AHospital.limits(idle)));
    }

    private void holds() throws IOException {
        assertThat(ExportsOnDisk.failures(ExportsOnDisk.verify(server.written(year.ledger))))
                .isEmpty();
    }

    private void fails(String sentence) throws IOException {
        server.failsWith(year.ledger, "entry " + (year.ledger.entries().size() - 1) + ": " + sentence);
    }

    private Instant lastEntry() {
        return year.ledger.now().minus(Duration.ofMinutes(1));
    }
}
