package io.threekey.server.governance;

import static io.threekey.server.governance.AFoundedHospital.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ActKind;
import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalId;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.JsonText;
import io.threekey.server.jobs.OneTimeJob.Due;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import io.threekey.server.notices.DutyRota;
import io.threekey.server.notices.Inbox;
import io.threekey.server.notices.ToldNotice;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Design rule 7: absence may suspend and alert, and never makes anyone eligible. Today is 22 November 2026. */
class AbsencesTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final LocalDate THE_THIRD = LocalDate.parse("2026-12-03");

    private Node node;
    private AFoundedHospital hospital;

    @BeforeEach
    void found() {
        node = Node.founded();
        hospital = node.hospital();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private Absences absences() {
        return node.get(Absences.class);
    }

    private Absentees known() {
        return node.get(AbsencesKnown.class).known();
    }

    private AbsenceOutcome says(SeatHolder by, SeatHolder of, LocalDate first, LocalDate last) {
        return absences().declare(of.person(), first, last, by.person());
    }

    private AbsenceId onlyOneOf(SeatHolder holder) {
        assertThat(known().of(holder.person())).hasSize(1);
        return known().of(holder.person()).getFirst().id();
    }

    private List<LedgerEntry> entries(EntryType type) {
        return node.get(Ledger.class).entriesOf(type);
    }

    private static String text(LedgerEntry entry, String field) {
        return entry.payload().get(field).orElseThrow() instanceof JsonText(var text) ? text : "";
    }

    private List<String> toldOf(SeatHolder holder) {
        return node.get(Inbox.class).of(holder.person()).stream()
                .map(ToldNotice::code)
                .toList();
    }

    @Nested
    class SomebodyWhoHoldsASeat {

        @Test
        void saysWhenTheyAreAwayAndItIsRecorded() {
            assertThat(says(hospital.iam(), hospital.iam(), TODAY, THE_THIRD)).isEqualTo(AbsenceOutcome.DONE);

            assertThat(known().isAway(hospital.iam().person(), node.clock.instant()))
                    .isTrue();
            assertThat(entries(GovernanceEntries.ABSENCE_DECLARED))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.subject())
                                .isEqualTo(hospital.iam().person().value());
                        assertThat(text(entry, "first")).isEqualTo("2026-11-22");
                        assertThat(text(entry, "last")).isEqualTo("2026-12-03");
                        assertThat(text(entry, "by"))
                                .isEqualTo(hospital.iam().person().value());
                    });
            assertThat(toldOf(hospital.iam())).doesNotContain("absence.declared");
        }

        @Test
        void mayStillSign() {
            says(hospital.iam(), hospital.iam(), TODAY, THE_THIRD);
            var proposal = hospital.decides(UseCase.SHARED_WORKSTATION, limits(9, 600));

            assertThat(hospital.caseOf(proposal).status()).isInstanceOf(ProposalStatus.Adopted.class);
        }

        @Test
        void makesNobodyEligibleByBeingAway() {
            says(hospital.security(), hospital.security(), TODAY, THE_THIRD);
            var proposal = hospital.iam().proposes(UseCase.MANAGED_ENDPOINT, limits(9, 600));
            hospital.iam().signs(proposal);
            hospital.sponsor().signs(proposal);

            assertThat(hospital.caseOf(proposal).isOpen()).isTrue();
            assertThat(node.get(DecisionDesk.class)
                            .draft(proposal, new PersonId("dr-nobody"), ActKind.SIGN, Optional.empty()))
                    .isInstanceOf(DecisionDesk.Drafting.Refused.class);
        }

        @Test
        void saysForTheirFellowsAndTheseAreTold() {
            assertThat(says(hospital.sponsorDeputy(), hospital.sponsor(), TODAY, THE_THIRD))
                    .isEqualTo(AbsenceOutcome.DONE);
            assertThat(toldOf(hospital.sponsor())).contains("absence.declared");
            assertThat(says(hospital.sponsor(), hospital.sponsorDeputy(), THE_THIRD, THE_THIRD))
                    .isEqualTo(AbsenceOutcome.DONE);
        }

        @Test
        void saysNothingForOtherSeats() {
            assertThat(says(hospital.iam(), hospital.security(), TODAY, THE_THIRD))
                    .isEqualTo(AbsenceOutcome.NOT_YOURS);
            assertThat(absences().declare(new PersonId("a-nurse"), TODAY, TODAY, new PersonId("a-nurse")))
                    .isEqualTo(AbsenceOutcome.NOT_YOURS);
            says(hospital.security(), hospital.security(), TODAY, THE_THIRD);
            var id = onlyOneOf(hospital.security());
            assertThat(absences().change(id, TODAY, TODAY, hospital.iam().person()))
                    .isEqualTo(AbsenceOutcome.NOT_YOURS);
            assertThat(absences().end(id, hospital.iam().person())).isEqualTo(AbsenceOutcome.NOT_YOURS);
            assertThat(entries(GovernanceEntries.ABSENCE_CHANGED)).isEmpty();
        }

        @Test
        void changesTheDays() {
            says(hospital.sponsor(), hospital.sponsor(), TODAY, THE_THIRD);
            var id = onlyOneOf(hospital.sponsor());
            assertThat(absences()
                            .change(
                                    id,
                                    TODAY,
                                    THE_THIRD.plusDays(7),
                                    hospital.sponsorDeputy().person()))
                    .isEqualTo(AbsenceOutcome.DONE);

            assertThat(known().of(hospital.sponsor().person()).getFirst().days())
                    .isEqualTo(new DaysAway(TODAY, THE_THIRD.plusDays(7)));
            assertThat(toldOf(hospital.sponsor())).contains("absence.changed");
            assertThat(entries(GovernanceEntries.ABSENCE_CHANGED))
                    .singleElement()
                    .satisfies(entry -> assertThat(text(entry, "lastBefore")).isEqualTo("2026-12-03"));
        }

        @Test
        void isBackEarlier() {
            says(hospital.iam(), hospital.iam(), TODAY, THE_THIRD);
            var id = onlyOneOf(hospital.iam());
            node.clock.advance(Duration.ofDays(3));
            assertThat(absences().end(id, hospital.iam().person())).isEqualTo(AbsenceOutcome.DONE);

            assertThat(known().absences()).isEmpty();
            assertThat(absences().end(id, hospital.iam().person())).isEqualTo(AbsenceOutcome.GONE);
            assertThat(absences().change(id, TODAY, THE_THIRD, hospital.iam().person()))
                    .isEqualTo(AbsenceOutcome.GONE);
            assertThat(entries(GovernanceEntries.ABSENCE_ENDED)).hasSize(1);
        }

        @Test
        void takesBackWhatHasNotBegun() {
            says(hospital.iam(), hospital.iam(), THE_THIRD, THE_THIRD);
            assertThat(absences().end(onlyOneOf(hospital.iam()), hospital.iam().person()))
                    .isEqualTo(AbsenceOutcome.DONE);
            assertThat(says(hospital.iam(), hospital.iam(), THE_THIRD, THE_THIRD))
                    .isEqualTo(AbsenceOutcome.DONE);
        }

        @Test
        void isThereAgainOnTheDayAfterTheLast() {
            says(hospital.iam(), hospital.iam(), TODAY, TODAY);
            node.clock.advance(Duration.ofDays(1));
            assertThat(known().absences()).isEmpty();
        }
    }

    @Nested
    class TheSameDays {

        @Test
        void areNotSaidTwice() {
            says(hospital.iam(), hospital.iam(), TODAY, THE_THIRD);
            assertThat(says(hospital.iam(), hospital.iam(), THE_THIRD, THE_THIRD.plusDays(1)))
                    .isEqualTo(AbsenceOutcome.OVERLAPS);
            assertThat(entries(GovernanceEntries.ABSENCE_DECLARED)).hasSize(1);
        }

        @Test
        void areSaidOnceByTwoAtTheSameMoment() throws Exception {
            try (var people = Executors.newFixedThreadPool(2)) {
                var outcomes = people
                        .invokeAll(List.<Callable<AbsenceOutcome>>of(
                                () -> says(hospital.sponsor(), hospital.sponsor(), TODAY, THE_THIRD),
                                () -> says(hospital.sponsorDeputy(), hospital.sponsor(), TODAY, THE_THIRD)))
                        .stream()
                        .map(said -> said.resultNow())
                        .toList();
                assertThat(outcomes).containsExactlyInAnyOrder(AbsenceOutcome.DONE, AbsenceOutcome.OVERLAPS);
            }
        }
    }

    @Test
    void isNotBelievedWhereItWasWrittenIntoTheDatabase() {
        says(hospital.iam(), hospital.iam(), TODAY, THE_THIRD);
        node.intruder.runs("update governance_absence set person = '"
                + hospital.security().person().value() + "'");

        assertThat(known().absences()).isEmpty();
    }

    @Nested
    class TheRota {

        private void onDuty(SeatHolder holder, int fromHours, int untilHours) {
            var now = node.clock.instant();
            var outcome = node.get(TransactionTemplate.class)
                    .execute(status -> node.get(DutyRota.class)
                            .enter(
                                    Function.IAM,
                                    holder.person(),
                                    now.plus(Duration.ofHours(fromHours)),
                                    now.plus(Duration.ofHours(untilHours)),
                                    holder.person()));
            assertThat(outcome).isEqualTo(DutyRota.Outcome.DONE);
        }

        @Test
        void isToldToThoseWhoKeepItWhereSomebodyOnDutyIsAway() {
            onDuty(hospital.iam(), 1, 12);
            says(hospital.iam(), hospital.iam(), TODAY, TODAY);
            assertThat(toldOf(hospital.iam())).contains("absence.on-duty");
            assertThat(toldOf(hospital.security())).doesNotContain("absence.on-duty");
        }

        @Test
        void isLeftAloneWhereTheyAreThereWhenOnDuty() {
            onDuty(hospital.iam(), 1, 12);
            says(hospital.iam(), hospital.iam(), THE_THIRD, THE_THIRD);
            assertThat(toldOf(hospital.iam())).doesNotContain("absence.on-duty");
        }
    }

    @Nested
    class AReminder {

        private ProposalId waiting() {
            return hospital.iam().proposes(UseCase.SHARED_WORKSTATION, limits(9, 600));
        }

        private void isDue(ProposalId proposal, String what) {
            node.get(Reminders.class).reminding().work().run(new Due(proposal + "/" + what, what));
        }

        @Test
        void goesToWhoIsThereAndSaysWhy() {
            var proposal = waiting();
            says(hospital.sponsor(), hospital.sponsor(), TODAY, THE_THIRD);
            isDue(proposal, "way-out");

            assertThat(toldOf(hospital.sponsor())).contains("proposal.way-out");
            assertThat(toldOf(hospital.sponsorDeputy()))
                    .contains("proposal.way-out.stand-in")
                    .doesNotContain("proposal.way-out");
        }

        @Test
        void goesToEverybodyWhereAllOrNoneAreAway() {
            var proposal = waiting();
            isDue(proposal, "way-out");
            assertThat(toldOf(hospital.sponsorDeputy())).contains("proposal.way-out");

            says(hospital.iam(), hospital.iam(), TODAY, THE_THIRD);
            isDue(proposal, "waits");
            assertThat(toldOf(hospital.iam())).contains("proposal.still-waits");
            assertThat(toldOf(hospital.security())).contains("proposal.still-waits");
        }
    }
}
