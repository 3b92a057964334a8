package io.threekey.charter;

import static io.threekey.charter.Function.CLINICAL_OPERATIONS;
import static io.threekey.charter.Function.IAM;
import static io.threekey.charter.Function.SECURITY;
import static io.threekey.charter.Function.SPONSOR;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ProposalState.ReadyToAdopt;
import io.threekey.charter.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Terms end, and often together: however many are over, somebody can still say who comes next. */
class WhenTermsEndTest {
    private static final Instant OVER = AHospital.days(30);

    /** The seats of those who decide, where these terms are over and the others run. */
    private static Charter over(String... seats) {
        return charter(Set.of(seats));
    }

    private static Charter charter(Set<String> over) {
        var seats = AHospital.seats().stream()
                .filter(seat -> seat.function().founds())
                .map(seat -> over.contains(seat.id().value()) ? until(seat, OVER) : seat)
                .toList();
        return AHospital.charter(seats, AHospital.kinds(), AHospital.rights());
    }

    private static Seat until(Seat seat, Instant until) {
        return AHospital.held(seat, seat.from(), until);
    }

    private static Seat from(Seat seat, Instant from) {
        return AHospital.held(seat, from, seat.until());
    }

    private static Deciding succession(Charter charter, String seatId) {
        var seats = charter.seats().stream()
                .map(seat -> seat.id().value().equals(seatId) ? until(seat, AHospital.TERM_ENDS.plusMillis(1)) : seat)
                .toList();
        return at(
                charter,
                PolicyAddress.SEAT_SUCCESSION,
                AChain.version(2, seats, charter.rights()).document());
    }

    private static Deciding at(Charter charter, PolicyAddress address, JsonObject document) {
        return new Deciding(charter, charter.digest(), Deciding.proposal(charter, address, document, OVER));
    }

    @Nested
    class OfMostFunctions {
        private final Charter charter =
                over("sponsor", "sponsor-deputy", "iam", "iam-deputy", "security", "security-deputy");

        @Test
        void whoseTermIsOverStillSignWhoComesAfterTheOthers() {
            var deciding = succession(charter, "security").signs("clinical-operations", "iam", "sponsor");
            assertThat(deciding.state()).isInstanceOf(ReadyToAdopt.class);
        }

        @Test
        void nobodyWhoseTermIsOverDecidesAnythingElse() {
            var limits = at(charter, AHospital.limits(), AChain.idle(5));
            limits.refuses(limits.act(ActKind.SIGN, "iam"), RefusalReason.TERM_NOT_RUNNING);
            var change = at(
                    charter,
                    PolicyAddress.CHARTER,
                    succession(charter, "iam").proposal.document());
            change.refuses(change.act(ActKind.SIGN, "iam"), RefusalReason.TERM_NOT_RUNNING);
        }

        @Test
        void aTermSaysBeforehandWhatItStillCovers() {
            var limits = at(charter, AHospital.limits(), AChain.idle(5)).proposal;
            var next = succession(charter, "security").proposal;
            assertThat(covers(limits, "clinical-operations", ActKind.SIGN)).isTrue();
            assertThat(covers(limits, "iam", ActKind.SIGN)).isFalse();
            assertThat(covers(next, "iam", ActKind.SIGN)).isTrue();
            assertThat(covers(next, "iam", ActKind.OBJECT)).isFalse();
        }

        private boolean covers(Proposal proposal, String seat, ActKind kind) {
            return Terms.cover(charter, proposal, charter.seat(new SeatId(seat)).orElseThrow(), kind, OVER);
        }

        @Test
        void nobodyWhoseTermIsOverReplacesWhoseTermRuns() {
            var running = succession(charter, "clinical-operations");
            running.refuses(running.act(ActKind.SIGN, "iam"), RefusalReason.TERM_NOT_RUNNING);
        }

        @Test
        void nobodyWhoseTermIsOverKeepsASeatEmpty() {
            var own = succession(charter, "iam");
            own.refuses(own.act(ActKind.OBJECT, "iam"), RefusalReason.TERM_NOT_RUNNING);
            own.refuses(own.act(ActKind.STOP, "iam"), RefusalReason.TERM_NOT_RUNNING);
            own.signs("iam").withdraws("iam");
        }
    }

    /** Two functions could sign, three must: whoever signs only from tomorrow on is none of them. */
    @Test
    void aTermThatHasNotBegunRunsNoMoreThanOneThatIsOver() {
        var seats = over("sponsor", "sponsor-deputy").seats().stream()
                .map(seat -> seat.function() == SECURITY ? from(seat, AHospital.days(31)) : seat)
                .toList();
        var charter = AHospital.charter(seats, AHospital.kinds(), AHospital.rights());
        var deciding = succession(charter, "sponsor-deputy").signs("sponsor", "iam", "clinical-operations");
        assertThat(deciding.state()).isInstanceOf(ReadyToAdopt.class);
    }

    @Test
    void ofAllSeatsAtOnceLeavesAWayOut() {
        var everyone = over(
                "sponsor",
                "sponsor-deputy",
                "iam",
                "iam-deputy",
                "security",
                "security-deputy",
                "clinical-operations",
                "clinical-operations-deputy");
        var deciding = succession(everyone, "iam").signs("clinical-operations", "iam-deputy", "sponsor");
        assertThat(deciding.state()).isInstanceOf(ReadyToAdopt.class);
    }

    /** Mission row M1: nobody is seated for good. */
    @Test
    void atTheLatestAfterFiveYears() {
        var latest = AHospital.FOUNDED.atOffset(ZoneOffset.UTC).plusYears(5).toInstant();
        assertThat(CharterReview.of(withIamUntil(latest))).isEmpty();
        for (var late : List.of(latest.plusMillis(1), Instant.parse("9999-12-31T00:00:00Z"))) {
            assertThat(CharterReview.of(withIamUntil(late)))
                    .containsExactly(new CharterFault("iam", "A term lasts 5 years at most."));
        }
    }

    private static Charter withIamUntil(Instant until) {
        var seats = AHospital.seats().stream()
                .map(seat -> seat.id().value().equals("iam") ? until(seat, until) : seat)
                .toList();
        return AHospital.charter(seats, AHospital.kinds(), AHospital.rights());
    }

    /** Whoever still may is asked first: nobody whose term is over is counted while three others could sign. */
    @Test
    void ofOneFunctionLeavesItToTheOthers() {
        var one = over("iam", "iam-deputy", "security-deputy");
        var another = succession(one, "security-deputy");
        another.refuses(another.act(ActKind.SIGN, "iam"), RefusalReason.TERM_NOT_RUNNING);
        succession(one, "iam").signs("iam", "security", "sponsor");
    }

    /**
     * Every set of terms that can be over, with every one person whose keys are lost besides: some seat can be filled,
     * and so at last each of them.
     */
    @Test
    void inWhateverNumberNoHospitalIsLockedOut() {
        var ids = charter(Set.of()).seats().stream()
                .map(seat -> seat.id().value())
                .toList();
        var stuck = new ArrayList<String>();
        for (var chosen = 1; chosen < 1 << ids.size(); chosen++) {
            var bits = chosen;
            var over = IntStream.range(0, ids.size())
                    .filter(bit -> (bits >> bit & 1) == 1)
                    .mapToObj(ids::get)
                    .collect(toSet());
            var charter = charter(over);
            for (var lost : ids) {
                if (over.stream().noneMatch(seat -> canFill(charter, seat, lost))) {
                    stuck.add(over + " without " + lost);
                }
            }
        }
        assertThat(stuck).isEmpty();
    }

    /** A mistyped year must not end the hospital's word: terms are weighed at the moment of taking effect. */
    @Nested
    class ANextCharter {
        private final VerifiedChain founded = Deciding.founded(charter(Set.of()));

        private ChainStep changed(UnaryOperator<Seat> change) {
            return adopted(PolicyAddress.CHARTER, change, "sponsor", "iam", "security", "clinical-operations");
        }

        private ChainStep adopted(PolicyAddress address, UnaryOperator<Seat> change, String... signing) {
            var seats = founded.history().latestCharter().seats().stream()
                    .map(change)
                    .toList();
            var next = AChain.version(2, seats, AHospital.rights());
            return founded.next(Deciding.next(founded, "p-next", address, next.document())
                    .signs(signing)
                    .adopted());
        }

        /** When the four have signed and it takes effect. */
        private static Instant effective() {
            return AHospital.hours(6);
        }

        @Test
        void leavesEveryFunctionSomebodyWhoseTermRuns() {
            AChain.breaks(
                    changed(seat -> seat.function() == IAM ? until(seat, effective()) : seat),
                    1,
                    BreakReason.TOO_FEW_TERMS_RUN);
            AChain.breaks(
                    changed(seat -> seat.function() == IAM
                            ? AHospital.held(seat, effective().plusMillis(1), AHospital.TERM_ENDS)
                            : seat),
                    1,
                    BreakReason.TOO_FEW_TERMS_RUN);
            Deciding.extended(changed(seat -> seat.function() == IAM
                    ? AHospital.held(seat, effective(), effective().plusMillis(1))
                    : seat));
        }

        @Test
        void mayLeaveASeatEmptyWhoseDeputySits() {
            Deciding.extended(changed(seat -> seat.id().value().equals("iam") ? until(seat, effective()) : seat));
        }

        @Test
        void fillsASeatFromTheMomentItTakesEffect() {
            var others = new String[] {"sponsor", "security", "clinical-operations"};
            var effective = AHospital.hours(5);
            AChain.breaks(
                    adopted(PolicyAddress.SEAT_SUCCESSION, seat -> iam(seat, AHospital.FOUNDED, effective), others),
                    1,
                    BreakReason.SUCCESSOR_NOT_YET);
            AChain.breaks(
                    adopted(
                            PolicyAddress.SEAT_SUCCESSION,
                            seat -> iam(seat, effective.plusMillis(1), AHospital.TERM_ENDS),
                            others),
                    1,
                    BreakReason.SUCCESSOR_NOT_YET);
            Deciding.extended(adopted(
                    PolicyAddress.SEAT_SUCCESSION, seat -> iam(seat, effective, effective.plusMillis(1)), others));
        }

        private static Seat iam(Seat seat, Instant from, Instant until) {
            return seat.id().value().equals("iam") ? AHospital.held(seat, from, until) : seat;
        }

        /** The way back leads through charters in which too few terms run still. */
        @Test
        void fillsOneSeatWhereTooFewTermsRunStill() {
            var ids = founded.history().latestCharter().seats().stream()
                    .map(seat -> seat.id().value())
                    .toArray(String[]::new);
            var chain = Deciding.founded(over(ids));
            var seats = chain.history().latestCharter().seats().stream()
                    .map(seat -> iam(seat, OVER, AHospital.TERM_ENDS))
                    .toList();
            var next = AChain.version(2, seats, AHospital.rights()).document();
            Deciding.extended(
                    chain.next(Deciding.next(chain, "p", PolicyAddress.SEAT_SUCCESSION, next, Enactment.REGULAR, OVER)
                            .signs("sponsor", "security", "iam")
                            .adopted()));
        }

        @Test
        void isRefusedAtTheFoundingToo() {
            var later = charter(Set.of()).seats().stream()
                    .map(seat -> seat.function() == IAM ? until(seat, AHospital.hours(1)) : seat)
                    .toList();
            AChain.breaks(
                    VerifiedChain.found(
                            Deciding.founding(AHospital.charter(later, AHospital.kinds(), AHospital.rights()))),
                    0,
                    BreakReason.TOO_FEW_TERMS_RUN);
        }
    }

    private static boolean canFill(Charter charter, String seat, String lost) {
        var right = charter.rightFor(PolicyAddress.SEAT_SUCCESSION).orElseThrow();
        var founding = AHospital.charter().foundingPolicies().getFirst().document();
        var digest = PolicyVersion.digestOf(founding);
        var subject =
                new ActSubject(charter, digest, digest, digest, Optional.empty(), right, Optional.of(new SeatId(seat)));
        var signing = charter.seats().stream()
                .filter(one -> !one.id().value().equals(lost))
                .filter(one -> Terms.cover(subject, one, ActKind.SIGN, OVER))
                .map(Seat::function)
                .collect(toSet());
        return List.of(SPONSOR, IAM, CLINICAL_OPERATIONS, SECURITY).stream()
                        .filter(signing::contains)
                        .count()
                >= 3;
    }
}
