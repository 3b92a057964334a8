package io.threekey.charter;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.stream.Stream;

/**
 * Whom a seat's term lets act. Whoever's term is over still signs who comes after them, and, while too few terms run to
 * fill any seat, who comes after the others whose term is over: otherwise a hospital that let most terms pass could
 * never sign anything again.
 */
public final class Terms {
    private Terms() {}

    /** Whether the seat's term lets it do this on the proposal at that instant, whatever else may be in the way. */
    public static boolean cover(Charter inForce, Proposal proposal, Seat seat, ActKind kind, Instant at) {
        return seat.isHeldAt(at) || cover(ActSubject.of(inForce, proposal.founding(), proposal), seat, kind, at);
    }

    static boolean cover(ActSubject subject, Seat seat, ActKind kind, Instant at) {
        return seat.isHeldAt(at)
                || seat.isOverAt(at)
                        && lastsBeyondATerm(kind)
                        && subject.successionOf()
                                .flatMap(subject.charter()::seat)
                                .filter(filled -> mayFill(subject, seat, filled, at))
                                .isPresent();
    }

    /** To stop or object is for whoever holds a seat: nobody whose term is over keeps a seat empty. */
    private static boolean lastsBeyondATerm(ActKind kind) {
        return switch (kind) {
            case SIGN, WITHDRAW, ADVISE -> true;
            case OBJECT, STOP, OVERRULE -> false;
        };
    }

    private static boolean mayFill(ActSubject subject, Seat over, Seat filled, Instant at) {
        return filled.id().equals(over.id())
                || filled.isOverAt(at)
                        && !meet(subject.charter(), subject.right().quorum(), at);
    }

    /** Whether those whose term runs then could fill a seat and change the charter. */
    static boolean letGovern(Charter charter, Instant at) {
        return Stream.of(PolicyAddress.SEAT_SUCCESSION, PolicyAddress.CHARTER)
                .allMatch(kind -> charter.rightFor(kind)
                        .filter(right -> meet(charter, right.quorum(), at))
                        .isPresent());
    }

    /** Whether those whose term runs then could meet the quorum together. */
    static boolean meet(Charter charter, Quorum quorum, Instant at) {
        var holding = charter.seats().stream()
                .filter(seat -> seat.isHeldAt(at))
                .map(Seat::standing)
                .collect(toSet());
        return QuorumMatching.solve(quorum, holding).isPresent();
    }
}
