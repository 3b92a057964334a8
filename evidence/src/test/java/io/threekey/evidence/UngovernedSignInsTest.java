package io.threekey.evidence;

import static io.threekey.evidence.AHospitalsLedger.digest;
import static io.threekey.evidence.AHospitalsLedger.letIn;
import static io.threekey.evidence.ForgedLetIn.at;
import static io.threekey.evidence.ForgedLetIn.in;
import static io.threekey.evidence.ForgedLetIn.under;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.CareSetting;
import io.threekey.charter.Function;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Proposal;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UngovernedSignInsTest {

    private static final String SESSION_LIMITS = "session-limits (shared-workstation, group)";

    @TempDir
    private Path directory;

    private final AHospitalsLedger ledger = AHospitalsLedger.withOneDecision("st anna");
    private final LetInEntry first = letIn("nurse-18", 1, AHospital.limits(10));
    private final LetInEntry second = letIn("nurse-18", 2, AHospital.limits(15));

    private ADishonestServer server;

    @BeforeEach
    void itsExportsGoHere() {
        server = new ADishonestServer(directory);
    }

    @Nested
    class SomebodyLetIn {

        @Test
        void underAVersionThatNeverWasIsFound() throws IOException {
            fails(
                    letIn("nurse-18", 3, AHospital.limits(15)),
                    "Somebody was let in under version 3 of " + SESSION_LIMITS + ", which was never adopted.");
        }

        @Test
        void underAVersionThatWasReplacedIsFound() throws IOException {
            fails(
                    first,
                    "Somebody was let in under version 1 of " + SESSION_LIMITS
                            + ", which was not in force at 2026-11-22T08:08:00Z.");
        }

        @Test
        void underAVersionBeforeItWasDecidedIsFound() throws IOException {
            AHospitalsLedger early = AHospitalsLedger.empty("st anna").found();
            early.record(EntryType.LET_IN, second.payload());
            Proposal proposal = early.proposeSessionLimits("p-1", 15, 1, 10);
            early.decide(proposal, Function.IAM, Function.CLINICAL_OPERATIONS, Function.SECURITY);
            early.signIn("nurse-18");
            server.failsWith(
                    early,
                    "entry 1: Somebody was let in under version 2 of " + SESSION_LIMITS
                            + ", which was not in force at 2026-11-22T08:01:00Z.");
        }

        @Test
        void byAnotherTextThanTheOneAdoptedIsFound() throws IOException {
            fails(
                    under(15, 480, second.policy(), digest(AHospital.limits(60)), second),
                    "Somebody was let in under version 2 of " + SESSION_LIMITS
                            + ", but by another text than the one adopted.");
        }

        @Test
        void forLongerThanDecidedIsFound() throws IOException {
            fails(
                    under(60, 480, second.policy(), second.policyDocument(), second),
                    "Somebody was let in for 60 minutes without a touch and 480 altogether, but version 2 of "
                            + SESSION_LIMITS + " gives ward 15 minutes without a touch and 480 altogether.");
            fails(
                    under(15, 481, second.policy(), second.policyDocument(), second),
                    "Somebody was let in for 15 minutes without a touch and 481 altogether, but version 2 of "
                            + SESSION_LIMITS + " gives ward 15 minutes without a touch and 480 altogether.");
        }

        @Test
        void whereNothingWasDecidedIsFound() throws IOException {
            fails(
                    in(UseCase.SHARED_WORKSTATION, CareSetting.HOME, second),
                    "Somebody was let in for 15 minutes without a touch and 480 altogether, but version 2 of "
                            + SESSION_LIMITS + " gives home no limits of its own.");
        }

        @Test
        void underPolicyForSomethingElseIsFound() throws IOException {
            fails(
                    in(UseCase.REMOTE_ACCESS, CareSetting.WARD, second),
                    "Somebody was let in at remote-access under version 2 of " + SESSION_LIMITS
                            + ", which is not for that.");
            fails(
                    under(15, 480, PolicyAddress.CHARTER, second.policyDocument(), second),
                    "Somebody was let in at shared-workstation under version 2 of charter (all use cases, group),"
                            + " which is not for that.");
        }

        @Test
        void inWordsThatNobodyCanReadIsFound() throws IOException {
            ledger.record(
                    EntryType.LET_IN, Json.object().put("person", "nurse-18").build());
            server.failsWith(
                    ledger,
                    "entry 8: What it records of sign-in.let-in is not readable: threekey-entry-let-in.format: is missing.");
        }

        @Test
        void amongManyOthersIsFound() throws IOException {
            ledger.signIn("nurse-17").record(EntryType.LET_IN, first.payload()).signIn("nurse-17");
            server.failsWith(
                    ledger,
                    "entry 9: Somebody was let in under version 1 of " + SESSION_LIMITS
                            + ", which was not in force at 2026-11-22T08:09:00Z.");
        }

        @Test
        void withoutNamingTheSiteAfterOthersDidIsFound() throws IOException {
            fails(
                    at(Optional.empty(), second.policy(), second),
                    "It does not say at which site somebody was let in, as entries before it do.");
        }

        private void fails(LetInEntry dishonest, String sentence) throws IOException {
            int entry = ledger.entries().size();
            ledger.record(EntryType.LET_IN, dishonest.payload());
            server.failsWith(ledger, "entry " + entry + ": " + sentence);
        }
    }

    @Nested
    class TheVersionBefore {

        private final AHospitalsLedger decided =
                AHospitalsLedger.empty("st anna").found();
        private Instant adopted = Instant.MIN;

        @BeforeEach
        void isReplaced() {
            Proposal proposal = decided.proposeSessionLimits("p-1", 15, 1, 10);
            decided.decide(proposal, Function.IAM, Function.CLINICAL_OPERATIONS, Function.SECURITY);
            adopted = decided.now().minus(Duration.ofMinutes(1));
        }

        @Test
        void mayBeObeyedForLessThanFiveSecondsMore() throws IOException {
            decided.append(signedIn(Duration.ofMillis(4999)));
            Verdict verdict =
                    EvidenceCheck.verify(server.written(decided), Optional.of(decided.fingerprint()), Optional.empty());
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Verdict.Holds.class,
                            holds -> assertThat(holds.report().signIns()).isEqualTo(1));
        }

        @Test
        void mayNotBeObeyedLonger() throws IOException {
            decided.append(signedIn(Duration.ofSeconds(5)));
            server.failsWith(
                    decided,
                    "entry 6: Somebody was let in under version 1 of " + SESSION_LIMITS
                            + ", which was not in force at 2026-11-22T08:05:05Z.");
        }

        private LedgerEntry signedIn(Duration afterwards) {
            return LedgerEntry.of(EntryType.LET_IN, adopted.plus(afterwards), new byte[32], first.payload());
        }
    }
}
