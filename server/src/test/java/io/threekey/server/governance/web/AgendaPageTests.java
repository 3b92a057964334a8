package io.threekey.server.governance.web;

import static io.threekey.server.governance.AFoundedHospital.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ProposalId;
import io.threekey.charter.UseCase;
import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The agenda as an owner opens it before the meeting. */
@ServerTest
@Import({AFoundedHospital.class, Staff.class})
class AgendaPageTests {

    private static int minutes = 300;

    private final AFoundedHospital hospital;
    private final Visitor visitor;
    private final HeldClock clock;
    private final Staff staff;
    private final List<ProposalId> proposed = new ArrayList<>();

    @Autowired
    AgendaPageTests(ObjectProvider<AFoundedHospital> hospitals, Visitor visitor, HeldClock clock, Staff staff) {
        this.hospital = hospitals.getObject();
        this.visitor = visitor.another();
        this.clock = clock;
        this.staff = staff;
    }

    @AfterEach
    void stopWhatIsOpen() {
        proposed.forEach(hospital.iam()::stops);
    }

    private ProposalId proposes() {
        var id = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, limits(9, ++minutes));
        proposed.add(id);
        return id;
    }

    private String agenda(String query) {
        new Door(visitor).comesIn(hospital.iam().passkey());
        var answer = visitor.visits("/agenda" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String part(String page, String title) {
        var from = page.indexOf("<h2>" + title);
        assertThat(from).as(title).isPositive();
        var next = page.indexOf("<h2>", from + 4);
        return page.substring(from, next < 0 ? page.length() : next);
    }

    @Test
    void saysOfAnOpenDecisionWhoMustStillSignAndSinceWhen() {
        var proposal = proposes();
        hospital.iam().signs(proposal);

        var open = part(agenda(""), "Decisions that wait for signatures");

        assertThat(open)
                .contains("/proposals/" + proposal, hospital.security().name(), "Waiting since ", "Lapses on ")
                .doesNotContain("<strong>IAM:</strong>");
    }

    @Test
    void putsAContestedDecisionFirstWithItsObjections() {
        var proposal = proposes();
        hospital.clinicalOperations().objects(proposal, "Too short for the theatres.");

        var page = agenda("");

        assertThat(part(page, "Contested decisions"))
                .contains(
                        "/proposals/" + proposal,
                        "Too short for the theatres.",
                        hospital.clinicalOperations().name());
        assertThat(part(page, "Decisions that wait for signatures")).doesNotContain("/proposals/" + proposal);
        assertThat(page.indexOf("Contested decisions")).isLessThan(page.indexOf("Decisions that wait"));
    }

    @Test
    void saysWhichDecisionLapsesBeforeTheMeeting() {
        proposes();
        var afterItLapsed = clock.instant().plus(Duration.ofDays(40)).toString().substring(0, 10);

        assertThat(agenda("?on=" + afterItLapsed)).contains("Lapses before");
        assertThat(agenda("")).doesNotContain("Lapses before");
    }

    @Test
    void looksAheadToTheDayOfTheMeeting() {
        var twoYearsOn = clock.instant().plus(Duration.ofDays(720)).toString().substring(0, 10);

        assertThat(part(agenda("?on=" + twoYearsOn), "Seats and policies that lapse"))
                .contains("holds the seat");
        assertThat(part(agenda(""), "Seats and policies that lapse")).doesNotContain("holds the seat");
    }

    @Test
    void namesTheGapsWithTheirOwners() {
        assertThat(part(agenda(""), "Other gaps")).contains("Only ", "can act for Security", "For Security:");
    }

    @Test
    void isNotThereForWhoHoldsNoSeat() {
        new Door(visitor).comesIn(staff.nurse().authenticator());

        assertThat(visitor.visits("/agenda").statusCode()).isEqualTo(403);
    }

    @Test
    void isFoundFromThePageOfDecisions() {
        new Door(visitor).comesIn(hospital.iam().passkey());

        assertThat(visitor.visits("/decisions").body()).contains("href=\"/agenda\"");
    }
}
