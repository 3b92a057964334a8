package io.threekey.evidence;

import static io.threekey.evidence.AHospitalsLedger.letIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.threekey.charter.Function;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.charter.json.MalformedDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether everybody was let in with a key of a model that the owners' decision takes. */
class StandardOfSignInsTest {

    private static final PolicyAddress WARDS =
            new PolicyAddress(AuthenticatorStandard.KIND, Optional.of(UseCase.SHARED_WORKSTATION), Scope.GROUP);
    private static final UUID BLUE = UUID.fromString("b10e0000-0000-4000-8000-000000000001");
    private static final UUID RED = UUID.fromString("4ed00000-0000-4000-8000-000000000002");
    private static final AuthenticatorStandard ONLY_BLUE = new AuthenticatorStandard(1, List.of(BLUE), 1, 0, 2);
    private static final AuthenticatorStandard NOT_BLUE = new AuthenticatorStandard(2, List.of(BLUE), 0, 1, 1);
    private static final KeyTraits IS_BLUE = key(true, BLUE);
    private static final KeyTraits SAYS_BLUE = key(false, BLUE);
    private static final KeyTraits IS_RED = key(true, RED);
    private static final String STANDARD = "authenticator-standard (shared-workstation, group)";

    @TempDir
    private Path directory;

    private ADishonestServer server;
    private final AHospitalsLedger ledger = AHospitalsLedger.empty("st anna").found();

    @BeforeEach
    void itsExportsGoHere() {
        server = new ADishonestServer(directory);
    }

    @Nested
    class ADocument {

        @Test
        void takesTheModelsItNamesOrAllOthers() {
            assertThat(ONLY_BLUE.isMetBy(IS_BLUE)).isTrue();
            assertThat(ONLY_BLUE.isMetBy(SAYS_BLUE)).isFalse();
            assertThat(ONLY_BLUE.isMetBy(IS_RED)).isFalse();
            assertThat(ONLY_BLUE.isMetBy(new KeyTraits(true, true))).isFalse();
            assertThat(ONLY_BLUE.isMetBy(new KeyTraits(true, false, true, Optional.of(BLUE))))
                    .isFalse();
            assertThat(NOT_BLUE.isMetBy(SAYS_BLUE)).isFalse();
            assertThat(NOT_BLUE.isMetBy(IS_RED)).isTrue();
            assertThat(NOT_BLUE.isMetBy(new KeyTraits(true, false))).isTrue();
        }

        @Test
        void comesBackAsItWasWritten() {
            assertThat(AuthenticatorStandard.read(ONLY_BLUE.document())).isEqualTo(ONLY_BLUE);
        }

        @Test
        void thatLeavesSomethingOutOrSaysMoreOrNamesNoModelIsNone() {
            var whole = ONLY_BLUE.document();
            assertThatExceptionOfType(MalformedDocument.class)
                    .isThrownBy(() -> AuthenticatorStandard.read(Json.object()
                            .put("format", "authenticator-standard/1")
                            .put("rule", 0)
                            .build()));
            var shouted = CanonicalJson.text(whole).replace("b10e", "B10E");
            assertThatExceptionOfType(MalformedDocument.class)
                    .isThrownBy(() -> AuthenticatorStandard.read(
                            (JsonObject) JsonReader.read(shouted.getBytes(StandardCharsets.UTF_8))));
        }

        @Test
        void thatNobodyHereCanReadIsHeldToTheStrictestThatNamesNoModel() {
            var ofTomorrow = AuthenticatorStandard.obeyedOf(
                    Json.object().put("format", "authenticator-standard/2").build());

            assertThat(ofTomorrow.isMetBy(IS_RED)).isTrue();
            assertThat(ofTomorrow.isMetBy(SAYS_BLUE)).isFalse();
        }
    }

    @Test
    void noKeyIsVouchedForWithoutAModel() {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyTraits(true, true, true, Optional.empty()));
    }

    @Test
    void anEntryComesBackAsItWasWrittenAlsoOneOfBeforeModelsWereNoted() {
        var now = described(IS_BLUE, version(1, ONLY_BLUE));
        var before = described(new KeyTraits(true, true), Optional.empty());

        assertThat(LetInEntry.parse(now.payload())).isEqualTo(now);
        assertThat(LetInEntry.parse(before.payload())).isEqualTo(before);
        assertThat(before.payload().toString()).contains("threekey-entry-let-in/3");
    }

    @Nested
    class Holds {

        @Test
        void whereEachKeyIsOfAModelThatIsTaken() throws IOException {
            comesIn(IS_RED, Optional.empty());
            decides(1, NOT_BLUE, Optional.empty());
            comesIn(IS_RED, version(1, NOT_BLUE));
            decides(2, ONLY_BLUE, Optional.of(NOT_BLUE));
            comesIn(IS_BLUE, version(2, ONLY_BLUE));

            assertThat(EvidenceCheck.verify(
                            server.written(ledger), Optional.of(ledger.fingerprint()), Optional.empty()))
                    .isInstanceOf(Verdict.Holds.class);
        }
    }

    @Nested
    class SomebodyLetIn {

        @BeforeEach
        void whereOnlyBlueKeysAreTaken() {
            decides(1, ONLY_BLUE, Optional.empty());
        }

        @Test
        void withAKeyOfAnotherModelIsFound() throws IOException {
            fails(
                    IS_RED,
                    version(1, ONLY_BLUE),
                    "Somebody was let in with a key that checked who used it and stays on its device, vouched for by"
                            + " its maker, of the model " + RED + ", which version 1 of " + STANDARD
                            + " does not take.");
        }

        @Test
        void withAKeyThatOnlySaysSoIsFound() throws IOException {
            fails(
                    SAYS_BLUE,
                    version(1, ONLY_BLUE),
                    "Somebody was let in with a key that checked who used it and stays on its device, of the model "
                            + BLUE + ", which version 1 of " + STANDARD + " does not take.");
        }

        @Test
        void asIfNothingHadBeenDecidedIsFound() throws IOException {
            fails(
                    IS_RED,
                    Optional.empty(),
                    "Somebody was let in and their key was held to nothing, though version 1 of " + STANDARD
                            + " was in force.");
        }

        @Test
        void asKeysWereDescribedBeforeModelsWereNotedIsFound() throws IOException {
            fails(
                    new KeyTraits(true, true),
                    Optional.empty(),
                    "Somebody was let in and their key was held to nothing, though version 1 of " + STANDARD
                            + " was in force.");
        }

        private void fails(KeyTraits key, Optional<NamedVersion> standard, String sentence) throws IOException {
            int entry = ledger.entries().size();
            comesIn(key, standard);
            server.failsWith(ledger, "entry " + entry + ": " + sentence);
        }
    }

    private void comesIn(KeyTraits key, Optional<NamedVersion> standard) {
        ledger.record(EntryType.LET_IN, described(key, standard).payload());
    }

    private static LetInEntry described(KeyTraits key, Optional<NamedVersion> standard) {
        return ForgedLetIn.with(
                new ShownKey(key, Optional.empty(), standard), letIn("nurse-18", 1, AHospital.limits(10)));
    }

    private void decides(int version, AuthenticatorStandard standard, Optional<AuthenticatorStandard> replaced) {
        var proposal = ledger.propose(
                "p-" + version, WARDS, standard.document(), version - 1, replaced.map(AuthenticatorStandard::document));
        ledger.decide(proposal, Function.IAM, Function.CLINICAL_OPERATIONS, Function.SECURITY);
    }

    private static Optional<NamedVersion> version(int version, AuthenticatorStandard standard) {
        return Optional.of(new NamedVersion(WARDS, version, Digest.of(CanonicalJson.bytes(standard.document()))));
    }

    private static KeyTraits key(boolean vouched, UUID model) {
        return new KeyTraits(true, true, vouched, Optional.of(model));
    }
}
