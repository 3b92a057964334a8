package io.threekey.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ProposalId;
import io.threekey.evidence.EvidenceCheck;
import io.threekey.evidence.Verdict;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.amendment.CharterChanges;
import io.threekey.server.ledger.ExportAsked;
import io.threekey.server.ledger.LedgerExport;
import io.threekey.server.ledger.LogKeyRotation;
import io.threekey.server.ledger.PublishedTree;
import io.threekey.server.ledger.SettledLedger;
import io.threekey.tlog.NoteVerifier;
import io.threekey.tlog.SignedCheckpoint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;

/** The ledger's key gives way to the next one by two changes of the charter, each signed by everybody it takes. */
class LedgerKeysTests {

    @TempDir
    Path folder;

    Node node;
    AFoundedHospital hospital;
    String first;
    int exports;

    @BeforeEach
    void found() {
        node = Node.founded();
        hospital = node.hospital();
        first = keys().standing().signing().getFirst();
        settle();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    LedgerKeys keys() {
        return node.get(LedgerKeys.class);
    }

    void settle() {
        new SettledLedger((ApplicationContext) node.context()).followsTheCharter();
    }

    String made() {
        return ((LogKeyRotation.Made) keys().makeNext(hospital.iam().person())).vkey();
    }

    ProposalId proposed(ProposalBox.Outcome outcome) {
        return ((ProposalBox.Outcome.Proposed) outcome).id();
    }

    void everybodySigns(ProposalId proposal) {
        for (var holder :
                List.of(hospital.iam(), hospital.security(), hospital.clinicalOperations(), hospital.sponsor())) {
            holder.signs(proposal);
        }
        node.policies().lookAgain();
        assertThat(node.policies().chain().history().pendingCharter(node.clock.instant()))
                .isPresent();
    }

    void waitsUntilItTakesEffect() {
        var effective = node.policies()
                .chain()
                .history()
                .pendingCharter(node.clock.instant())
                .orElseThrow()
                .effectiveAt();
        node.clock.advance(Duration.between(node.clock.instant(), effective).plusMinutes(1));
        settle();
    }

    void decides(ProposalBox.Outcome outcome) {
        everybodySigns(proposed(outcome));
        waitsUntilItTakesEffect();
    }

    void minutesGoByInWhichSomethingIsRecorded() {
        node.clock.advance(LogKeysOfTheCharter.CLOCKS_DIFFER_BY);
        hospital.iam().proposes(io.threekey.charter.UseCase.SHARED_WORKSTATION, AFoundedHospital.limits(7, 700));
        settle();
        settle();
    }

    String overlaps() {
        var second = made();
        decides(keys().proposeBoth(hospital.iam().person(), "The key gets old."));
        return second;
    }

    String checkpoint() {
        return node.get(PublishedTree.class).checkpoint().orElseThrow();
    }

    boolean isSignedBy(String vkey) {
        return SignedCheckpoint.namesAny(
                checkpoint().getBytes(StandardCharsets.UTF_8), List.of(NoteVerifier.parse(vkey)));
    }

    Verdict verified(Optional<byte[]> since) throws Exception {
        var export = folder.resolve("export-" + exports++);
        node.get(LedgerExport.class).write(export, new ExportAsked.Whole());
        return EvidenceCheck.verify(export, Optional.of(hospital.fingerprint()), since);
    }

    @Test
    void everyStepIsDecidedAndEveryExportHolds() throws Exception {
        var before = checkpoint().getBytes(StandardCharsets.UTF_8);

        var second = made();
        settle();
        assertThat(keys().standing().next()).contains(second);
        assertThat(isSignedBy(second)).isFalse();

        everybodySigns(proposed(keys().proposeBoth(hospital.iam().person(), "The key gets old.")));
        settle();
        assertThat(isSignedBy(second)).as("before the charter takes effect").isFalse();
        assertThat(verified(Optional.of(before))).isInstanceOf(Verdict.Holds.class);

        waitsUntilItTakesEffect();
        assertThat(keys().standing().signing()).containsExactly(first, second);
        assertThat(isSignedBy(first)).isTrue();
        assertThat(isSignedBy(second)).isTrue();
        assertThat(verified(Optional.of(before))).isInstanceOf(Verdict.Holds.class);
        var overlapping = checkpoint().getBytes(StandardCharsets.UTF_8);

        decides(keys().proposeOnly(hospital.iam().person(), second, "Every witness knows the next key."));
        minutesGoByInWhichSomethingIsRecorded();

        assertThat(keys().standing().signing()).containsExactly(second);
        assertThat(isSignedBy(first)).isFalse();
        assertThat(isSignedBy(second)).isTrue();
        assertThat(node.intruder
                        .reads("select name from keys_secret where name like 'log-key%'")
                        .get(0))
                .containsEntry("name", "log-key-2");
        assertThat(verified(Optional.of(before))).isInstanceOf(Verdict.Holds.class);
        assertThat(verified(Optional.of(overlapping))).isInstanceOf(Verdict.Holds.class);
        assertThat(node.alerts()).isEmpty();
    }

    @Test
    void aNodeThatStartsAfterwardsGoesOn() {
        var second = overlaps();
        decides(keys().proposeOnly(hospital.iam().person(), second, "Every witness knows the next key."));
        minutesGoByInWhichSomethingIsRecorded();

        node = node.restarted();
        settle();

        assertThat(keys().standing().signing()).containsExactly(second);
        assertThat(node.alerts()).isEmpty();
        assertThat(isSignedBy(second)).isTrue();
    }

    @Test
    void whatThePageProposesIsSaidInWords() {
        made();
        var proposal = hospital.caseOf(
                        proposed(keys().proposeBoth(hospital.iam().person(), "The key gets old.")))
                .proposal();

        assertThat(node.get(CharterChanges.class)
                        .between(node.policies().chain().charter().document(), proposal.document()))
                .hasSize(1)
                .first()
                .satisfies(change -> assertThat(change.arguments().getFirst())
                        .isInstanceOfSatisfying(
                                Words.class,
                                words ->
                                        assertThat(words.key()).isEqualTo("governance.charter.change.log.next-comes")));
    }

    @Test
    void nothingIsProposedOutOfTurn() {
        assertThat(keys().proposeBoth(hospital.iam().person(), "There is none."))
                .isEqualTo(fault("no-next"));
        assertThat(keys().proposeOnly(hospital.iam().person(), first, "It is alone."))
                .isEqualTo(fault("not-two"));

        made();
        everybodySigns(proposed(keys().proposeBoth(hospital.iam().person(), "The key gets old.")));

        assertThat(keys().makeNext(hospital.iam().person())).isEqualTo(new LogKeyRotation.NotNow());
        assertThat(keys().proposeBoth(hospital.iam().person(), "Once more.")).isEqualTo(fault("no-next"));
    }

    @Test
    void aKeyThatTheCharterNamesAndTheDatabaseLostRaisesTheAlertAndTheOtherSignsAlone() {
        overlaps();
        node.intruder.runs("delete from keys_secret where name = 'log-key-2'");
        var before = checkpoint();
        hospital.iam().proposes(io.threekey.charter.UseCase.SHARED_WORKSTATION, AFoundedHospital.limits(7, 700));

        new SettledLedger((ApplicationContext) node.context()).tries();

        assertThat(node.alerts()).containsExactly("ledger.key-missing");
        assertThat(checkpoint()).isNotEqualTo(before);
    }

    private static ProposalBox.Outcome fault(String which) {
        return new ProposalBox.Outcome.Faulty(List.of(Words.of("governance.ledger-keys.fault." + which)));
    }
}
