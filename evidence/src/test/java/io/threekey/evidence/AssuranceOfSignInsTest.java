package io.threekey.evidence;

import static io.threekey.evidence.AHospitalsLedger.digest;
import static io.threekey.evidence.AHospitalsLedger.letIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Function;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether everybody was let in with a key that the owners' decision takes. */
class AssuranceOfSignInsTest {

    private static final PolicyAddress WARDS =
            new PolicyAddress(AssuranceRequired.KIND, Optional.of(UseCase.SHARED_WORKSTATION), Scope.GROUP);
    private static final JsonObject ANY_VERIFIED_KEY = new AssuranceRequired(2, 1).document();
    private static final JsonObject NO_SYNCED_KEY = new AssuranceRequired(3, 0).document();
    private static final KeyTraits SYNCED = new KeyTraits(true, false);
    private static final KeyTraits DEVICE_BOUND = new KeyTraits(true, true);
    private static final String REQUIRED = "assurance-required (shared-workstation, group)";

    @TempDir
    private Path directory;

    private ADishonestServer server;
    private final AHospitalsLedger ledger = AHospitalsLedger.empty("st anna").found();

    @BeforeEach
    void itsExportsGoHere() {
        server = new ADishonestServer(directory);
    }

    @Nested
    class Holds {

        @Test
        void whereEachKeyIsWhatTheVersionInForceTakes() throws IOException {
            comesIn(SYNCED, Optional.empty());
            decides(1, ANY_VERIFIED_KEY, Optional.empty());
            comesIn(SYNCED, version(1, ANY_VERIFIED_KEY));
            comesIn(DEVICE_BOUND, version(1, ANY_VERIFIED_KEY));
            decides(2, NO_SYNCED_KEY, Optional.of(ANY_VERIFIED_KEY));
            comesIn(DEVICE_BOUND, version(2, NO_SYNCED_KEY));

            assertThat(verdict())
                    .isInstanceOfSatisfying(
                            Verdict.Holds.class,
                            holds -> assertThat(holds.report().signIns()).isEqualTo(4));
        }

        @Test
        void forEntriesOfBeforeKeysWereDescribed() throws IOException {
            ledger.signIn("nurse-17");
            decides(1, NO_SYNCED_KEY, Optional.empty());
            comesIn(DEVICE_BOUND, version(1, NO_SYNCED_KEY));

            assertThat(verdict()).isInstanceOf(Verdict.Holds.class);
        }

        private Verdict verdict() throws IOException {
            return EvidenceCheck.verify(server.written(ledger), Optional.of(ledger.fingerprint()), Optional.empty());
        }
    }

    @Nested
    class SomebodyLetIn {

        @BeforeEach
        void whereSyncedKeysAreNotGoodEnough() {
            comesIn(SYNCED, Optional.empty());
            decides(1, NO_SYNCED_KEY, Optional.empty());
        }

        @Test
        void withAKeyThatMayBeCopiedIsFound() throws IOException {
            fails(
                    SYNCED,
                    version(1, NO_SYNCED_KEY),
                    "Somebody was let in with a key that checked who used it and may be copied, which version 1 of "
                            + REQUIRED + " does not take.");
        }

        @Test
        void withAKeyThatDidNotCheckWhoUsedItIsFound() throws IOException {
            fails(
                    new KeyTraits(false, true),
                    version(1, NO_SYNCED_KEY),
                    "Somebody was let in with a key that did not check who used it and stays on its device, which"
                            + " version 1 of " + REQUIRED + " does not take.");
        }

        @Test
        void asIfNothingHadBeenDecidedIsFound() throws IOException {
            fails(
                    SYNCED,
                    Optional.empty(),
                    "Somebody was let in and their key was held to nothing, though version 1 of " + REQUIRED
                            + " was in force.");
        }

        @Test
        void asIfNothingHadBeenDecidedIsFoundAmongThoseThatWereBeforeIt() throws IOException {
            comesIn(DEVICE_BOUND, version(1, NO_SYNCED_KEY));
            fails(
                    SYNCED,
                    Optional.empty(),
                    "Somebody was let in and their key was held to nothing, though version 1 of " + REQUIRED
                            + " was in force.");
        }

        @Test
        void underAVersionThatNeverWasIsFound() throws IOException {
            fails(
                    SYNCED,
                    version(2, ANY_VERIFIED_KEY),
                    "Somebody was let in under version 2 of " + REQUIRED + ", which was never adopted.");
        }

        @Test
        void underAnotherTextIsFound() throws IOException {
            fails(
                    SYNCED,
                    version(1, ANY_VERIFIED_KEY),
                    "Somebody was let in under version 1 of " + REQUIRED
                            + ", but by another text than the one adopted.");
        }

        @Test
        void underAVersionThatWasReplacedIsFound() throws IOException {
            decides(2, ANY_VERIFIED_KEY, Optional.of(NO_SYNCED_KEY));
            int entry = ledger.entries().size();
            fails(
                    DEVICE_BOUND,
                    version(1, NO_SYNCED_KEY),
                    "Somebody was let in under version 1 of " + REQUIRED + ", which was not in force at "
                            + AHospitalsLedger.START.plusSeconds(60L * entry) + ".");
        }

        @Test
        void underPolicyOfAnotherKindIsFound() throws IOException {
            fails(
                    SYNCED,
                    Optional.of(new NamedVersion(AHospital.SESSION_LIMITS, 1, digest(AHospital.limits(10)))),
                    "Somebody was let in at shared-workstation under version 1 of session-limits"
                            + " (shared-workstation, group), which is not for that.");
        }

        @Test
        void withAKeyThatNothingIsSaidOfIsFound() throws IOException {
            int entry = ledger.entries().size();
            ledger.signIn("nurse-17");
            server.failsWith(
                    ledger,
                    "entry " + entry
                            + ": Somebody was let in with a key of which nothing is said, though version 1 of "
                            + REQUIRED + " was in force.");
        }

        private void fails(KeyTraits key, Optional<NamedVersion> required, String sentence) throws IOException {
            int entry = ledger.entries().size();
            comesIn(key, required);
            server.failsWith(ledger, "entry " + entry + ": " + sentence);
        }
    }

    @Test
    void whatNobodyHereCanReadIsHeldToTheStrictest() {
        var ofTomorrow = Json.object().put("format", "assurance-required/2").build();

        assertThat(AssuranceRequired.obeyedOf(ofTomorrow)).isEqualTo(new AssuranceRequired(3, 0));
    }

    @Test
    void anEntryComesBackAsItWasWritten() {
        var entry = described(SYNCED, version(1, ANY_VERIFIED_KEY));

        assertThat(LetInEntry.parse(entry.payload())).isEqualTo(entry);
        assertThat(LetInEntry.parse(described(SYNCED, Optional.empty()).payload()))
                .isEqualTo(described(SYNCED, Optional.empty()));
    }

    private void comesIn(KeyTraits key, Optional<NamedVersion> required) {
        ledger.record(EntryType.LET_IN, described(key, required).payload());
    }

    private static LetInEntry described(KeyTraits key, Optional<NamedVersion> required) {
        return ForgedLetIn.with(new ShownKey(key, required), letIn("nurse-18", 1, AHospital.limits(10)));
    }

    private void decides(int version, JsonObject document, Optional<JsonObject> replaced) {
        var proposal = ledger.propose("p-" + version, WARDS, document, version - 1, replaced);
        ledger.decide(proposal, Function.IAM, Function.CLINICAL_OPERATIONS, Function.SECURITY);
    }

    private static Optional<NamedVersion> version(int version, JsonObject document) {
        return Optional.of(new NamedVersion(WARDS, version, digest(document)));
    }
}
