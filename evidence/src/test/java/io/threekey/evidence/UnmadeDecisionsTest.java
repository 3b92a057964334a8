package io.threekey.evidence;

import static io.threekey.evidence.ADishonestServer.ADOPTED;
import static io.threekey.evidence.ADishonestServer.LAST_ACT;
import static io.threekey.evidence.ADishonestServer.PROPOSED;
import static io.threekey.evidence.ADishonestServer.payload;
import static io.threekey.evidence.ADishonestServer.redated;

import io.threekey.charter.ActKind;
import io.threekey.charter.Charter;
import io.threekey.charter.Function;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Proposal;
import io.threekey.charter.SignedAct;
import io.threekey.charter.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnmadeDecisionsTest {

    @TempDir
    private Path directory;

    private final AHospitalsLedger ledger = AHospitalsLedger.withOneDecision("st anna");

    private ADishonestServer server;

    @BeforeEach
    void itsExportsGoHere() {
        server = new ADishonestServer(directory);
    }

    @Nested
    class DecisionsThatWereNotMade {

        private final AHospitalsLedger founded =
                AHospitalsLedger.empty("st anna").found();

        @Test
        void areRefusedWithoutSignatures() throws IOException {
            Proposal proposal = founded.proposeSessionLimits("p-1", 600, 1, 10);
            founded.adopt(proposal, List.of());
            server.failsStartingWith(
                    founded, "entry 2: The decision does not hold. The signatures do not make it a decision.");
        }

        @Test
        void areRefusedWithTooFewSignatures() throws IOException {
            Proposal proposal = founded.proposeSessionLimits("p-1", 600, 1, 10);
            founded.decide(proposal, Function.IAM, Function.SECURITY);
            server.failsStartingWith(
                    founded, "entry 4: The decision does not hold. The signatures do not make it a decision.");
        }

        @Test
        void areRefusedWhereAnObjectionWasLeftOut() throws IOException {
            Proposal proposal = founded.proposeSessionLimits("p-1", 600, 1, 10);
            founded.act(proposal, ActKind.OBJECT, Function.CLINICAL_OPERATIONS, Optional.of("unsafe at night"));
            List<SignedAct> without = new ArrayList<>();
            for (Function function : List.of(Function.IAM, Function.SECURITY)) {
                without.add(founded.act(proposal, ActKind.SIGN, function, Optional.empty()));
            }
            founded.adopt(proposal, without);
            server.failsWith(
                    founded,
                    "entry 5: The decision on proposal p-1 does not rest on exactly the acts that are recorded before"
                            + " it.");
        }

        @Test
        void areRefusedOnAProposalThatNobodyRecorded() throws IOException {
            List<LedgerEntry> entries = new ArrayList<>(ledger.entries());
            entries.remove(PROPOSED);
            server.failsWith(
                    ledger.rewritten(entries),
                    "entry 2: The act is on a proposal that is not recorded before it.",
                    "entry 3: The act is on a proposal that is not recorded before it.",
                    "entry 4: The act is on a proposal that is not recorded before it.",
                    "entry 5: A proposal is adopted that is not recorded before.");
        }

        @Test
        void areRefusedWhereAnActIsGone() throws IOException {
            List<LedgerEntry> entries = new ArrayList<>(ledger.entries());
            entries.remove(LAST_ACT);
            server.failsWith(
                    ledger.rewritten(entries),
                    "entry 5: The decision on proposal p-1 does not rest on exactly the acts that are recorded before"
                            + " it.");
        }

        @Test
        void areRefusedTwice() throws IOException {
            ledger.append(redated(ledger, ledger.entries().get(ADOPTED)));
            server.failsStartingWith(ledger, "entry 8: The proposal p-1 is adopted a second time.");
        }

        @Test
        void areRefusedWhereAnActFollowsTheAdoption() throws IOException {
            ledger.append(redated(ledger, ledger.entries().get(LAST_ACT)));
            server.failsWith(ledger, "entry 8: The act is on proposal p-1, which was adopted before.");
        }

        @Test
        void areRefusedUnderADateOfTheirOwn() throws IOException {
            List<LedgerEntry> entries = new ArrayList<>(ledger.entries());
            DecisionAdoptedEntry adopted = DecisionAdoptedEntry.parse(payload(entries.get(ADOPTED)));
            for (long minutes : List.of(-6L, 6L)) {
                Instant claimed = adopted.adoptedAt().plus(Duration.ofMinutes(minutes));
                LedgerEntry honest = entries.get(ADOPTED);
                LedgerEntry dated = LedgerEntry.of(
                        EntryType.DECISION_ADOPTED,
                        Leaf.parse(honest.leaf()).at(),
                        honest.salt(),
                        new DecisionAdoptedEntry(adopted.proposal(), adopted.acts(), claimed).payload());
                List<LedgerEntry> redated = new ArrayList<>(entries);
                redated.set(ADOPTED, dated);
                server.failsStartingWith(ledger.rewritten(redated), "entry 6: It says " + claimed);
            }
        }

        @Test
        void areRefusedWhereTheCharterIsChangedWithoutTheOldOnesConsent() throws IOException {
            AHospital impostors = AHospitalsLedger.empty("impostors").hospital();
            Charter old = founded.hospital().charter();
            Charter theirs = new Charter(
                    old.installation(),
                    2,
                    old.sealing(),
                    old.log(),
                    old.calendar(),
                    impostors.charter().seats(),
                    old.policyKinds(),
                    old.rights(),
                    List.of(),
                    List.of(),
                    List.of());
            Proposal takeover =
                    founded.propose("p-1", PolicyAddress.CHARTER, theirs.document(), 1, Optional.of(old.document()));
            founded.actingAs(impostors).decide(takeover, Function.values());
            server.failsStartingWith(
                    founded,
                    "entry 7: The decision does not hold. An act does not count. This key does not belong to the"
                            + " seat.");
        }
    }

    @Nested
    class ActsThatWereNotDone {

        @Test
        void areRefusedOnOpenProposalsToo() throws IOException {
            Proposal open = ledger.proposeSessionLimits("p-2", 20, 2, 15);
            AHospital impostors = AHospitalsLedger.empty("impostors").hospital();
            ledger.actingAs(impostors).act(open, ActKind.SIGN, Function.IAM, Optional.empty());
            server.failsWith(ledger, "entry 9: The act does not count. This key does not belong to the seat.");
        }

        @Test
        void areRefusedWhereTheyCannotBeRead() throws IOException {
            ledger.record(EntryType.PROPOSAL_ACT, Json.object().put("act", 1).build());
            server.failsStartingWith(ledger, "entry 8: What it records of proposal.act is not readable:");
        }
    }
}
