package io.threekey.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Function;
import io.threekey.evidence.Witnessed.Sighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an auditor hears of the witnesses that signed policy asks for. */
class WitnessedExportsTest {

    private static final Instant SEEN = Instant.parse("2026-11-22T09:00:00Z");

    @TempDir
    private Path directory;

    private final AnOutsider partner = AnOutsider.named("witness.partner.example", "one");
    private final AnOutsider university = AnOutsider.named("witness.university.example", "one");
    private final AHospitalsLedger ledger = AHospitalsLedger.withOneDecision("st anna")
            .witnessedBy(1, partner.asNamed("Partner hospital"), ofUniversity());
    private int written;

    private LedgerWitnessing.Witness ofUniversity() {
        return university.asNamed("University");
    }

    private Verdict verdict(String below) throws IOException {
        return verdict(ledger, below);
    }

    private Verdict verdict(AHospitalsLedger of, String below) throws IOException {
        Path export = directory.resolve("export-" + written++);
        of.exportTo(export, below);
        return EvidenceCheck.verify(export, Optional.of(of.fingerprint()), Optional.empty());
    }

    private static Witnessed witnessed(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Holds.class);
        return ((Verdict.Holds) verdict).report().witnessed();
    }

    private void failsWith(String below, String sentence) throws IOException {
        assertThat(ExportsOnDisk.failures(verdict(below)))
                .extracting(Failure::toString)
                .containsExactly("checkpoint: " + sentence);
    }

    @Nested
    class AnExportThatWasSeen {

        @Test
        void namesWhoSawItAndWhen() throws IOException {
            assertThat(witnessed(verdict(partner.sees(ledger.checkpoint(), SEEN))))
                    .isEqualTo(new Witnessed(
                            1, List.of(new Sighting("Partner hospital", "witness.partner.example", SEEN))));
        }

        @Test
        void namesAlsoThoseBeyondTheNumberRequired() throws IOException {
            var both =
                    university.sees(ledger.checkpoint(), SEEN.plusSeconds(3)) + partner.sees(ledger.checkpoint(), SEEN);
            assertThat(witnessed(verdict(both)).by())
                    .extracting(Sighting::witness)
                    .containsExactly("Partner hospital", "University");
        }

        @Test
        void needsNobodyWhereNothingWasDecided() throws IOException {
            var alone = AHospitalsLedger.withOneDecision("st anna");
            assertThat(witnessed(verdict(alone, ""))).isEqualTo(new Witnessed(0, List.of()));
        }

        @Test
        void mayCarryTheWordOfOneWhomALaterDecisionNamesNoMore() throws IOException {
            ledger.decide(
                    ledger.propose(
                            "others",
                            LedgerWitnessing.ADDRESS,
                            new LedgerWitnessing(List.of(ofUniversity()), 1, 10).document(),
                            1,
                            Optional.of(new LedgerWitnessing(
                                            List.of(partner.asNamed("Partner hospital"), ofUniversity()), 1, 10)
                                    .document())),
                    Function.IAM,
                    Function.CLINICAL_OPERATIONS,
                    Function.SECURITY);
            var both = partner.sees(ledger.checkpoint(), SEEN) + university.sees(ledger.checkpoint(), SEEN);
            assertThat(witnessed(verdict(both)).by())
                    .extracting(Sighting::witness)
                    .containsExactly("University");
        }
    }

    @Nested
    class AnExportDoesNotHold {

        @Test
        void whereNobodyRequiredHasSeenIt() throws IOException {
            failsWith(
                    "",
                    "Too few witnesses have seen this ledger: version 1 of ledger-witnessing (all use cases, group)"
                            + " asks for 1, and none cosigned it.");
        }

        @Test
        void whereFewerHaveSeenItThanTheNewestDecisionAsksFor() throws IOException {
            var before = new LedgerWitnessing(List.of(partner.asNamed("Partner hospital"), ofUniversity()), 1, 10);
            ledger.decide(
                    ledger.propose(
                            "two",
                            LedgerWitnessing.ADDRESS,
                            new LedgerWitnessing(before.witnesses(), 2, 10).document(),
                            1,
                            Optional.of(before.document())),
                    Function.IAM,
                    Function.CLINICAL_OPERATIONS,
                    Function.SECURITY);
            failsWith(
                    partner.sees(ledger.checkpoint(), SEEN),
                    "Too few witnesses have seen this ledger: version 2 of ledger-witnessing (all use cases, group)"
                            + " asks for 2, and only Partner hospital cosigned it.");
        }

        @Test
        void whereTheKeyBehindTheNameIsAnother() throws IOException {
            failsWith(
                    AnOutsider.named("witness.partner.example", "forged").sees(ledger.checkpoint(), SEEN),
                    "Below it stands something else than what the witnesses of the policy cosigned: A line below it is"
                            + " of witness.partner.example, with a key that no witness is known by.");
        }

        @Test
        void whereTheWitnessCosignedAnotherSize() throws IOException {
            var earlier = partner.sees(ledger.checkpoint(), SEEN);
            ledger.signIn("nurse-18");
            failsWith(
                    earlier,
                    "Below it stands something else than what the witnesses of the policy cosigned: The witness"
                            + " witness.partner.example cosigned something else than this.");
        }

        @Test
        void whereTheWitnessCosignedAnotherLedgerOfTheSize() throws IOException {
            var others = AHospitalsLedger.withOneDecision("impostor")
                    .witnessedBy(1, partner.asNamed("Partner hospital"), ofUniversity());
            failsWith(
                    partner.sees(others.checkpoint(), SEEN),
                    "Below it stands something else than what the witnesses of the policy cosigned: The witness"
                            + " witness.partner.example cosigned something else than this.");
        }

        @Test
        void whereOneWitnessStandsForTwo() throws IOException {
            failsWith(
                    partner.sees(ledger.checkpoint(), SEEN) + partner.sees(ledger.checkpoint(), SEEN.plusSeconds(1)),
                    "Below it stands something else than what the witnesses of the policy cosigned: The witness"
                            + " witness.partner.example stands below it twice.");
        }

        @Test
        void whereALineIsChangedInAnyByte() throws IOException {
            Path export = directory.resolve("export");
            ledger.exportTo(export, partner.sees(ledger.checkpoint(), SEEN));
            Path checkpoint = export.resolve("checkpoint");
            byte[] bytes = Files.readAllBytes(checkpoint);
            for (int at = 0; at < bytes.length; at++) {
                byte[] changed = bytes.clone();
                changed[at] ^= 1;
                Files.write(checkpoint, changed);
                assertThat(ExportsOnDisk.verify(export)).as("byte " + at).isInstanceOf(Verdict.Fails.class);
            }
        }
    }
}
