package io.threekey.server.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Function;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.ProposalBox;
import io.threekey.server.governance.SeatHolder;
import io.threekey.server.ledger.SettledLedger;
import io.threekey.server.people.SomeMonitoring;
import io.threekey.testkit.HeldClock;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class SearchingTheLedgerTests {

    private static final PolicyAddress MONITORING = PolicyAddress.forAll(new PolicyKindName("staff-monitoring"));
    private static final JsonObject INCIDENTS_FOR_SECURITY =
            SomeMonitoring.permitting(5, "security-incident", Function.SECURITY, 30);

    @Autowired
    Staff staff;

    @Autowired
    HeldClock clock;

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    PoliciesInForce policies;

    @Autowired
    SettledLedger ledger;

    @Autowired
    Intruder intruder;

    @Autowired
    Visitor somebody;

    private Staff.Member nurse;
    private Visitor hers;
    private Visitor security;

    @BeforeEach
    void aNurseCameIn() {
        decided(AFoundedHospital.ON_THE_WARDS, AFoundedHospital.limits(10, 480));
        decided(AFoundedHospital.IN_THE_OFFICES, AFoundedHospital.limits(30, 600));
        decided(MONITORING, INCIDENTS_FOR_SECURITY);
        nurse = staff.nurse();
        hers = somebody.another();
        new Door(hers).comesIn(nurse.authenticator());
        security = signedIn(hospital.security());
        ledger.settle();
    }

    private String nurseName() {
        return "Person " + nurse.person().value().replace("person-", "");
    }

    private long newest(String type) {
        var row = intruder.reads(
                        "select max(index) as newest from ledger_entry where type = ? and (subject = ? or ?)",
                        type,
                        nurse.person().value(),
                        !type.startsWith("sign-in"))
                .getFirst();
        return ((Number) Objects.requireNonNull(row.get("newest"))).longValue();
    }

    private String entry(String type) {
        return "/ledger/entries/" + newest(type);
    }

    @Nested
    class SomebodyOfTheStaff {

        @Test
        void findsTheirOwnEntriesInWords() {
            assertThat(hers.visits("/ledger").body())
                    .contains("Your entries", nurseName() + " came in at North", nurseName() + " added a key");
        }

        @Test
        void findsNobodyElses() {
            var colleague = staff.nurse();
            new Door(somebody.another()).comesIn(colleague.authenticator());
            ledger.settle();

            assertThat(hers.visits("/ledger?person=" + colleague.person()).body())
                    .contains("Your entries")
                    .doesNotContain("Person " + colleague.person().value().replace("person-", ""));
            assertThat(hers.visits("/ledger?kind=decisions").body()).contains("Nothing found");
        }

        @Test
        void findsByKindAndDay() {
            assertThat(hers.visits("/ledger?kind=sign-in.let-in").body())
                    .contains("came in at")
                    .doesNotContain("added a key");
            assertThat(hers.visits("/ledger?kind=keys").body())
                    .contains("added a key")
                    .doesNotContain("came in at");
            assertThat(hers.visits("/ledger?until=2020-01-01").body()).contains("Nothing found");
            assertThat(hers.visits("/ledger?from=2020-01-01").body()).contains("came in at");
        }

        @Test
        void findsByPlace() {
            assertThat(hers.visits("/ledger?place=" + siteOf(nurse)).body())
                    .contains(nurseName() + " came in at North")
                    .doesNotContain("added a key", "Nothing found");
            assertThat(hers.visits("/ledger?place=" + siteOf(staff.nurse())).body())
                    .contains("Nothing found")
                    .doesNotContain("came in at");
        }

        private String siteOf(Staff.Member member) {
            return member.person().value().replace("person-", "site:site-");
        }

        @Test
        void readsTheirEntryWithItsProof() {
            assertThat(hers.visits(entry("sign-in.let-in")).body())
                    .contains(nurseName() + " came in at", "data-payload=", "data-salt=", "/records/proof.js");
        }

        @Test
        void readsTheProofOfSomebodyElsesEntryAndNothingOfIt() {
            var colleague = somebody.another();
            new Door(colleague).comesIn(staff.nurse().authenticator());

            assertThat(colleague.visits(entry("sign-in.let-in")).body())
                    .contains("What it says is not shown", "theirs to read", "data-index=")
                    .doesNotContain(nurse.person().value() + "\"", nurseName(), "data-payload", "data-salt");
        }

        @Test
        void mayNotLookForReasons() {
            assertThat(looks(hers, "security-incident").statusCode()).isEqualTo(403);
            assertThat(hers.submits(Origin.ID, entry("sign-in.let-in"), Map.of("purpose", "security-incident"))
                            .statusCode())
                    .isEqualTo(403);
        }

        @Test
        void isToldOfWhatCannotBeRead() {
            for (var day : List.of("yesterday", "2026-02-", "2026-02-30", "%2B999999999-12-31", "-999999999-01-01")) {
                assertThat(hers.visits("/ledger?from=" + day).body()).as(day).contains("cannot be read");
                assertThat(hers.visits("/ledger?until=" + day).body()).as(day).contains("cannot be read");
            }
            assertThat(hers.visits("/ledger?policy=session-limits.nonsense.group")
                            .body())
                    .contains("Nothing found");
            assertThat(hers.visits("/ledger?place=ward:%00").statusCode()).isEqualTo(400);
            assertThat(hers.visits("/ledger?policy=%00").statusCode()).isEqualTo(400);
            assertThat(hers.visits("/ledger?place=%3Cscript%3E").body())
                    .contains("cannot be read")
                    .doesNotContain("<script>alert");
            assertThat(hers.visits("/ledger/entries/999999999").statusCode()).isEqualTo(404);
            assertThat(hers.visits("/ledger/entries/7x").statusCode()).isEqualTo(404);
        }
    }

    @Nested
    class WhoHoldsASeat {

        @Test
        void findsWhatWasDecidedAndNotWhatStaffDid() {
            assertThat(security.visits("/ledger?kind=decisions").body())
                    .contains("A decision was adopted: Session limits", " signed: Session limits");
            assertThat(security.visits("/ledger").body()).doesNotContain(" came in at", " added a key");
            assertThat(security.visits("/ledger?kind=sign-in.let-in").body()).contains("Nothing found");
        }

        @Test
        void findsWhatAnotherOneDidInOffice() {
            var iam = hospital.iam().person().value();
            assertThat(security.visits("/ledger?person=" + iam).body())
                    .contains(hospital.iam().name() + " signed: ")
                    .doesNotContain(hospital.iam().name() + " came in at");
        }

        @Test
        void findsWhatBelongsToADecision() {
            var proposal = intruder.reads(
                            "select subject from ledger_entry where type = 'decision.adopted' order by index limit 1")
                    .getFirst()
                    .get("subject");
            assertThat(security.visits("/ledger?decision=" + proposal).body())
                    .contains("What belongs to the proposal", " proposed: ", " signed: ", "was adopted");
        }

        @Test
        void picksAPersonByName() {
            staff.nurse();
            assertThat(security.visits("/ledger?person=" + encoded(nurseName())).body())
                    .contains(nurseName() + " at work");
            assertThat(security.visits("/ledger?person=person").body())
                    .contains("Who do you mean?", "href=\"/ledger?person=person-");
            assertThat(security.visits("/ledger?person=Zaphod").body()).contains("Nobody is called “Zaphod”");
        }

        @Test
        void seesSignInsForAReasonThatIsWrittenDownFirst() {
            var before = looksOnRecord();
            assertThat(security.visits("/ledger?person=" + nurse.person()).body())
                    .contains("Sign-ins are shown for a reason only")
                    .doesNotContain("came in at");
            assertThat(looksOnRecord()).isEqualTo(before);

            assertThat(looks(security, "security-incident").body())
                    .contains("Sign-ins of " + nurseName(), nurseName() + " came in at", "This look is written down")
                    .contains("/proposals/new?kind=record-erasure")
                    .doesNotContain("added a key");

            assertThat(looksOnRecord()).isEqualTo(before + 1);
            ledger.settle();
            assertThat(hers.visits("/ledger").body())
                    .contains(hospital.security().name() + " looked at the record of " + nurseName());
        }

        @Test
        void looksAtNothingWhereTheSearchCannotBeRead() {
            var before = looksOnRecord();
            assertThat(security.submits(
                                    Origin.ID,
                                    "/ledger/looks",
                                    Map.of(
                                            "person",
                                            nurse.person().value(),
                                            "purpose",
                                            "security-incident",
                                            "from",
                                            "yesterday"))
                            .body())
                    .contains("cannot be read")
                    .doesNotContain("came in at");
            assertThat(looksOnRecord()).isEqualTo(before);
        }

        @Test
        void isRefusedForAReasonThatNoPolicyPermits() {
            assertThat(looks(security, "legal-demand"))
                    .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(403))
                    .satisfies(answer ->
                            assertThat(answer.body()).contains("ROWAN-16").doesNotContain("came in at"));
        }

        @Test
        void opensOneSignInForAReason() {
            var entry = entry("sign-in.let-in");
            assertThat(security.visits(entry).body())
                    .contains("What it says is not shown")
                    .doesNotContain("data-payload");
            var before = looksOnRecord();

            var opened = security.submits(Origin.ID, entry, Map.of("purpose", "security-incident"));

            assertThat(opened.body())
                    .contains(nurseName() + " came in at", "data-payload=")
                    .contains("The one whose number ends in")
                    .doesNotContain("Blue key")
                    .contains("You look at somebody else’s work. Reason: A security incident.");
            assertThat(looksOnRecord()).isEqualTo(before + 1);
            assertThat(security.submits(Origin.ID, entry, Map.of("purpose", "legal-demand"))
                            .body())
                    .contains("ROWAN-16")
                    .doesNotContain("data-payload");
        }

        @Test
        void opensNoSignInThatIsOlderThanTheReasonLets() {
            var entry = entry("sign-in.let-in");
            clock.advance(Duration.ofDays(31));
            security = signedIn(hospital.security());

            assertThat(security.submits(Origin.ID, entry, Map.of("purpose", "security-incident"))
                            .body())
                    .contains("WHIMBREL-31")
                    .doesNotContain("data-payload");
        }

        @Test
        void opensNothingElseOfSomebodyForAReason() {
            var key = "/ledger/entries/" + newestKey();
            assertThat(security.visits(key).body()).contains("theirs to read");
            assertThat(security.submits(Origin.ID, key, Map.of("purpose", "security-incident"))
                            .statusCode())
                    .isEqualTo(404);
        }

        private long newestKey() {
            var row = intruder.reads(
                            "select max(index) as newest from ledger_entry where type = 'authenticator.registered'")
                    .getFirst();
            return ((Number) Objects.requireNonNull(row.get("newest"))).longValue();
        }

        @Test
        void readsADecisionWithLinksToThoseConcerned() {
            assertThat(security.visits(entry("decision.adopted")).body())
                    .contains("A decision was adopted: ", "href=\"/proposals/", "data-charter-key=\"");
        }

        @Test
        void goesBackPageByPage() {
            var first = security.visits("/ledger").body();
            var older = first.substring(first.indexOf("/ledger?before=")).split("\"")[0];
            assertThat(security.visits(older).body()).contains("Entries").doesNotContain("Nothing found");
        }
    }

    @Test
    void saysOfAnAlteredEntryThatItIsNobodysWord() {
        var index = newest("sign-in.let-in");
        intruder.runs("create table kept_entry as select * from ledger_entry where index = " + index);
        intruder.runs("update ledger_entry set subject = subject || '!' where index = " + index);
        try {
            assertThat(hers.visits("/ledger/entries/" + index).body())
                    .contains("This entry was altered in the database", "nobody’s word");
        } finally {
            intruder.runs("update ledger_entry e set subject = k.subject from kept_entry k where e.index = k.index");
            intruder.runs("drop table kept_entry");
        }
    }

    @Test
    void isForWhoIsSignedIn() {
        assertThat(somebody.another().visits("/ledger").statusCode()).isIn(303, 401);
        assertThat(somebody.another().visits("/ledger/entries/0").statusCode()).isIn(303, 401);
    }

    private int looksOnRecord() {
        return intruder.reads(
                        "select subject from ledger_entry where type = 'record.looked-at' and subject = ? union all "
                                + "select subject from ledger_queue where type = 'record.looked-at' and subject = ?",
                        nurse.person().value(),
                        nurse.person().value())
                .size();
    }

    private HttpResponse<String> looks(Visitor browser, String purpose) {
        return browser.submits(
                Origin.ID, "/ledger/looks", Map.of("person", nurse.person().value(), "purpose", purpose));
    }

    private Visitor signedIn(SeatHolder holder) {
        var browser = somebody.another();
        assertThat(new Door(browser).comesIn(holder.passkey()).statusCode()).isEqualTo(303);
        return browser;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void decided(PolicyAddress address, JsonObject document) {
        if (policies.at(address)
                .filter(version -> version.document().equals(document))
                .isPresent()) {
            return;
        }
        var outcome = hospital.iam().wantsToPropose(address, document, "As agreed with the staff.");
        assertThat(outcome).isInstanceOf(ProposalBox.Outcome.Proposed.class);
        var proposal = ((ProposalBox.Outcome.Proposed) outcome).id();
        for (var seat : List.of("iam", "clinical-operations", "security", "staff-representation")) {
            if (hospital.caseOf(proposal).isOpen()) {
                hospital.holderOf(seat).signs(proposal);
            }
        }
        clock.advance(Duration.ofDays(8));
        policies.lookAgain();
    }
}
