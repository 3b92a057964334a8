package io.threekey.server.signin;

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
import io.threekey.server.people.StaffMonitoring;
import io.threekey.testkit.HeldClock;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class LookingAtRecordsTests {

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
    StaffMonitoring monitoring;

    @Autowired
    SettledLedger ledger;

    @Autowired
    Intruder intruder;

    @Autowired
    Visitor somebody;

    private Staff.Member nurse;

    @BeforeEach
    void letSecurityLookForIncidents() {
        decided(AFoundedHospital.ON_THE_WARDS, SomeLimits.everywhere(10, 480).document());
        decided(AFoundedHospital.IN_THE_OFFICES, SomeLimits.everywhere(30, 600).document());
        decided(MONITORING, INCIDENTS_FOR_SECURITY);
        nurse = staff.nurse();
    }

    @Test
    void showsTheSignInsOfThePersonForAPurposeThatIsPermitted() {
        comesIn(nurse);

        var answer = looks(hospital.security(), nurse, "security-incident");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Came in", "A security incident", "This look is written down");
    }

    @Test
    void saysOnOneLineWhereItWasWithinWhichLimitsAndWithWhichKeyButNotWhatItsOwnerCallsIt() {
        comesIn(nurse);
        var number = nurse.passkey().id();

        assertThat(looks(hospital.security(), nurse, "security-incident").body())
                .contains(" · at North ", " · Emergency department · Shared workstations · ")
                .contains("out after 10 minutes without a touch, 8 hours in any case")
                .contains("key whose number ends in " + number.substring(number.length() - 6))
                .doesNotContain("Blue key");
    }

    @Test
    void saysWhomItTookWithTheirPlaceOfWork() {
        assertThat(looks(hospital.security(), nurse, "security-incident").body())
                .containsPattern("Person [0-9]+ · Nurse, Place [0-9]+, North [0-9]+");
    }

    @Test
    void atAPartOfANameIsNoLookYetAlsoWhereItIsOnePersons() {
        var owner = signedIn(hospital.security());
        var part = "erson " + nurse.person().value().replace("person-", "");

        assertThat(looks(owner, part, "security-incident").body())
                .contains("Nobody was looked at yet", "<option value=\"" + nurse.person())
                .doesNotContain("This look is written down");
        assertThat(entriesAbout("record.looked-at", nurse.person().value())).isEmpty();
    }

    @Test
    void leadsToAProposalToEraseTheLinesThatAreShownWithTheirNumbersFilledIn() {
        comesIn(nurse);
        ledger.settle();
        var owner = signedIn(hospital.security());

        var shown = looks(owner, nurse.person().value(), "security-incident").body();
        var form = shown.lines()
                .filter(line -> line.contains("/proposals/new?kind=record-erasure"))
                .map(line -> line.replaceAll(".*href=\"([^\"]*)\".*", "$1").replace("&amp;", "&"))
                .findFirst()
                .orElseThrow();

        var number = intruder.reads(
                        "select index from ledger_entry where type = 'sign-in.let-in' and subject = ?",
                        nurse.person().value())
                .getFirst()
                .get("index");
        assertThat(form)
                .endsWith("&entries=" + number)
                .doesNotContain(nurse.person().value());
        assertThat(owner.visits(form).body())
                .contains("Propose: Erasure from the record", "<details class=\"tk-fold\" open", "value=\"" + number);
    }

    @Test
    void isRecordedWithWhoWhoseAndWhyAndNothingOfWhatWasSeen() {
        comesIn(nurse);
        looks(hospital.security(), nurse, "security-incident");

        assertThat(entriesAbout("record.looked-at", nurse.person().value()))
                .singleElement()
                .isEqualTo(
                        "{\"by\":\"%s\",\"days\":30,\"part\":\"sign-ins\",\"person\":\"%s\",\"purpose\":\"security-incident\"}"
                                .formatted(hospital.security().person(), nurse.person()));
    }

    @Test
    void atSomebodyByNameIsALookAtWhoeverIsMeant() {
        comesIn(nurse);
        var owner = signedIn(hospital.security());
        var name = hospital.iam().name();

        assertThat(looks(owner, name, "security-incident").body()).contains("Sign", name);
        assertThat(entriesAbout("record.looked-at", hospital.iam().person().value()))
                .isNotEmpty();
    }

    @Test
    void atANameOfSeveralPeopleIsNoLookYet() {
        var namesake = staff.namesakeOf(nurse, "Ida Namesake");
        staff.namesakeOf(nurse, "Ida Namesake");
        var owner = signedIn(hospital.security());

        assertThat(looks(owner, "ida namesake ", "security-incident").body())
                .contains("may mean more people", "Nobody was looked at yet: choose one")
                .contains("<option value=\"\">Choose the person", "<option value=\"" + namesake + "\"")
                .contains("value=\"security-incident\" selected")
                .doesNotContain("This look is written down");
        assertThat(entriesAbout("record.looked-at", namesake.value())).isEmpty();
    }

    @Test
    void atAPartOfANameIsNoLookYetAlsoWhereNobodyElseHasIt() {
        var namesake = staff.namesakeOf(nurse, "Ruth Onlyone");
        var owner = signedIn(hospital.security());

        assertThat(looks(owner, "onlyone", "security-incident").body())
                .contains("Nobody was looked at yet: choose one", "Ruth Onlyone")
                .doesNotContain("This look is written down");
        assertThat(entriesAbout("record.looked-at", namesake.value())).isEmpty();
        assertThat(looks(owner, "ruth onlyone", "security-incident").body()).contains("This look is written down");
    }

    @Test
    void isSeenByThePersonItself() {
        assertThat(comesIn(nurse).visits("/me").body()).contains("Nobody did");
        looks(hospital.security(), nurse, "security-incident");

        assertThat(comesIn(nurse).visits("/me").body())
                .contains(hospital.security().name() + " looked at your sign-ins")
                .contains("A security incident")
                .doesNotContain("Nobody did");
    }

    @Test
    void isNotHiddenByTheManyThatWereRefusedAfterIt() {
        looks(hospital.security(), nurse, "security-incident");
        var curious = signedIn(hospital.iam());
        for (var times = 0; times < 25; times++) {
            clock.advance(Duration.ofSeconds(1));
            looks(curious, nurse.person().value(), "security-incident");
        }

        var me = comesIn(nurse);
        assertThat(me.visits("/me").body())
                .contains(hospital.security().name() + " looked at your sign-ins")
                .contains("20 times, ", "Show earlier ones");
        assertThat(me.visits("/me?looks=100").body())
                .contains(hospital.security().name() + " looked at your sign-ins")
                .contains("25 times, ")
                .doesNotContain("Show earlier ones");
    }

    @Test
    void atOnesOwnRecordIsNotHidden() {
        var owner = signedIn(hospital.security());
        looks(owner, hospital.security().person().value(), "security-incident");

        assertThat(owner.visits("/me").body()).contains(hospital.security().name() + " looked at your sign-ins");
    }

    @Test
    void isRefusedToASeatThatThePolicyDoesNotName() {
        var answer = looks(hospital.iam(), nurse, "security-incident");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("ROWAN-16").doesNotContain("Came in");
    }

    @Test
    void isRefusedForAPurposeThatThePolicyDoesNotPermit() {
        assertThat(looks(hospital.security(), nurse, "legal-demand").body()).contains("ROWAN-16");
        assertThat(entriesAbout("record.looked-at", nurse.person().value())).isEmpty();
    }

    @Test
    void leavesARecordAlsoWhereItIsRefusedWhichThePersonSees() {
        looks(hospital.iam(), nurse, "security-incident");

        assertThat(entriesAbout("record.look-refused", nurse.person().value())).hasSize(1);
        assertThat(comesIn(nurse).visits("/me").body())
                .contains(hospital.iam().name() + " wanted to look, and was not let");
    }

    @Test
    void forAPurposeThatDoesNotExistIsRecordedWithoutItsWords() {
        looks(hospital.security(), nurse, "<b>my patient in bed 3</b>");

        assertThat(entriesAbout("record.look-refused", nurse.person().value()))
                .singleElement()
                .isEqualTo("{\"by\":\"%s\",\"person\":\"%s\",\"purpose\":\"unknown\"}"
                        .formatted(hospital.security().person(), nurse.person()));
    }

    @Test
    void atSomebodyWhoDoesNotExistLooksLikeAnEmptyRecord() {
        var owner = signedIn(hospital.security());

        assertThat(looks(owner, "nobody-at-all", "security-incident").body()).contains("No sign-ins");
        assertThat(entriesAbout("record.looked-at", "nobody-at-all")).hasSize(1);
        assertThat(looks(signedIn(hospital.iam()), "nobody-at-all", "security-incident")
                        .body())
                .contains("ROWAN-16");
    }

    @Test
    void atWhatIsNoIdIsAnsweredWithoutRepeatingItUnquoted() {
        var owner = signedIn(hospital.security());

        for (var id : List.of("", " ", "<script>alert(1)</script>", "a".repeat(65), "p\u0007", "../me", "O'Neil")) {
            var answer = looks(owner, id, "security-incident");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("ROWAN-12").doesNotContain("<script>alert");
        }
    }

    @Test
    void isNoMatterOfAnAddress() {
        comesIn(nurse);
        var owner = signedIn(hospital.security());

        assertThat(owner.visits("/records?person=" + nurse.person() + "&purpose=security-incident")
                        .body())
                .doesNotContain("Came in");
        assertThat(entriesAbout("record.looked-at", nurse.person().value())).isEmpty();
        assertThat(entriesAbout("record.look-refused", nurse.person().value())).isEmpty();
    }

    @Test
    void isForSeatHoldersOnly() {
        assertThat(looks(comesIn(staff.nurse()), nurse.person().value(), "security-incident")
                        .statusCode())
                .isEqualTo(403);
        assertThat(looks(somebody.another(), nurse.person().value(), "security-incident")
                        .statusCode())
                .isIn(303, 401);
        assertThat(entriesAbout("record.looked-at", nurse.person().value())).isEmpty();
    }

    @Test
    void goesBackNoFartherThanThePolicySays() {
        comesIn(nurse);
        clock.advance(Duration.ofDays(31));

        assertThat(looks(hospital.security(), nurse, "security-incident").body())
                .contains("No sign-ins")
                .doesNotContain("Came in");
    }

    @Test
    void endsWithThePolicyThatPermittedIt() {
        decided(MONITORING, SomeMonitoring.nobody());

        assertThat(looks(hospital.security(), nurse, "security-incident").body())
                .contains("ROWAN-16")
                .contains("does not let your seat look");
    }

    @Test
    void isDecidedWithHowFewPeopleMayBeCountedTogether() {
        assertThat(monitoring.smallestGroup()).isEqualTo(5);
        decided(MONITORING, SomeMonitoring.permitting(8, "security-incident", Function.SECURITY, 30));

        assertThat(monitoring.smallestGroup()).isEqualTo(8);
    }

    @Test
    void isReadAndProposedLikeAnyOtherPolicy() {
        var owner = signedIn(hospital.iam());

        assertThat(owner.visits("/policies").body()).contains("Monitoring of staff", "Security: may see");
        assertThat(owner.visits("/policies/staff-monitoring/all").statusCode()).isEqualTo(200);
        assertThat(owner.visits("/proposals/new?kind=staff-monitoring&useCase=all")
                        .body())
                .contains("name=\"legal-demand.security\"")
                .doesNotContain("See the effect");
    }

    private void decided(PolicyAddress address, JsonObject document) {
        if (isInForce(address, document)) {
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
        assertThat(isInForce(address, document)).isTrue();
    }

    private boolean isInForce(PolicyAddress address, JsonObject document) {
        return policies.at(address)
                .filter(version -> version.document().equals(document))
                .isPresent();
    }

    private Visitor comesIn(Staff.Member member) {
        var browser = somebody.another();
        new Door(browser).comesIn(member.authenticator());
        return browser;
    }

    private Visitor signedIn(SeatHolder holder) {
        var browser = somebody.another();
        assertThat(new Door(browser).comesIn(holder.passkey()).statusCode()).isEqualTo(303);
        return browser;
    }

    private HttpResponse<String> looks(SeatHolder holder, Staff.Member at, String purpose) {
        return looks(signedIn(holder), at.person().value(), purpose);
    }

    private static HttpResponse<String> looks(Visitor browser, String person, String purpose) {
        return browser.submits(Origin.ID, "/records", Map.of("person", person, "purpose", purpose));
    }

    private List<String> entriesAbout(String type, String person) {
        return intruder
                .reads(
                        "select payload from ledger_queue where type = ? and subject = ? union all "
                                + "select payload from ledger_entry where type = ? and subject = ?",
                        type,
                        person,
                        type,
                        person)
                .stream()
                .map(row -> new String((byte[]) row.get("payload"), StandardCharsets.UTF_8))
                .toList();
    }
}
