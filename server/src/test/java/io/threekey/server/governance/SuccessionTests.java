package io.threekey.server.governance;

import static io.threekey.server.governance.AFoundedHospital.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ActKind;
import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalId;
import io.threekey.charter.RefusalReason;
import io.threekey.charter.Seat;
import io.threekey.charter.SeatId;
import io.threekey.charter.UseCase;
import io.threekey.server.access.Origins;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.Words;
import io.threekey.server.ledger.Ledger;
import io.threekey.testkit.SoftwareAuthenticator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Design rule 7: who holds a seat comes from the charter alone, and the others can always fill it again. */
class SuccessionTests {

    private static final DecisionDesk.Giving ADOPTED = new DecisionDesk.Giving.Recorded(true);

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

    private OfferedKeys.Candidate ready(PersonId person, String name, SoftwareAuthenticator... keys) {
        for (var key : keys) {
            assertThat(offers(person, name, key)).isEmpty();
        }
        return new OfferedKeys.Candidate(person, name);
    }

    private Optional<Refusal> offers(PersonId person, String name, SoftwareAuthenticator key) {
        return node.get(OfferedKeys.class).offer(person, name, NewDecisionKey.on(key, node.get(Origins.class)));
    }

    private ProposalBox.Outcome proposes(SeatHolder by, String seat, OfferedKeys.Candidate who) {
        return node.get(Successions.class)
                .propose(
                        by.person(),
                        new SeatId(seat),
                        who,
                        node.clock.instant().plus(Duration.ofDays(700)),
                        "The seat must be filled.");
    }

    private static ProposalId proposed(ProposalBox.Outcome outcome) {
        return switch (outcome) {
            case ProposalBox.Outcome.Proposed(var id) -> id;
            case ProposalBox.Outcome.Faulty(var faults) -> throw new AssertionError("not accepted: " + faults);
        };
    }

    private Seat seat(String id) {
        return node.policies().chain().charter().seat(new SeatId(id)).orElseThrow();
    }

    @Test
    void replacesLostKeysByTheSignaturesOfTheOthersAfterAWeek() {
        var iam = hospital.iam();
        var first = SoftwareAuthenticator.fresh();
        var lost = proposed(proposes(
                hospital.security(), "iam", ready(iam.person(), iam.name(), first, SoftwareAuthenticator.fresh())));
        hospital.sponsor().signs(lost);
        hospital.clinicalOperations().signs(lost);
        assertThat(hospital.security().signs(lost)).isEqualTo(ADOPTED);

        assertThat(seat("iam").keys()).anyMatch(key -> key.label().equals("A key of iam"));
        node.clock.advance(Duration.ofDays(7));
        assertThat(seat("iam").keys()).allMatch(key -> key.label().startsWith("Offered key"));

        var next = hospital.security().proposes(UseCase.MANAGED_ENDPOINT, limits(12, 500));
        var statement = iam.draftsSignature(next);
        assertThat(iam.gives(next, iam.sealed(statement)))
                .isEqualTo(new DecisionDesk.Giving.Refused(
                        Refusal.of("governance.act", ActRefusal.words(RefusalReason.UNKNOWN_KEY))));
        assertThat(iam.gives(next, SealedBy.of(first, statement, node.get(Origins.class))))
                .isEqualTo(new DecisionDesk.Giving.Recorded(false));
    }

    @Test
    void replacesLostKeysAsOftenAsTheyAreLost() {
        var iam = hospital.iam();
        for (int loss = 0; loss < 3; loss++) {
            var lost = proposed(proposes(
                    hospital.security(),
                    "iam",
                    ready(iam.person(), iam.name(), SoftwareAuthenticator.fresh(), SoftwareAuthenticator.fresh())));
            hospital.sponsor().signs(lost);
            hospital.clinicalOperations().signs(lost);
            assertThat(hospital.security().signs(lost)).isEqualTo(ADOPTED);
            node.clock.advance(Duration.ofDays(7));
        }
        assertThat(node.get(OfferedKeys.class).of(iam.person())).isEmpty();
    }

    @Test
    void namesNoKeyThatWasInACharterBefore() {
        var iam = hospital.iam();
        var lost = proposed(proposes(
                hospital.security(),
                "iam",
                ready(iam.person(), iam.name(), SoftwareAuthenticator.fresh(), SoftwareAuthenticator.fresh())));
        hospital.sponsor().signs(lost);
        hospital.clinicalOperations().signs(lost);
        hospital.security().signs(lost);
        node.clock.advance(Duration.ofDays(7));

        assertThat(proposes(hospital.security(), "iam", ready(iam.person(), iam.name(), SoftwareAuthenticator.fresh())))
                .isEqualTo(new ProposalBox.Outcome.Faulty(List.of(Words.of("governance.succession.fault.keys"))));
    }

    @Test
    void namesNoKeyThatItsHolderTookBackAndRecordsThat() {
        var offered = node.get(OfferedKeys.class);
        var who = ready(new PersonId("dr-new"), "Dr New", SoftwareAuthenticator.fresh(), SoftwareAuthenticator.fresh());
        var lost = offered.ready(who.person()).getFirst();

        assertThat(offered.takeBack(new PersonId("dr-other"), lost.id()))
                .contains(Refusal.of("governance.offered.unknown"));
        assertThat(offered.takeBack(who.person(), lost.id())).isEmpty();
        assertThat(offered.takeBack(who.person(), lost.id())).contains(Refusal.of("governance.offered.unknown"));
        assertThat(offered.of(who.person())).doesNotContain(lost.key()).hasSize(1);
        assertThat(offered.candidates()).isEmpty();
        assertThat(node.get(Ledger.class).entriesOf(GovernanceEntries.KEY_TAKEN_BACK, "dr-new"))
                .hasSize(1);
        ready(who.person(), who.name(), SoftwareAuthenticator.fresh());
        assertThat(offered.of(who.person())).extracting(key -> key.label()).doesNotHaveDuplicates();
    }

    @Test
    void isAllThatSomebodyWhoseTermIsOverMayPropose() {
        var iam = hospital.iam();
        assertThat(node.policies().holdsSeat(iam.person().value())).isTrue();
        node.clock.advance(Duration.ofDays(740));

        assertThat(node.policies().holdsSeat(iam.person().value())).isFalse();
        assertThat(node.policies().isSeated(iam.person().value())).isTrue();
        assertThat(node.get(ProposalBox.class)
                        .propose(
                                iam.person(),
                                AFoundedHospital.ON_THE_WARDS,
                                AFoundedHospital.limits(3, 300),
                                "As I used to."))
                .isEqualTo(new ProposalBox.Outcome.Faulty(List.of(Words.of("governance.propose.fault.no-seat"))));
    }

    @Test
    void fillsAVacantSeatWithoutItsLastHolder() {
        node.clock.advance(Duration.ofDays(740));
        var successor =
                ready(new PersonId("dr-new"), "Dr New", SoftwareAuthenticator.fresh(), SoftwareAuthenticator.fresh());
        var everybodyLapsed = proposes(hospital.iam(), "clinical-operations", successor);

        assertThat(everybodyLapsed).isInstanceOf(ProposalBox.Outcome.Proposed.class);
        assertThat(hospital.clinicalOperations().wantsTo(proposed(everybodyLapsed), ActKind.SIGN, Optional.empty()))
                .isInstanceOf(DecisionDesk.Drafting.Ready.class);
    }

    /** Three of four terms are over: they still help to say who comes next. */
    @Test
    void fillsAVacantSeatBySeatsWhoseTermIsOverToo() {
        node.clock.advance(Duration.ofDays(740));
        var successor =
                ready(new PersonId("dr-new"), "Dr New", SoftwareAuthenticator.fresh(), SoftwareAuthenticator.fresh());
        var vacant = proposed(proposes(hospital.iam(), "clinical-operations", successor));

        hospital.iam().signs(vacant);
        hospital.security().signs(vacant);
        assertThat(hospital.sponsor().signs(vacant)).isEqualTo(ADOPTED);
        node.clock.advance(Duration.ofDays(7));
        assertThat(seat("clinical-operations").holderName()).isEqualTo("Dr New");
    }

    /** A mistake that waits to take effect is put right by everybody whose word a charter needs. */
    @Test
    void isTakenBackByAllBeforeItTakesEffect() {
        var successor =
                ready(new PersonId("dr-new"), "Dr New", SoftwareAuthenticator.fresh(), SoftwareAuthenticator.fresh());
        var mistake = proposed(proposes(hospital.iam(), "clinical-operations", successor));
        hospital.iam().signs(mistake);
        hospital.security().signs(mistake);
        assertThat(hospital.sponsor().signs(mistake)).isEqualTo(ADOPTED);

        var another = ready(
                new PersonId("dr-other"), "Dr Other", SoftwareAuthenticator.fresh(), SoftwareAuthenticator.fresh());
        assertThat(proposes(hospital.iam(), "security", another))
                .isEqualTo(new ProposalBox.Outcome.Faulty(List.of(Words.of("governance.break.charter-pending"))));
        var kept = proposed(node.get(CharterRules.class).keep(hospital.iam().person(), "It was the wrong person."));
        hospital.iam().signs(kept);
        hospital.clinicalOperations().signs(kept);
        hospital.security().signs(kept);
        assertThat(hospital.sponsor().signs(kept)).isEqualTo(ADOPTED);

        node.clock.advance(Duration.ofDays(30));
        assertThat(seat("clinical-operations").holder())
                .isEqualTo(hospital.clinicalOperations().person());
        assertThat(hospital.caseOf(mistake).status())
                .isInstanceOfSatisfying(
                        ProposalStatus.Adopted.class,
                        adopted -> assertThat(adopted.version().validity().everBegins())
                                .isFalse());
    }

    @Test
    void leavesNothingToKeepWhereNothingWaits() {
        assertThat(node.get(CharterRules.class).keep(hospital.iam().person(), "As it is."))
                .isEqualTo(new ProposalBox.Outcome.Faulty(List.of(Words.of("governance.propose.fault.same"))));
    }

    @Test
    void needsTwoKeysReadyAndATermToCome() {
        var one = ready(new PersonId("dr-new"), "Dr New", SoftwareAuthenticator.fresh());
        assertThat(proposes(hospital.iam(), "security", one))
                .isEqualTo(new ProposalBox.Outcome.Faulty(List.of(Words.of("governance.succession.fault.keys"))));
        assertThat(proposes(hospital.iam(), "treasury", ready(one.person(), one.name(), SoftwareAuthenticator.fresh())))
                .isEqualTo(new ProposalBox.Outcome.Faulty(List.of(Words.of("governance.succession.fault.seat"))));
        assertThat(node.get(Successions.class)
                        .propose(hospital.iam().person(), new SeatId("security"), one, node.clock.instant(), "Now."))
                .isEqualTo(new ProposalBox.Outcome.Faulty(List.of(Words.of("governance.succession.fault.term"))));
    }

    @Test
    void neverSeatsOnePersonTwice() {
        var sponsor = hospital.sponsor();
        var twice =
                ready(sponsor.person(), sponsor.name(), SoftwareAuthenticator.fresh(), SoftwareAuthenticator.fresh());

        assertThat(proposes(hospital.iam(), "security", twice)).isInstanceOf(ProposalBox.Outcome.Faulty.class);
    }

    @Test
    void takesNoKeyThatSomebodyHoldsAlready() {
        var key = NewDecisionKey.on(SoftwareAuthenticator.fresh(), node.get(Origins.class));
        assertThat(node.get(OfferedKeys.class).offer(new PersonId("dr-new"), "Dr New", key))
                .isEmpty();

        assertThat(node.get(OfferedKeys.class).offer(new PersonId("dr-other"), "Dr Other", key))
                .contains(Refusal.of("governance.founding.key-taken"));
        assertThat(node.get(Ledger.class).entriesOf(GovernanceEntries.KEY_OFFERED, "dr-other"))
                .isEmpty();
    }

    @Test
    void believesNoOfferedKeyThatWasWrittenIntoTheDatabase() {
        var successor =
                ready(new PersonId("dr-new"), "Dr New", SoftwareAuthenticator.fresh(), SoftwareAuthenticator.fresh());
        node.intruder.runs("update governance_offered_key set person = 'person-intruder'");

        assertThat(node.get(OfferedKeys.class).candidates()).isEmpty();
        assertThat(proposes(hospital.iam(), "security", successor)).isInstanceOf(ProposalBox.Outcome.Faulty.class);
    }

    @Test
    void addsADeputyByAChangeOfTheCharterThatEverybodySigns() {
        var deputy =
                ready(new PersonId("dr-new"), "Dr New", SoftwareAuthenticator.fresh(), SoftwareAuthenticator.fresh());
        var change = proposed(node.get(Successions.class)
                .proposeDeputy(
                        hospital.iam().person(),
                        Function.CLINICAL_OPERATIONS,
                        deputy,
                        node.clock.instant().plus(Duration.ofDays(700)),
                        "Nights and holidays."));
        hospital.iam().signs(change);
        hospital.clinicalOperations().signs(change);
        hospital.security().signs(change);
        assertThat(hospital.sponsor().signs(change)).isEqualTo(ADOPTED);

        assertThat(node.policies().chain().charter().seat(new SeatId("clinical-operations-deputy")))
                .isEmpty();
        node.clock.advance(Duration.ofDays(3));
        assertThat(seat("clinical-operations-deputy").holderName()).isEqualTo("Dr New");
        assertThat(seat("clinical-operations-deputy").deputisesFor()).contains(new SeatId("clinical-operations"));
    }
}
