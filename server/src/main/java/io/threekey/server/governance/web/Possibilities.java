package io.threekey.server.governance.web;

import io.threekey.charter.ActKind;
import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalState;
import io.threekey.charter.Seat;
import io.threekey.charter.StandingActs;
import io.threekey.charter.Terms;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.governance.ProposalStatus.Undecided;
import io.threekey.server.governance.QuorumWords;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** What a person can usefully do on a proposal now; the desk decides again when they do it. */
final class Possibilities {

    private Possibilities() {}

    static Set<ActKind> of(ProposalCase one, PersonId person, Instant now) {
        if (!one.isOpen()) {
            return Set.of();
        }
        return one.seatOf(person).map(seat -> withinTheTerm(one, seat, now)).orElse(Set.of());
    }

    static boolean maySignToday(ProposalCase one, Seat seat, Instant now) {
        return Terms.cover(one.charter(), one.proposal(), seat, ActKind.SIGN, now);
    }

    private static Set<ActKind> withinTheTerm(ProposalCase one, Seat seat, Instant now) {
        var possible = of(one, seat, now);
        possible.removeIf(act -> !Terms.cover(one.charter(), one.proposal(), seat, act, now));
        return possible;
    }

    private static EnumSet<ActKind> of(ProposalCase one, Seat seat, Instant now) {
        var standing = StandingActs.of(one.acts());
        var own = standing.of(seat.id());
        var possible = EnumSet.noneOf(ActKind.class);
        var signed = own.filter(act -> act.kind() == ActKind.SIGN)
                .filter(act -> !now.isAfter(act.statement().notAfter()))
                .isPresent();
        var objected = own.filter(act -> act.kind() == ActKind.OBJECT).isPresent();
        if (!signed && !objected && signs(one, seat.function())) {
            possible.add(ActKind.SIGN);
        }
        if (!objected && (signs(one, seat.function()) || one.right().consulted().contains(seat.function()))) {
            possible.add(ActKind.OBJECT);
        }
        if (own.isPresent()) {
            possible.add(ActKind.WITHDRAW);
        }
        possible.add(ActKind.ADVISE);
        if (seat.function() == Function.SPONSOR && !objected && isWayOutOpen(one, now)) {
            possible.add(ActKind.OVERRULE);
        }
        if (one.proposal().proposedBy().equals(seat.holder())
                || seat.function() == Function.SPONSOR
                        && !one.proposal().address().replacesCharter()) {
            possible.add(ActKind.STOP);
        }
        return possible;
    }

    /** Only once the clock has run; whether it would decide is weighed with the signatures. */
    static boolean isWayOutOpen(ProposalCase one, Instant now) {
        return one.charter()
                .wayOutOpens(one.proposal())
                .filter(opens -> !now.isBefore(opens))
                .isPresent();
    }

    /** Whether a signature for this function can count now: the sponsor's does once an objection brought it in. */
    static boolean signs(ProposalCase one, Function function) {
        return QuorumWords.functionsIn(one.right().quorum()).contains(function)
                || function == Function.SPONSOR && isEscalated(one);
    }

    static boolean isEscalated(ProposalCase one) {
        return one.status() instanceof Undecided(ProposalState.Escalated escalated);
    }
}
