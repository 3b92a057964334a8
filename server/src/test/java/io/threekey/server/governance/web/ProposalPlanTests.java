package io.threekey.server.governance.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Charter;
import io.threekey.charter.DecisionRight;
import io.threekey.charter.Function;
import io.threekey.charter.ObjectionEffect;
import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalId;
import io.threekey.charter.ProposalState;
import io.threekey.charter.Quorum;
import io.threekey.charter.Quorum.AllOf;
import io.threekey.charter.Quorum.AnyOf;
import io.threekey.charter.Quorum.From;
import io.threekey.charter.Rank;
import io.threekey.charter.Seat;
import io.threekey.charter.SeatId;
import io.threekey.charter.Shortfall;
import io.threekey.charter.StandingActs;
import io.threekey.charter.UseCase;
import io.threekey.server.ServerTest;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.governance.Absentees;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.governance.ProposalStatus.Undecided;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Who signs, who else could, and since when each is waited for. */
@ServerTest
@Import(AFoundedHospital.class)
class ProposalPlanTests {

    private static final PersonId NOBODY = new PersonId("nobody");
    private static int minutes = 20;

    private final AFoundedHospital hospital;
    private final HeldClock clock;

    @Autowired
    ProposalPlanTests(ObjectProvider<AFoundedHospital> hospitals, HeldClock clock) {
        this.hospital = hospitals.getObject();
        this.clock = clock;
    }

    private ProposalId proposed() {
        clock.advance(Duration.ofMinutes(1));
        return hospital.iam().proposes(UseCase.SHARED_WORKSTATION, AFoundedHospital.limits(5, 60 + minutes++));
    }

    /** The case as it would stand if that many of these had to sign, and these seats were there. */
    private ProposalCase under(ProposalId proposal, Quorum quorum, Seat... more) {
        var one = hospital.caseOf(proposal);
        var right = one.right();
        var charter = one.charter()
                .withSeats(
                        2,
                        Stream.concat(one.charter().seats().stream(), Stream.of(more))
                                .toList());
        var objections = StandingActs.of(one.acts()).objections();
        var nothing = new Shortfall(0, 0, List.of());
        return new ProposalCase(
                one.proposal(),
                one.acts(),
                charter,
                new DecisionRight(
                        right.decision(),
                        right.useCase(),
                        right.scope(),
                        quorum,
                        ObjectionEffect.ESCALATES,
                        List.of(),
                        right.clocks(),
                        right.reason()),
                one.replaced(),
                new Undecided(
                        objections.isEmpty()
                                ? new ProposalState.Open(nothing)
                                : new ProposalState.Escalated(objections, nothing)));
    }

    private Seat deputyOfIam(String name) {
        var iam = charter().seat(new SeatId("iam")).orElseThrow();
        return another(iam, "iam-deputy-" + name.toLowerCase(Locale.ROOT), Optional.of(iam.id()), name);
    }

    private static Seat another(Seat like, String id, Optional<SeatId> deputisesFor, String name) {
        return new Seat(
                new SeatId(id),
                like.function(),
                deputisesFor.isPresent() ? Rank.DEPUTY : Rank.OWNER,
                deputisesFor,
                new PersonId(id),
                name,
                like.from(),
                like.until(),
                like.keys());
    }

    private Charter charter() {
        return hospital.policies().chain().charter();
    }

    private List<ProposalView.Place> plan(ProposalCase one) {
        return new ProposalPlan(one, Absentees.NOBODY, clock.instant()).placesFor(NOBODY);
    }

    private static Words said(String key, Object... arguments) {
        return Words.of("governance.proposal.plan." + key, arguments);
    }

    private Instant madeAt(ProposalId proposal) {
        return hospital.caseOf(proposal).proposal().proposedAt();
    }

    @Test
    void namesEverybodyWhoCouldFillAPlace() {
        var one = under(proposed(), new From(Function.IAM, 1), deputyOfIam("Ada"), deputyOfIam("Ben"));

        assertThat(plan(one))
                .singleElement()
                .extracting(ProposalView.Place::people)
                .isEqualTo(said("or", hospital.iam().name() + ", Ada", "Ben"));
    }

    @Test
    void hasAsManyPlacesAsAreAskedForAndFillsOnlyThoseThatAreSigned() {
        var proposal = proposed();
        hospital.iam().signs(proposal);
        var iam = charter().seat(new SeatId("iam")).orElseThrow();
        var second = another(iam, "iam-lakeside", Optional.empty(), "Cleo");
        var one = under(proposal, new From(Function.IAM, 2), deputyOfIam("Ada"), second);

        assertThat(plan(one)).extracting(ProposalView.Place::filled).containsExactly(true, false);
        assertThat(plan(one))
                .last()
                .satisfies(place -> assertThat(place.people()).isEqualTo(said("person", "Cleo")))
                .satisfies(place -> assertThat(place.state()).isEqualTo(said("waiting", madeAt(proposal))));
    }

    @Test
    void saysOfEitherThatTheOtherWouldDoAndWaitsForNoneOnceOneHasSigned() {
        var proposal = proposed();
        var either = new AnyOf(List.of(new From(Function.IAM, 1), new From(Function.SECURITY, 1)));
        assertThat(plan(under(proposal, either)))
                .extracting(ProposalView.Place::state)
                .containsOnly(said("waiting-or", madeAt(proposal)));

        hospital.security().signs(proposal);
        assertThat(plan(under(proposal, new AllOf(List.of(either, new From(Function.CLINICAL_OPERATIONS, 1))))))
                .extracting(ProposalView.Place::state)
                .startsWith(said("not-needed"), said("waiting", madeAt(proposal)));
    }

    @Test
    void waitsForTheSponsorSinceTheObjectionThatBroughtItIn() {
        var proposal = proposed();
        clock.advance(Duration.ofHours(30));
        hospital.clinicalOperations().objects(proposal, "Too short for the theatres.");
        var objected = clock.instant();
        clock.advance(Duration.ofHours(1));
        var one = under(
                proposal, new AllOf(List.of(new From(Function.IAM, 1), new From(Function.CLINICAL_OPERATIONS, 1))));

        assertThat(plan(one))
                .extracting(ProposalView.Place::state)
                .containsExactly(
                        said("waiting", objected), said("waiting", madeAt(proposal)), said("objected", objected));
    }

    @Test
    void waitsSinceASignatureWasTakenBack() {
        var proposal = proposed();
        hospital.iam().signs(proposal);
        clock.advance(Duration.ofHours(3));
        hospital.iam().withdraws(proposal);

        assertThat(plan(under(proposal, new From(Function.IAM, 1))))
                .extracting(ProposalView.Place::state)
                .containsExactly(said("waiting", clock.instant()));
    }
}
