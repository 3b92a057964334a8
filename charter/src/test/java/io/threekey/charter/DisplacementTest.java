package io.threekey.charter;

import static io.threekey.charter.CharterChangeTest.breaks;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ProposalState.Blocked;
import io.threekey.charter.ProposalState.Escalated;
import io.threekey.charter.ProposalState.Open;
import io.threekey.charter.ProposalState.ReadyToAdopt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Somebody sits, and is to be replaced against their word: not by any three, and not within a week. */
class DisplacementTest {
    private static final Duration WAIT = Duration.ofDays(30);

    private final VerifiedChain founded = Deciding.founded(AHospital.charter());

    private static Deciding succession(VerifiedChain chain, String id) {
        var charter = chain.history().latestCharter();
        var seats = charter.seats().stream()
                .map(seat -> seat.id().value().equals(id) ? heldBy(seat) : seat)
                .toList();
        return Deciding.next(
                chain,
                "p-1",
                PolicyAddress.SEAT_SUCCESSION,
                AChain.version(2, seats, charter.rights()).document());
    }

    private static Seat heldBy(Seat seat) {
        return new Seat(
                seat.id(),
                seat.function(),
                seat.rank(),
                seat.deputisesFor(),
                new PersonId("successor"),
                "The next one",
                seat.from(),
                seat.until(),
                List.of(DecisionKeys.key("successor first"), DecisionKeys.key("successor second")));
    }

    private static PolicyVersion adopted(VerifiedChain chain, Deciding deciding) {
        return Deciding.extended(chain.next(deciding.adopted()))
                .history()
                .latest(PolicyAddress.CHARTER)
                .orElseThrow();
    }

    @Test
    void takesEffectAsTheCharterSaysWhereTheHolderDoesNotObject() {
        var agreed = succession(founded, "iam").signs("sponsor", "security", "iam-deputy");
        assertThat(adopted(founded, agreed).effectiveAt()).isEqualTo(agreed.now);
    }

    @Test
    void needsAllTheOthersWhereTheHolderObjects() {
        var contested = succession(founded, "iam").objects("iam").signs("sponsor", "security", "iam-deputy");
        assertThat(contested.state()).isInstanceOfSatisfying(Escalated.class, escalated -> {
            assertThat(escalated.objections())
                    .extracting(act -> act.seat().id().value())
                    .containsExactly("iam");
            assertThat(escalated.missing().needed()).isEqualTo(3);
            assertThat(escalated.missing().present()).isEqualTo(2);
            assertThat(escalated.missing().ways()).containsExactly(Map.of(Function.CLINICAL_OPERATIONS, 1));
        });
        breaks(founded.next(contested.adopted()), BreakReason.NOT_DECIDED);
        contested.signs("clinical-operations-deputy");
        assertThat(contested.state()).isInstanceOf(ReadyToAdopt.class);
    }

    @Test
    void waitsForAMonthWhereTheHolderObjects() {
        var contested = succession(founded, "iam").objects("iam").signs("sponsor", "security", "clinical-operations");
        assertThat(adopted(founded, contested).effectiveAt()).isEqualTo(contested.now.plus(WAIT));
        assertThat(founded.preview(contested.proposal, contested.acts, contested.now)
                        .effectiveAt())
                .isEqualTo(contested.now.plus(WAIT));
        assertThat(founded.preview(contested.proposal, List.of(), contested.now).effectiveAt())
                .isEqualTo(contested.now);
    }

    @Test
    void isNoLongerContestedOnceTheHolderWithdraws() {
        var settled = succession(founded, "iam")
                .objects("iam")
                .signs("sponsor", "security", "iam-deputy")
                .withdraws("iam");
        assertThat(adopted(founded, settled).effectiveAt()).isEqualTo(settled.now);
    }

    /** Nothing becomes a decision by the passing of a term. */
    @Test
    void staysContestedWhenTheTermEndsMeanwhile() {
        var contested = succession(founded, "iam").objects("iam").signs("sponsor", "security", "iam-deputy");
        assertThat(DecisionProcess.stateOf(
                        endingWithin(contested, Duration.ofHours(1)),
                        contested.proposal,
                        contested.acts,
                        contested.now.plus(Duration.ofHours(2))))
                .isInstanceOf(Escalated.class);
    }

    private static Charter endingWithin(Deciding deciding, Duration time) {
        var until = deciding.now.plus(time);
        return deciding.charter.withSeats(
                1,
                deciding.charter.seats().stream()
                        .map(seat -> seat.id().value().equals("iam")
                                ? new Seat(
                                        seat.id(),
                                        seat.function(),
                                        seat.rank(),
                                        seat.deputisesFor(),
                                        seat.holder(),
                                        seat.holderName(),
                                        seat.from(),
                                        until,
                                        seat.keys())
                                : seat)
                        .toList());
    }

    @Test
    void hearsADeputyWhoIsReplacedToo() {
        var contested = succession(founded, "iam-deputy").objects("iam-deputy").signs("iam", "sponsor", "security");
        assertThat(contested.state()).isInstanceOf(Escalated.class);
        contested.signs("clinical-operations");
        assertThat(contested.state()).isInstanceOf(ReadyToAdopt.class);
    }

    /** Nobody keeps a colleague in a seat by objecting. */
    @Test
    void onlyNotesWhatAnybodyElseObjects() {
        var noted = succession(founded, "iam").objects("iam-deputy").objects("clinical-operations");
        assertThat(noted.state()).isInstanceOf(Open.class);
        noted.signs("sponsor", "security", "clinical-operations-deputy");
        assertThat(adopted(founded, noted).effectiveAt()).isEqualTo(noted.now);
    }

    @Test
    void neverShortensWhatTheCharterSays() {
        var longer = 60 * 24 * 40;
        var slow = Deciding.founded(with(ObjectionEffect.NOTED, Clocks.of(14, 72, longer)));
        var contested = succession(slow, "iam").objects("iam").signs("sponsor", "security", "clinical-operations");
        assertThat(adopted(slow, contested).effectiveAt()).isEqualTo(contested.now.plus(Duration.ofMinutes(longer)));
    }

    /** The right names the staff representation too; in this hospital it has no seat. */
    @Test
    void asksForNobodyWithoutASeat() {
        var seats = AHospital.seats().stream()
                .filter(seat -> seat.function() != Function.STAFF_REPRESENTATION)
                .toList();
        var parts = Stream.concat(
                        AHospital.each().stream(), Stream.<Quorum>of(new Quorum.From(Function.STAFF_REPRESENTATION, 1)))
                .toList();
        var rights = AHospital.rights().stream()
                .map(right -> right.decision().value().equals("succession")
                        ? AHospital.right("succession", new Quorum.AtLeast(3, parts), ObjectionEffect.NOTED)
                        : right)
                .toList();
        var chain = Deciding.founded(AHospital.charter(seats, AHospital.kinds(), rights));
        var contested = succession(chain, "iam").objects("iam").signs("sponsor", "security");
        contested.signs("iam-deputy");
        assertThat(contested.state()).isInstanceOf(Escalated.class);
        contested.signs("clinical-operations");
        assertThat(contested.state()).isInstanceOf(ReadyToAdopt.class);
    }

    @Test
    void leavesAnObjectionThatBlocksAsItIs() {
        var strict = Deciding.founded(with(ObjectionEffect.BLOCKS, Clocks.of(14, 72, 0)));
        var contested = succession(strict, "iam").objects("iam").signs("sponsor");
        assertThat(contested.state()).isInstanceOf(Blocked.class);
        contested.signs("security", "clinical-operations");
        assertThat(contested.state()).isInstanceOf(Blocked.class);
    }

    private static Charter with(ObjectionEffect effect, Clocks clocks) {
        var rights = AHospital.rights().stream()
                .map(right -> right.decision().value().equals("succession")
                        ? new DecisionRight(
                                right.decision(),
                                right.useCase(),
                                right.scope(),
                                right.quorum(),
                                effect,
                                right.consulted(),
                                clocks,
                                right.reason())
                        : right)
                .toList();
        return AHospital.charter(AHospital.seats(), AHospital.kinds(), rights);
    }
}
