package io.threekey.charter;

import static io.threekey.charter.ActVerdict.Refused.unless;

import io.threekey.charter.ActVerdict.Refused;
import io.threekey.charter.json.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether an act follows from the acts before it: it knows them all, comes in time, and is not done already. */
final class ActOrder {
    private ActOrder() {}

    static Optional<Refused> of(ActSubject subject, List<Act> soFar, Act act) {
        var standing = StandingActs.of(soFar);
        return unless(act.statement().actsBefore().equals(digests(soFar)), RefusalReason.OTHER_ACTS_BEFORE)
                .or(() -> unless(isInTime(subject, soFar, act.statement().madeAt()), RefusalReason.OUT_OF_TURN))
                .or(() -> unless(standing.stop().isEmpty(), RefusalReason.PROPOSAL_STOPPED))
                .or(() -> isNews(subject, standing, act));
    }

    private static List<Digest> digests(List<Act> acts) {
        return acts.stream().map(Act::digest).toList();
    }

    private static boolean isInTime(ActSubject subject, List<Act> soFar, Instant madeAt) {
        var afterTheLast =
                soFar.isEmpty() || !madeAt.isBefore(soFar.getLast().statement().madeAt());
        return afterTheLast
                && subject.proposal()
                        .filter(open -> madeAt.isBefore(open.proposedAt()) || madeAt.isAfter(open.openUntil()))
                        .isEmpty();
    }

    private static Optional<Refused> isNews(ActSubject subject, StandingActs standing, Act act) {
        if (subject.proposal().isEmpty() && act.kind() != ActKind.SIGN) {
            return Optional.of(Refused.because(RefusalReason.ONLY_SIGNING_FOUNDS));
        }
        var own = standing.of(act.seat().id());
        return switch (act.kind()) {
            case SIGN -> signsAnew(own, act);
            case OBJECT -> unless(own.filter(ActOrder::isObjection).isEmpty(), RefusalReason.ALREADY_DONE);
            case WITHDRAW -> unless(own.isPresent(), RefusalReason.NOTHING_TO_WITHDRAW);
            case STOP -> unless(mayStop(subject, act.seat()), RefusalReason.MAY_NOT_STOP);
            case ADVISE -> Optional.empty();
            case OVERRULE ->
                unless(act.seat().function() == Function.SPONSOR, RefusalReason.SPONSOR_ONLY)
                        .or(() -> unless(isWayOutOpen(subject, act), RefusalReason.WAY_OUT_CLOSED))
                        .or(() -> unless(
                                own.filter(ActOrder::isObjection).isEmpty(), RefusalReason.OWN_OBJECTION_STANDS));
        };
    }

    private static Optional<Refused> signsAnew(Optional<Act> own, Act act) {
        return unless(own.filter(ActOrder::isObjection).isEmpty(), RefusalReason.OWN_OBJECTION_STANDS)
                .or(() -> unless(
                        own.filter(earlier -> !act.statement()
                                        .madeAt()
                                        .isAfter(earlier.statement().notAfter()))
                                .isEmpty(),
                        RefusalReason.ALREADY_DONE));
    }

    private static boolean isObjection(Act act) {
        return act.kind() == ActKind.OBJECT;
    }

    private static boolean isWayOutOpen(ActSubject subject, Act act) {
        return subject.proposal()
                .flatMap(subject.charter()::wayOutOpens)
                .filter(opens -> !act.statement().madeAt().isBefore(opens))
                .isPresent();
    }

    /** The sponsor alone keeps nobody from a new charter or a new sponsor. */
    private static boolean mayStop(ActSubject subject, Seat seat) {
        return subject.proposal()
                .filter(proposal -> proposal.proposedBy().equals(seat.holder())
                        || seat.function() == Function.SPONSOR
                                && !proposal.address().replacesCharter())
                .isPresent();
    }
}
