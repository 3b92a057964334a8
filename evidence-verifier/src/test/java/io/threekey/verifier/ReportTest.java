package io.threekey.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.evidence.AHospitalsLedger;
import io.threekey.evidence.ALedgerWithAlarms;
import io.threekey.evidence.ExportsOnDisk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an auditor reads beside the verdict: what was decided, what came to nothing, and what was wrong meanwhile. */
class ReportTest {

    @TempDir
    private Path directory;

    private final AHospitalsLedger ledger = AHospitalsLedger.withOneDecision("st anna");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void export() throws IOException {
        ledger.exportTo(directory.resolve("export"));
    }

    @Test
    void saysWhatBecameOfEveryProposalAndWhatWasSaidOnIt() throws IOException {
        AHospitalsLedger.withProposalsThatCameToNothing("st anna").exportTo(directory.resolve("more"));
        verify("more");
        assertThat(said())
                .contains("Proposed and not adopted")
                .containsPattern("proposal p-2\n +ended: stopped\n"
                        + " +2026-[^ ]+  objection of The holder of security \\[security\\]:"
                        + " \"twenty minutes is a walk to the canteen\"\n"
                        + " +2026-[^ ]+  stopped by The holder of iam \\[iam\\]\n")
                .containsPattern("proposal p-3\n"
                        + " +ended: another decision took the place of what it was to replace\n"
                        + " +2026-[^ ]+  signed by The holder of iam \\[iam\\]\n");
    }

    @Test
    void saysOfAnOpenProposalWhatItWaitsFor() throws IOException {
        AHospitalsLedger.withAnOpenProposal("st anna").exportTo(directory.resolve("more"));
        verify("more");
        assertThat(said()).containsPattern("proposal p-2\n +open until [^ ]+, waits for signatures\n");
    }

    @Test
    void saysWhatEachDecisionChangedAndWhy() {
        verify("export");
        assertThat(said())
                .containsPattern("session-limits \\(shared-workstation, group\\), version 2, in force from [^ ]+,"
                        + " proposal p-1\n"
                        + " +changes limits, ward: idle minutes 15 instead of 10\n"
                        + " +because \"what the wards asked for\"\n"
                        + " +signed by ")
                .containsPattern("version 1, in force from [^ ]+\n +says limits, ward: idle minutes 10, overall");
    }

    @Test
    void saysWhichAlarmsTheServerRecordedAndWhichOfThemStand() throws IOException {
        ALedgerWithAlarms.of("st anna").exportTo(directory.resolve("more"));
        assertThat(verify("more", "--fingerprint", ledger.fingerprint().grouped()))
                .isZero();
        assertThat(said())
                .contains("Alarms        3 recorded, of 2 kinds; 1 is not recorded as over\n")
                .contains("\nAlarms that the server recorded\n"
                        + "  2026-11-22T08:10:00Z  role.put-back (\"2\"), entry 10\n"
                        + "      recorded 2 times, first at 2026-11-22T08:08:00Z; over at 2026-11-22T08:11:00Z\n"
                        + "  2026-11-22T08:12:00Z  policy.unverifiable, entry 12\n"
                        + "      not recorded as over\n");
    }

    @Test
    void saysThatThereWereNoAlarms() {
        verify("export");
        assertThat(said()).contains("Alarms        none recorded\n").doesNotContain("that the server recorded");
    }

    @Test
    void doesNotSayThatThereWereNoneWhereOnlyAPartIsThere() throws IOException {
        ExportsOnDisk.writeDecision(ALedgerWithAlarms.of("st anna"), "p-1", directory.resolve("part"));
        verify("part");
        assertThat(said()).contains("Alarms        not here, whether there were any or not\n");
    }

    @Test
    void saysTheSameEachTime() {
        verify("export");
        String first = said();
        out.reset();
        verify("export");
        assertThat(said()).isEqualTo(first);
    }

    private int verify(String export, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addFirst(directory.resolve(export).toString());
        return Verify.run(stream(), arguments);
    }

    private PrintStream stream() {
        return new PrintStream(out, true, UTF_8);
    }

    private String said() {
        return out.toString(UTF_8);
    }
}
