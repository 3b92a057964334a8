package io.threekey.charter;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The charter is governed like everything else: by the charter before it. */
class CharterChangeTest {
    static final String[] EVERYONE = {"sponsor", "iam", "security", "clinical-operations"};

    private final VerifiedChain founded = Deciding.founded(AHospital.charter());

    private static Charter next(List<Seat> seats, List<DecisionRight> rights) {
        return AChain.version(2, seats, rights);
    }

    static List<DecisionRight> iamAlone() {
        var rights = new ArrayList<>(AHospital.rights());
        rights.set(0, AHospital.right("session-timing", new Quorum.From(Function.IAM, 1), ObjectionEffect.NOTED));
        return rights;
    }

    static void breaks(ChainStep step, BreakReason reason) {
        assertThat(step)
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.reason()).isEqualTo(reason));
    }

    private Deciding change(PolicyAddress address, Charter next) {
        return Deciding.next(founded, "p-change", address, next.document());
    }

    @Nested
    class AChange {
        @Test
        void isDecidedByTheCharterBeforeIt() {
            var deciding = change(PolicyAddress.CHARTER, next(AHospital.seats(), iamAlone()));
            breaks(
                    founded.next(Deciding.next(founded, "p", PolicyAddress.CHARTER, deciding.proposal.document())
                            .signs("iam")
                            .adopted()),
                    BreakReason.NOT_DECIDED);
            var changed =
                    Deciding.extended(founded.next(deciding.signs(EVERYONE).adopted()));

            assertThat(changed.history().latestCharter().version()).isEqualTo(2);
            assertThat(changed.history().charterInForce(deciding.now).version()).isEqualTo(2);
            assertThat(changed.history()
                            .charterInForce(deciding.now.minusMillis(1))
                            .version())
                    .isEqualTo(1);
            assertThat(changed.history().versions(PolicyAddress.CHARTER))
                    .extracting(PolicyVersion::version)
                    .containsExactly(1, 2);
            assertThat(changed.history().versions(PolicyAddress.SEAT_SUCCESSION))
                    .hasSize(2);
            assertThat(changed.history().fingerprint())
                    .isEqualTo(founded.history().fingerprint());
            assertThat(changed.history().addresses()).containsExactly(AHospital.limits());
            assertThat(changed.history().adopted(new ProposalId("p-change"))).isTrue();
        }

        @Test
        void governsTheDecisionsAfterIt() {
            var changed =
                    Deciding.extended(founded.next(change(PolicyAddress.CHARTER, next(AHospital.seats(), iamAlone()))
                            .signs(EVERYONE)
                            .adopted()));
            var alone = Deciding.next(
                            changed, "p-2", AHospital.limits(), Json.object().build())
                    .signs("iam");
            var grown = Deciding.extended(changed.next(alone.adopted()));
            assertThat(grown.history().latest(AHospital.limits()).orElseThrow().charterVersion())
                    .isEqualTo(2);
        }

        @Test
        void voidsWhatWasProposedUnderTheOldCharter() {
            var before = Deciding.next(
                            founded, "p-old", AHospital.limits(), Json.object().build())
                    .signs("iam", "security", "clinical-operations");
            var changed =
                    Deciding.extended(founded.next(change(PolicyAddress.CHARTER, next(AHospital.seats(), iamAlone()))
                            .signs(EVERYONE)
                            .adopted()));
            before.now = changed.lastAdoptedAt();
            breaks(changed.next(before.adopted()), BreakReason.ANOTHER_CHARTER);
        }

        @Test
        void isRefusedWhenTheNextCharterIsFaulty() {
            var seats = AHospital.seats().subList(1, 8);
            breaks(adopted(next(seats, AHospital.rights())), BreakReason.FAULTY_CHARTER);
            breaks(adopted(AChain.version(3, AHospital.seats(), AHospital.rights())), BreakReason.FAULTY_CHARTER);
            breaks(
                    founded.next(Deciding.next(
                                    founded,
                                    "p",
                                    PolicyAddress.CHARTER,
                                    Json.object().build())
                            .signs(EVERYONE)
                            .adopted()),
                    BreakReason.FAULTY_CHARTER);
            var elsewhere = new Charter(
                    new InstallationId("st-elsewhere"),
                    2,
                    AHospital.charter().sealing(),
                    AHospital.charter().log(),
                    AHospital.charter().calendar(),
                    AHospital.charter().seats(),
                    AHospital.charter().policyKinds(),
                    AHospital.charter().rights(),
                    List.of(),
                    List.of(),
                    List.of());
            breaks(adopted(elsewhere), BreakReason.FAULTY_CHARTER);
        }

        private ChainStep adopted(Charter next) {
            return founded.next(
                    change(PolicyAddress.CHARTER, next).signs(EVERYONE).adopted());
        }
    }

    @Nested
    class ASuccession {
        static final String[] OTHERS = {"sponsor", "security", "clinical-operations"};

        private static List<Seat> iamSeat(UnaryOperator<Seat> change) {
            return AHospital.seats().stream()
                    .map(seat -> seat.id().value().equals("iam") ? change.apply(seat) : seat)
                    .toList();
        }

        private static Seat heldBy(Seat seat, String person, Instant until) {
            return new Seat(
                    seat.id(),
                    seat.function(),
                    seat.rank(),
                    seat.deputisesFor(),
                    new PersonId(person),
                    "The next one",
                    seat.from(),
                    until,
                    List.of(DecisionKeys.key("successor first"), DecisionKeys.key("successor second")));
        }

        static List<Seat> successor() {
            return iamSeat(seat -> heldBy(seat, "successor", seat.until()));
        }

        @Test
        void fillsOneSeatWithoutItsFormerHolder() {
            var deciding = change(PolicyAddress.SEAT_SUCCESSION, next(successor(), AHospital.rights()))
                    .signs(OTHERS);
            var changed = Deciding.extended(founded.next(deciding.adopted()));
            assertThat(changed.history()
                            .latestCharter()
                            .seat(new SeatId("iam"))
                            .orElseThrow()
                            .holder())
                    .isEqualTo(new PersonId("successor"));
        }

        @Test
        void endsWhatTheFormerHoldersKeysCouldDo() {
            var changed = Deciding.extended(
                    founded.next(change(PolicyAddress.SEAT_SUCCESSION, next(successor(), AHospital.rights()))
                            .signs(OTHERS)
                            .adopted()));
            var after = Deciding.next(
                    changed, "p-2", AHospital.limits(), Json.object().build());
            assertThat(after.verify(after.act(ActKind.SIGN, "iam")))
                    .isEqualTo(ActVerdict.Refused.because(RefusalReason.UNKNOWN_KEY));
            assertThat(after.verify(DecisionKeys.sign(after.statement(ActKind.SIGN, "iam"), "successor first")))
                    .isInstanceOf(ActVerdict.Accepted.class);
        }

        @Test
        void isRefusedWhenMoreThanOneSeatChanges() {
            var both = successor().stream()
                    .map(seat -> seat.id().value().equals("security")
                            ? CharterReviewTest.withKeys(seat, List.of(DecisionKeys.key("a"), DecisionKeys.key("b")))
                            : seat)
                    .toList();
            refused(next(both, AHospital.rights()));
        }

        @Test
        void isRefusedWhenAnythingElseChanges() {
            refused(next(successor(), iamAlone()));
            refused(next(successor().subList(0, 7), AHospital.rights()));
            refused(next(AHospital.seats(), AHospital.rights()));
            refused(next(successor().reversed(), AHospital.rights()));
        }

        @Test
        void isRefusedWhenTheSeatBecomesAnother() {
            var renamed = AHospital.seats().stream()
                    .map(seat -> seat.id().value().equals("iam-deputy")
                            ? new Seat(
                                    new SeatId("iam-second-deputy"),
                                    seat.function(),
                                    seat.rank(),
                                    seat.deputisesFor(),
                                    seat.holder(),
                                    seat.holderName(),
                                    seat.from(),
                                    seat.until(),
                                    seat.keys())
                            : seat)
                    .toList();
            refused(next(renamed, AHospital.rights()));
            var moved = AHospital.seats().stream()
                    .map(seat -> seat.id().value().equals("iam-deputy")
                            ? new Seat(
                                    seat.id(),
                                    Function.SECURITY,
                                    seat.rank(),
                                    Optional.of(new SeatId("security")),
                                    seat.holder(),
                                    seat.holderName(),
                                    seat.from(),
                                    seat.until(),
                                    seat.keys())
                            : seat)
                    .toList();
            refused(next(moved, AHospital.rights()));
        }

        private void refused(Charter next) {
            breaks(
                    founded.next(change(PolicyAddress.SEAT_SUCCESSION, next)
                            .signs(OTHERS)
                            .adopted()),
                    BreakReason.NOT_A_SUCCESSION);
        }

        @Test
        void needsThreeOfTheFour() {
            var deciding = change(PolicyAddress.SEAT_SUCCESSION, next(successor(), AHospital.rights()))
                    .signs("sponsor", "security");
            breaks(founded.next(deciding.adopted()), BreakReason.NOT_DECIDED);
        }

        /** Design rule 7: a lapsed term may still sign its own succession, and nothing else. */
        @Test
        void mayBeSignedByItsOwnLapsedSeat() {
            var soon = AHospital.days(30);
            var lapsing = iamSeat(seat -> new Seat(
                    seat.id(),
                    seat.function(),
                    seat.rank(),
                    seat.deputisesFor(),
                    seat.holder(),
                    seat.holderName(),
                    seat.from(),
                    soon,
                    seat.keys()));
            var charter = AHospital.charter(lapsing, AHospital.kinds(), AHospital.rights());
            var own = succession(charter, "iam", soon);
            assertThat(own.verify(own.act(ActKind.SIGN, "iam"))).isInstanceOf(ActVerdict.Accepted.class);

            var ofAnother = succession(charter, "security", soon);
            assertThat(ofAnother.verify(ofAnother.act(ActKind.SIGN, "iam")))
                    .isEqualTo(ActVerdict.Refused.because(RefusalReason.TERM_NOT_RUNNING));
            var notACharter = new Deciding(
                    charter,
                    charter.digest(),
                    Deciding.proposal(
                            charter,
                            PolicyAddress.SEAT_SUCCESSION,
                            Json.object().build(),
                            soon));
            assertThat(notACharter.verify(notACharter.act(ActKind.SIGN, "iam")))
                    .isEqualTo(ActVerdict.Refused.because(RefusalReason.TERM_NOT_RUNNING));
            var asCharter = new Deciding(
                    charter,
                    charter.digest(),
                    Deciding.proposal(charter, PolicyAddress.CHARTER, own.proposal.document(), soon));
            assertThat(asCharter.verify(asCharter.act(ActKind.SIGN, "iam")))
                    .isEqualTo(ActVerdict.Refused.because(RefusalReason.TERM_NOT_RUNNING));
        }

        @Test
        void mayNotBeSignedBeforeTheTermBegins() {
            var tomorrow = AHospital.days(2);
            var early = iamSeat(seat -> new Seat(
                    seat.id(),
                    seat.function(),
                    seat.rank(),
                    seat.deputisesFor(),
                    seat.holder(),
                    seat.holderName(),
                    tomorrow,
                    seat.until(),
                    seat.keys()));
            var charter = AHospital.charter(early, AHospital.kinds(), AHospital.rights());
            var own = succession(charter, "iam", AHospital.days(1));
            assertThat(own.verify(own.act(ActKind.SIGN, "iam")))
                    .isEqualTo(ActVerdict.Refused.because(RefusalReason.TERM_NOT_RUNNING));
        }

        private static Deciding succession(Charter charter, String seatId, Instant at) {
            var seats = charter.seats().stream()
                    .map(seat ->
                            seat.id().value().equals(seatId) ? heldBy(seat, "successor", AHospital.TERM_ENDS) : seat)
                    .toList();
            var document = AChain.version(2, seats, charter.rights()).document();
            return new Deciding(
                    charter, charter.digest(), Deciding.proposal(charter, PolicyAddress.SEAT_SUCCESSION, document, at));
        }
    }
}
