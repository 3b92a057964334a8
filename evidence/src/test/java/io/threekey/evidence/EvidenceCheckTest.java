package io.threekey.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.threekey.charter.ActKind;
import io.threekey.charter.Function;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Proposal;
import io.threekey.charter.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceCheckTest {

    @TempDir
    private Path directory;

    private final AHospitalsLedger ledger = AHospitalsLedger.withOneDecision("st anna");

    @Nested
    class AnHonestExport {

        @Test
        void holdsAndTellsWhoDecidedWhat() throws IOException {
            Report report = holds(ledger, Optional.empty());
            assertThat(report.fingerprint()).isEqualTo(ledger.fingerprint());
            assertThat(report.head()).isEqualTo(ledger.checkpoint().checkpoint().head());
            assertThat(report.from()).isEqualTo(AHospitalsLedger.START);
            assertThat(report.until()).isEqualTo(AHospitalsLedger.START.plus(Duration.ofMinutes(7)));
            assertThat(report.signIns()).isEqualTo(2);
            List<PolicyVersion> versions = report.history().versions(AHospital.SESSION_LIMITS);
            assertThat(versions)
                    .extracting(PolicyVersion::document)
                    .containsExactly(AHospital.limits(10), AHospital.limits(15));
            assertThat(versions.getLast().signers())
                    .extracting(Signer::holderName)
                    .containsExactlyInAnyOrder(
                            "The holder of iam", "The holder of clinical-operations", "The holder of security");
        }

        @Test
        void holdsAgainstItsFingerprintAndAnEarlierCheckpoint() throws IOException {
            byte[] earlier = ledger.checkpoint().bytes();
            for (int i = 0; i < 300; i++) {
                ledger.signIn("nurse-" + i);
            }
            assertThat(holds(ledger, Optional.of(earlier)).head().size()).isEqualTo(308);
        }

        @Test
        void mayHoldWhatIsStillOpen() throws IOException {
            Proposal open = ledger.proposeSessionLimits("p-2", 20, 2, 15);
            ledger.act(open, ActKind.OBJECT, Function.CLINICAL_OPERATIONS, Optional.of("too long at the bedside"));
            ledger.act(open, ActKind.WITHDRAW, Function.CLINICAL_OPERATIONS, Optional.empty());
            holds(ledger, Optional.empty());
        }

        @Test
        void mayHoldADecisionThatFollowsAnother() throws IOException {
            Proposal next = ledger.proposeSessionLimits("p-2", 20, 2, 15);
            ledger.decide(next, Function.IAM, Function.CLINICAL_OPERATIONS, Function.SECURITY);
            Report report = holds(ledger, Optional.empty());
            assertThat(report.history()
                            .latest(AHospital.SESSION_LIMITS)
                            .orElseThrow()
                            .version())
                    .isEqualTo(3);
        }

        private Report holds(AHospitalsLedger honest, Optional<byte[]> since) throws IOException {
            Path export = ExportsOnDisk.write(honest, directory.resolve("honest"));
            Verdict verdict = EvidenceCheck.verify(export, Optional.of(honest.fingerprint()), since);
            assertThat(verdict).isInstanceOf(Verdict.Holds.class);
            return ((Verdict.Holds) verdict).report();
        }
    }

    @Nested
    class Writing {

        @Test
        void refusesADirectoryWithSomethingInIt() throws IOException {
            Files.createFile(directory.resolve("something"));
            assertThatIllegalArgumentException().isThrownBy(() -> ledger.exportTo(directory));
        }
    }
}
