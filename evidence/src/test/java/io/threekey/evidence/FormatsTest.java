package io.threekey.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.charter.Assertion;
import io.threekey.charter.Fingerprint;
import io.threekey.charter.InstallationId;
import io.threekey.charter.Scope;
import io.threekey.charter.SignedAct;
import io.threekey.charter.Stage;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonText;
import io.threekey.charter.json.MalformedDocument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {

    private static final Instant AT = Instant.parse("2026-11-22T08:00:00Z");
    private static final byte[] SALT = new byte[32];
    private static final SignedAct ACT = new SignedAct(
            new byte[] {1}, new Assertion(new byte[] {2}, new byte[] {3}, new byte[] {4}, new byte[] {5}));

    @Nested
    class ALeaf {

        private final byte[] payload = "{}".getBytes(UTF_8);
        private final Leaf leaf = Leaf.of(EntryType.PROPOSAL_MADE, AT, SALT, payload);

        @Test
        void isSpeltInOneWay() {
            assertThat(new String(leaf.bytes(), UTF_8))
                    .isEqualTo("{\"at\":\"2026-11-22T08:00:00Z\","
                            + "\"commitment\":\"-xY0xObNSx8a_jzi1u8ID3rF0fNX1yOtTfyngnM7Yts\","
                            + "\"format\":\"threekey-leaf/1\",\"type\":\"proposal.made\"}");
            assertThat(Leaf.parse(leaf.bytes())).isEqualTo(leaf);
        }

        @Test
        void commitsToOnePayloadUnderOneSalt() {
            byte[] otherSalt = SALT.clone();
            otherSalt[31] = 1;
            assertThat(leaf.commitsTo(SALT, payload)).isTrue();
            assertThat(leaf.commitsTo(otherSalt, payload)).isFalse();
            assertThat(leaf.commitsTo(SALT, "{ }".getBytes(UTF_8))).isFalse();
        }

        @Test
        void takesNoSaltOfAnotherLength() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Leaf.of(EntryType.PROPOSAL_MADE, AT, new byte[31], payload))
                    .withMessage("a salt has 32 bytes, not 31");
        }

        @Test
        void isNotReadFromAnyOtherFormat() {
            byte[] other =
                    new String(leaf.bytes(), UTF_8).replace("leaf/1", "leaf/2").getBytes(UTF_8);
            assertThatThrownBy(() -> Leaf.parse(other)).isInstanceOf(MalformedDocument.class);
        }
    }

    @Nested
    class AnEntryType {

        @ParameterizedTest
        @ValueSource(strings = {"decision.adopted", "sign-in.succeeded", "person.role.granted"})
        void isASubjectAndWhatHappened(String name) {
            assertThat(new EntryType(name)).hasToString(name);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "decision", "Decision.adopted", "decision.", ".adopted", "a..b", "a.b ", "a_b.c"})
        void isNothingElse(String name) {
            assertThatIllegalArgumentException().isThrownBy(() -> new EntryType(name));
        }
    }

    @Nested
    class GovernancePayloads {

        @Test
        void ofAFoundingAreReadAsWritten() {
            var founded = new FoundedEntry("{}".getBytes(UTF_8), List.of(ACT), AT);
            var read = FoundedEntry.parse(founded.payload());
            assertThat(read.charter()).isEqualTo(founded.charter());
            assertThat(read.acts()).isEqualTo(founded.acts());
            assertThat(read.foundedAt()).isEqualTo(AT);
        }

        @Test
        void ofProposalsActsAndAdoptionsAreReadAsWritten() {
            var made = new ProposalMadeEntry("{}".getBytes(UTF_8));
            assertThat(ProposalMadeEntry.parse(made.payload()).proposal()).isEqualTo(made.proposal());
            assertThat(ActEntry.parse(new ActEntry(ACT).payload())).isEqualTo(new ActEntry(ACT));
            var adopted = new DecisionAdoptedEntry(Digest.of(made.proposal()), List.of(ACT.digest()), AT);
            assertThat(DecisionAdoptedEntry.parse(adopted.payload())).isEqualTo(adopted);
        }

        @Test
        void ofASignInAreReadAsWritten() {
            var letIn = AHospitalsLedger.letIn("nurse-17", 1, AHospital.limits(10));
            assertThat(LetInEntry.parse(letIn.payload())).isEqualTo(letIn);
        }

        @Test
        void ofASignInBeforeSitesWereNamedAreStillRead() {
            var letIn = ForgedLetIn.at(
                    Optional.empty(),
                    AHospital.SESSION_LIMITS,
                    AHospitalsLedger.letIn("nurse-17", 1, AHospital.limits(10)));
            assertThat(letIn.payload().get("format")).contains(new JsonText("threekey-entry-let-in/1"));
            assertThat(LetInEntry.parse(letIn.payload())).isEqualTo(letIn);
        }

        @Test
        void ofASignInJudgedBesideAreReadAsWritten() {
            var letIn = AHospitalsLedger.letIn("nurse-17", 1, AHospital.limits(10));
            var beside = ForgedLetIn.beside(
                    new ComingLimits(Stage.WARN, 5, 480, letIn.policy(), 2, letIn.policyDocument()), letIn);
            assertThat(LetInEntry.parse(beside.payload())).isEqualTo(beside);
        }

        @Test
        void ofASignInNameASiteAndNotTheGroup() {
            assertThatThrownBy(() -> ForgedLetIn.at(
                            Optional.of(Scope.GROUP),
                            AHospital.SESSION_LIMITS,
                            AHospitalsLedger.letIn("nurse-17", 1, AHospital.limits(10))))
                    .hasMessage("the group is no site");
        }

        @Test
        void withAnythingElseInThemAreRefused() {
            var payload = Json.object()
                    .put("format", ProposalMadeEntry.FORMAT)
                    .put("proposal", SALT)
                    .put("more", 1)
                    .build();
            assertThatThrownBy(() -> ProposalMadeEntry.parse(payload))
                    .isInstanceOf(MalformedDocument.class)
                    .hasMessageContaining("more");
        }
    }

    @Nested
    class AManifest {

        @Test
        void isReadAsWritten() {
            var manifest = new Manifest(
                    new InstallationId("st-anna"), new Fingerprint(Digest.of(SALT)), "st-anna.example/ledger", 7);
            assertThat(Manifest.parse(manifest.bytes())).isEqualTo(manifest);
        }

        @Test
        void ofNothingDoesNotExist() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Manifest(
                            new InstallationId("st-anna"), new Fingerprint(Digest.of(SALT)), "st-anna.example", 0));
        }
    }
}
