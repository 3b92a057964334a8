package io.threekey.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.EntryRanges;
import io.threekey.evidence.EvidenceCheck;
import io.threekey.evidence.RecordErasure;
import io.threekey.evidence.Report;
import io.threekey.evidence.Verdict;
import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.PolicyKind.Drafted;
import io.threekey.server.governance.ProposalBox;
import io.threekey.server.ledger.ExportAsked;
import io.threekey.server.ledger.LedgerExport;
import io.threekey.testkit.HeldClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class RecordErasuresTests {

    @TempDir
    Path folder;

    @Autowired
    Staff staff;

    @Autowired
    HeldClock clock;

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    PoliciesInForce policies;

    @Autowired
    RecordErasures erasures;

    @Autowired
    RecordErasureKind kind;

    @Autowired
    LedgerExport export;

    @Autowired
    Intruder intruder;

    @Autowired
    Visitor somebody;

    private Staff.Member nurse;
    private List<Long> entries = List.of();

    @BeforeEach
    void aNurseIsAdmitted() throws Exception {
        hospital.fingerprint();
        nurse = staff.nurse();
        entries = inTheTree("person.admitted");
    }

    private List<Long> inTheTree(String type) throws InterruptedException {
        for (var times = 0; times < 200; times++) {
            var found = intruder
                    .reads(
                            "select index from ledger_entry where type = ? and subject = ?"
                                    + " and index < (select until from ledger_referenced)",
                            type,
                            nurse.person().value())
                    .stream()
                    .map(row -> Long.parseLong(String.valueOf(row.get("index"))))
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the entry did not come into the tree");
    }

    private static JsonObject order(List<Long> entries) {
        return new RecordErasure(EntryRanges.of(entries), "A request under article 17, file 12.").document();
    }

    private void isDecided(JsonObject order) {
        var outcome = hospital.iam().wantsToPropose(RecordErasure.ADDRESS, order, "As the law demands.");
        assertThat(outcome).isInstanceOf(ProposalBox.Outcome.Proposed.class);
        var proposal = ((ProposalBox.Outcome.Proposed) outcome).id();
        for (var seat : List.of("security", "clinical-operations")) {
            hospital.holderOf(seat).signs(proposal);
        }
        assertThat(hospital.caseOf(proposal).isOpen()).isFalse();
        policies.lookAgain();
    }

    private String payload() {
        return String.valueOf(
                intruder.reads("select payload::text as payload from ledger_entry where index = ?", entries.getFirst())
                        .getFirst()
                        .get("payload"));
    }

    @Nested
    class AnOrder {

        @Test
        void isCarriedOutOnceItTookEffectAndTheExportHolds() throws Exception {
            isDecided(order(entries));
            erasures.look();
            assertThat(payload()).isNotEqualTo("\\x");

            clock.advance(Duration.ofDays(2));
            erasures.look();
            erasures.look();

            assertThat(payload()).isEqualTo("\\x");
            var report = exported();
            assertThat(report.erased()).extracting(Report.Erased::entries).contains(1L);
            try (var files = Files.walk(folder)) {
                assertThat(files.filter(Files::isRegularFile))
                        .noneSatisfy(file -> assertThat(new String(
                                        Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                                .contains("\"index\":" + entries.getFirst() + ",\"payload\""));
            }
        }

        private Report exported() throws Exception {
            for (var times = 0; ; times++) {
                var out = folder.resolve("export-" + times);
                try {
                    export.write(out, new ExportAsked.Whole());
                    var verdict = EvidenceCheck.verify(out, Optional.of(hospital.fingerprint()), Optional.empty());
                    assertThat(verdict).isInstanceOf(Verdict.Holds.class);
                    return ((Verdict.Holds) verdict).report();
                } catch (ExportAsked.Impossible notYet) {
                    assertThat(times).isLessThan(100);
                    Thread.sleep(100);
                }
            }
        }

        @Test
        void isProposedByAnyoneWithASeatAndSaidInWords() {
            var words = kind.inWords(order(entries));
            assertThat(words)
                    .contains(Words.of("people.erasure.of-type", 1L, Words.of("people.entry.person-admitted")))
                    .contains(Words.of("people.erasure.basis", "A request under article 17, file 12."));
        }

        @Test
        void leavesNoGapWhereNothingIsOrdered() {
            var browser = somebody.another();
            new Door(browser).comesIn(hospital.iam().passkey());
            assertThat(browser.visits("/").body()).doesNotContain("Erasure from the record: nothing");
        }
    }

    @Nested
    class WhatIsFaulty {

        @Test
        void isAnOrderThatNamesADecision() {
            var founding = Long.parseLong(
                    String.valueOf(intruder.reads("select index from ledger_entry where type = 'installation.founded'")
                            .getFirst()
                            .get("index")));
            assertThat(hospital.iam().wantsToPropose(RecordErasure.ADDRESS, order(List.of(founding)), "All of it."))
                    .isEqualTo(
                            new ProposalBox.Outcome.Faulty(List.of(Words.of("people.erasure.fault.never", founding))));
        }

        /** Without its revocation a lost badge would be nobody's word against its row. */
        @Test
        void isAnOrderThatNamesSomebodysKey() throws Exception {
            var registered = inTheTree("authenticator.registered").getFirst();
            assertThat(kind.faultsOf(order(List.of(registered))))
                    .containsExactly(Words.of("people.erasure.fault.never", registered));
        }

        @Test
        void isAnOrderForWhatIsYetToCome() {
            assertThat(kind.faultsOf(order(List.of(1_000_000L))))
                    .extracting(Words::key)
                    .containsExactly("people.erasure.fault.not-there");
        }

        @Test
        void isWhatIsNoOrder() {
            assertThat(kind.faultsOf(AFoundedHospital.limits(10, 20)))
                    .extracting(Words::key)
                    .containsExactly("people.erasure.fault.shape");
        }
    }

    @Nested
    class TheForm {

        @Test
        void isReadAsNumbersAndRanges() {
            assertThat(kind.read(Map.of("entries", "12-14, 55 9", "legalBasis", " Article 17. ")))
                    .isEqualTo(new Drafted.Document(
                            new RecordErasure(EntryRanges.of(List.of(9L, 12L, 13L, 14L, 55L)), "Article 17.")
                                    .document()));
        }

        @Test
        void refusesEverythingElse() {
            for (var typed : List.of("", "abc", "14-12", "1-900000", "-3")) {
                assertThat(kind.read(Map.of("entries", typed, "legalBasis", "Article 17.")))
                        .isInstanceOf(Drafted.Faulty.class);
            }
            assertThat(kind.read(Map.of("entries", "3", "legalBasis", ""))).isInstanceOf(Drafted.Faulty.class);
        }
    }
}
