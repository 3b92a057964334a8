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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        return new Seat(
                seat.id(),
                seat.function(),
                seat.rank(),
                seat.deputisesFor(),
                seat.holder(),
                seat.holderName(),
                seat.from(),
                until,
                seat.keys());
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
        private final Charter charter = over(
                "sponsor", "sponsor-deputy", "iam", "iam-deputy", "security", "security-deputy");

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

    private static boolean canFill(Charter charter, String seat, String lost) {
        var right = charter.rightFor(PolicyAddress.SEAT_SUCCESSION).orElseThrow();
        var founding = AHospital.charter().foundingPolicies().getFirst().document();
        var digest = PolicyVersion.digestOf(founding);
        var subject = new ActSubject(
                charter, digest, digest, digest, Optional.empty(), right, Optional.of(new SeatId(seat)));
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
