package io.threekey.server.witnessing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ActKind;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.ProposalId;
import io.threekey.charter.UseCase;
import io.threekey.evidence.EvidenceCheck;
import io.threekey.evidence.LedgerWitnessing;
import io.threekey.evidence.LedgerWitnessing.Witness;
import io.threekey.evidence.Verdict;
import io.threekey.evidence.Witnessed;
import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Visitor;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.governance.DecisionDesk;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.ProposalBox;
import io.threekey.server.ledger.ExportAsked;
import io.threekey.server.ledger.LedgerAlarm;
import io.threekey.server.ledger.LedgerAllClear;
import io.threekey.server.ledger.LedgerExport;
import io.threekey.server.ledger.LogIdentity;
import io.threekey.server.ledger.SettledLedger;
import io.threekey.tlog.NoteVerifier;
import io.threekey.tlog.SignedCheckpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;

/** A hospital whose owners decide on a witness, which then runs beside it. */
@ServerTest
@Import(AFoundedHospital.class)
class WitnessedHospitalTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    PoliciesInForce policies;

    @Autowired
    Witnesses witnesses;

    @Autowired
    LogIdentity log;

    @Autowired
    LedgerExport export;

    @Autowired
    SettledLedger ledger;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Visitor somebody;

    private AWitness partner;

    @BeforeEach
    void start() {
        partner = AWitness.watching(log.vkey());
    }

    @AfterEach
    void stop() {
        partner.close();
    }

    private void decided(LedgerWitnessing policy) {
        if (policies.at(LedgerWitnessing.ADDRESS)
                .map(PolicyVersion::document)
                .filter(policy.document()::equals)
                .isPresent()) {
            return;
        }
        var proposed = hospital.iam()
                .wantsToPropose(LedgerWitnessing.ADDRESS, policy.document(), "An outsider should remember for us.");
        assertThat(proposed).isInstanceOf(ProposalBox.Outcome.Proposed.class);
        ProposalId id = ((ProposalBox.Outcome.Proposed) proposed).id();
        for (var seat : List.of("sponsor", "iam", "clinical-operations", "security")) {
            hospital.holderOf(seat).signs(id);
        }
        assertThat(policies.at(LedgerWitnessing.ADDRESS).orElseThrow().document())
                .isEqualTo(policy.document());
    }

    private Witness isWitnessed() {
        var witness = partner.asNamed("Partner hospital");
        decided(new LedgerWitnessing(List.of(witness), 1, 10));
        ledger.settle();
        var entries = witnesses.now().entries();
        awaits(() -> witnesses.now().confirmed() >= entries);
        return witness;
    }

    private static void awaits(BooleanSupplier happened) {
        for (var look = 0; look < 600 && !happened.getAsBoolean(); look++) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
        }
        assertThat(happened.getAsBoolean()).isTrue();
    }

    private Visitor anOwner() {
        var owner = somebody.another();
        new Door(owner).comesIn(hospital.iam().passkey());
        return owner;
    }

    @Test
    void servesTheCheckpointWithTheWitnesssWordBelowIt() {
        var witness = isWitnessed();

        var note = somebody.visits("/ledger/checkpoint").body().getBytes(UTF_8);

        assertThat(SignedCheckpoint.open(note, NoteVerifier.parse(log.vkey())).cosignatures(List.of(witness.key())))
                .hasSize(1);
    }

    @Test
    void showsItsSignersWhatTheWitnessHasConfirmed() {
        isWitnessed();
        var proposal = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, AFoundedHospital.limits(11, 480));

        var shown = hospital.security().draftsSignature(proposal).checkpoint();

        assertThat(shown.size())
                .isPositive()
                .isLessThanOrEqualTo(witnesses.now().confirmed());
        hospital.iam().stops(proposal);
    }

    @Test
    void givesAnAuditorAnExportThatNamesTheWitness(@TempDir Path folder) throws Exception {
        isWitnessed();

        export.write(folder.resolve("export"), new ExportAsked.Whole());

        var verdict =
                EvidenceCheck.verify(folder.resolve("export"), Optional.of(hospital.fingerprint()), Optional.empty());
        assertThat(verdict).isInstanceOf(Verdict.Holds.class);
        assertThat(((Verdict.Holds) verdict).report().witnessed().by())
                .extracting(Witnessed.Sighting::witness)
                .containsExactly("Partner hospital");
    }

    @Test
    void saysOnAPageWhoConfirmedWhat() {
        isWitnessed();

        assertThat(anOwner().visits("/ledger/witnesses").body())
                .contains("Partner hospital", "Confirms", "Outsiders have confirmed", "One of 1 has to confirm it");
    }

    @Test
    void saysWhereNobodyOutsideHasTo() {
        decided(new LedgerWitnessing(List.of(), 0, 10));

        var owner = anOwner();

        assertThat(owner.visits("/ledger/witnesses").body()).contains("Nobody outside witnesses the ledger");
        assertThat(owner.visits("/gaps").body()).contains("nobody-witnesses/ledger");
        assertThat(owner.visits("/policies").body()).contains("Nobody outside confirms the ledger.");
    }

    @Test
    void proposesAnotherWitnessInAForm() {
        isWitnessed();

        assertThat(anOwner()
                        .visits("/proposals/new?kind=ledger-witnessing&useCase=all")
                        .body())
                .contains("name=\"witness-1-key\"", "value=\"Partner hospital\"", "name=\"witness-2-url\"");
    }

    @Test
    void decidesNothingWhileAWitnessProvesAnotherLedger() {
        var proposal = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, AFoundedHospital.limits(12, 480));
        events.publishEvent(new LedgerAlarm(Contradictions.PROVEN, List.of("Partner hospital", "8")));
        try {
            assertThat(hospital.security().wantsTo(proposal, ActKind.SIGN, Optional.empty()))
                    .isInstanceOf(DecisionDesk.Drafting.Refused.class);
            assertThat(anOwner().visits("/policies").body())
                    .contains("Decisions are stopped: an outside witness (Partner hospital)");
        } finally {
            events.publishEvent(new LedgerAllClear(Contradictions.PROVEN));
        }
        assertThat(hospital.security().wantsTo(proposal, ActKind.SIGN, Optional.empty()))
                .isInstanceOf(DecisionDesk.Drafting.Ready.class);
        hospital.iam().stops(proposal);
    }
}
