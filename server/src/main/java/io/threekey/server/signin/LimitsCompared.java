package io.threekey.server.signin;

import static java.util.Objects.requireNonNull;

import io.threekey.charter.PersonId;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.ImpactFigure;
import io.threekey.server.governance.ImpactSide;
import io.threekey.server.governance.ImpactTally;
import io.threekey.server.governance.ImpactTally.Share;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.governance.WorkPlace;
import java.util.List;
import java.util.Map;

/**
 * Tries two documents on the same past sessions. Somebody is hindered who would have had to come in once more under the
 * proposed one than under the one in force. Knows no clock and no database.
 */
final class LimitsCompared {

    private static final String SIGN_INS = "signin.sign-ins";
    private static final String UNTOUCHED = "signin.untouched-minutes";

    private final SessionLimits inForce;
    private final SessionLimits proposed;
    private final Map<PersonId, WorkPlace> places;
    private final ImpactTally tally = new ImpactTally();
    private final ComingBack comingBack = new ComingBack();

    LimitsCompared(SessionLimits inForce, SessionLimits proposed, Map<PersonId, WorkPlace> places) {
        this.inForce = inForce;
        this.proposed = proposed;
        this.places = places;
    }

    /** Whose place is not known any more cannot be counted in a group. */
    void take(PastSession past) {
        var place = places.get(past.person());
        if (place == null) {
            tally.unknown();
        } else {
            take(past, place);
        }
    }

    /** A sign-in of which nothing but its end is recorded. */
    void takeUnknown() {
        tally.unknown();
    }

    /** Once, after the last session. */
    Impact impact(ReplayedPeriod period, int smallestGroup) {
        comingBack.spared().forEach(this::take);
        return tally.impact(period, smallestGroup);
    }

    private void take(PastSession past, WorkPlace place) {
        var before = LimitTried.on(past, inForce.in(past.careSetting()));
        var after = LimitTried.on(past, proposed.in(past.careSetting()));
        var times = past.times();
        tally.signIn(
                past.person(),
                place,
                new Share(
                        times.startedAt(),
                        times.lastSeenAt(),
                        after.moreSignIns() > before.moreSignIns(),
                        List.of(
                                signIns(1L + before.moreSignIns(), 1L + after.moreSignIns()),
                                new ImpactFigure(
                                        UNTOUCHED,
                                        ImpactSide.SECURITY,
                                        before.untouchedMinutes(),
                                        after.untouchedMinutes()))));
        comingBack.started(past.id(), past.person(), times.startedAt());
        if (past.ranOut()) {
            comingBack.ended(new ComingBack.RanOut(past, before.openUntil(), after.openUntil()));
        }
    }

    private void take(ComingBack.Return back) {
        tally.add(
                back.person(),
                requireNonNull(places.get(back.person())),
                new Share(
                        back.at(),
                        back.at(),
                        back.sparedBefore() && !back.sparedAfter(),
                        List.of(signIns(back.sparedBefore() ? -1 : 0, back.sparedAfter() ? -1 : 0))));
    }

    private static ImpactFigure signIns(long before, long after) {
        return new ImpactFigure(SIGN_INS, ImpactSide.CONTINUITY, before, after);
    }
}
