package io.threekey.server.governance.web;

import static io.threekey.server.governance.AFoundedHospital.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Function;
import io.threekey.charter.UseCase;
import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.governance.Absences;
import io.threekey.server.governance.AbsencesKnown;
import io.threekey.server.governance.SeatHolder;
import io.threekey.server.notices.DutyRota;
import io.threekey.testkit.HeldClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Saying that one is away, as an owner does it, and where others read it. */
@ServerTest
@Import({AFoundedHospital.class, Staff.class})
class AbsencePageTests {

    private final AFoundedHospital hospital;
    private final Visitor visitor;
    private final Staff staff;
    private final Absences absences;
    private final AbsencesKnown known;
    private final DutyRota rota;
    private final HeldClock clock;
    private final LocalDate today;

    @Autowired
    AbsencePageTests(
            ObjectProvider<AFoundedHospital> hospitals,
            Visitor visitor,
            HeldClock clock,
            Staff staff,
            Absences absences,
            AbsencesKnown known,
            DutyRota rota) {
        this.hospital = hospitals.getObject();
        this.visitor = visitor.another();
        this.staff = staff;
        this.absences = absences;
        this.known = known;
        this.rota = rota;
        this.clock = clock;
        ZoneId zone = hospital.policies().chain().charter().calendar().zone();
        this.today = LocalDate.ofInstant(clock.instant(), zone);
    }

    @AfterEach
    void everybodyIsBack() {
        known.known().absences().forEach(absence -> absences.end(absence.id(), absence.person()));
    }

    private HttpResponse<String> says(SeatHolder by, SeatHolder of, LocalDate first, LocalDate last) {
        return says(by, of, first.toString(), last.toString());
    }

    private HttpResponse<String> says(SeatHolder by, SeatHolder of, String first, String last) {
        var owner = visitor.another();
        new Door(owner).comesIn(by.passkey());
        return owner.submits(
                Origin.ID, "/absence", Map.of("person", of.person().value(), "first", first, "last", last));
    }

    private String page(SeatHolder reader, String path) {
        new Door(visitor).comesIn(reader.passkey());
        var answer = visitor.visits(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void isSaidOnAPageOfItsOwnThatMeLeadsTo() {
        assertThat(page(hospital.sponsor(), "/me")).contains("href=\"/absence\"");
        assertThat(says(hospital.sponsor(), hospital.sponsor(), today, today.plusDays(10))
                        .statusCode())
                .isEqualTo(303);

        assertThat(page(hospital.sponsor(), "/absence"))
                .contains("Away until ", "Back today", hospital.sponsorDeputy().name());
    }

    @Test
    void isNotAskedOfWhoHoldsNoSeat() {
        new Door(visitor).comesIn(staff.nurse().authenticator());

        assertThat(visitor.visits("/me").body()).doesNotContain("href=\"/absence\"");
        assertThat(visitor.visits("/absence").statusCode()).isEqualTo(403);
    }

    @Test
    void saysInWordsWhatDoesNotFit() {
        assertThat(says(hospital.iam(), hospital.iam(), today.plusDays(3), today)
                        .body())
                .contains("The last day away is before the first", "ASPEN-17");
        assertThat(says(hospital.iam(), hospital.iam(), "soon", "later").body()).contains("These are not two days");
        assertThat(says(hospital.iam(), hospital.iam(), today, today.plusYears(2))
                        .body())
                .contains("This is more than a year");
        assertThat(says(hospital.iam(), hospital.security(), today, today).body())
                .contains("You do not hold a seat with this person");
        assertThat(known.known().absences()).isEmpty();
    }

    @Test
    void isReadBesideTheSeatInThePlanAndBeforeAProposal() {
        says(hospital.sponsor(), hospital.sponsor(), today, today.plusDays(10));
        says(hospital.clinicalOperations(), hospital.clinicalOperations(), today, today.plusDays(10));
        var away = hospital.clinicalOperations().name() + " is away until ";
        var proposal = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, limits(7, 333));

        assertThat(page(hospital.security(), "/proposals/" + proposal)).contains(away, "may still sign");
        assertThat(page(hospital.security(), "/proposals/new?kind=session-limits&useCase=shared-workstation"))
                .contains(away);
        assertThat(page(hospital.security(), "/charter")).contains("Away until ");
        assertThat(page(hospital.security(), "/charter?decision=charter-change"))
                .contains(
                        hospital.sponsor().name() + " is away until ",
                        "deputy " + hospital.sponsorDeputy().name() + " may sign");
        hospital.iam().stops(proposal);
    }

    @Test
    void isReadInTheRotaWhoeverSaidItFirst() {
        var sponsor = hospital.sponsor();
        says(sponsor, sponsor, today, today.plusDays(10));
        rota.enter(
                Function.SPONSOR,
                sponsor.person(),
                clock.instant(),
                clock.instant().plus(Duration.ofHours(12)),
                sponsor.person());

        assertThat(page(sponsor, "/duty"))
                .contains(
                        "Now: " + sponsor.name() + " on duty, but away, so all 2 are paged.",
                        "On duty, but away",
                        ": hand it over");
        rota.shifts(Function.SPONSOR).forEach(shift -> rota.withdraw(shift.id(), sponsor.person()));
    }
}
