package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.RiskThresholds;
import io.threekey.evidence.RiskThresholds.Answer;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.ImpactFigure;
import io.threekey.server.governance.ImpactSide;
import io.threekey.server.governance.ImpactTally;
import io.threekey.server.governance.ImpactTally.Share;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.governance.WorkPlace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tries two documents on what went before the same past sign-ins. Somebody is hindered who would have been asked for
 * another key, or kept out, under the proposed one and not under the one in force. Knows no clock and no database, no keys
 * but those that were used, and counts no brake: it says how many the thresholds alone would hit.
 */
final class ThresholdsCompared {

    private static final String ASKED_MORE = "signin.asked-more";
    private static final String KEPT_OUT = "signin.kept-out";
    private static final String UNHEARD = "signin.unheard";

    private final RiskThresholds inForce;
    private final RiskThresholds proposed;
    private final Map<PersonId, WorkPlace> places;
    private final List<Tried> tried = new ArrayList<>();
    private final Set<PersonId> holdMore = new HashSet<>();
    private final ImpactTally tally = new ImpactTally();

    private record Tried(WeighedSignIn past, RecentHistory recently, boolean keyIsMore, WorkPlace place) {}

    ThresholdsCompared(RiskThresholds inForce, RiskThresholds proposed, Map<PersonId, WorkPlace> places) {
        this.inForce = inForce;
        this.proposed = proposed;
        this.places = places;
    }

    /** Whose place is not known any more cannot be counted in a group, and nothing can be tried on what was not noted. */
    void take(WeighedSignIn past) {
        var place = places.get(past.person());
        if (place == null || past.recently().isEmpty() || past.key().isEmpty()) {
            tally.unknown();
            return;
        }
        var keyIsMore = RulingFunction.MORE.isMetBy(past.key().get());
        tried.add(new Tried(past, past.recently().get().counting(0), keyIsMore, place));
        if (keyIsMore) {
            holdMore.add(past.person());
        }
    }

    /** Once, after the last sign-in. */
    Impact impact(ReplayedPeriod period, int smallestGroup) {
        tried.forEach(each -> tally.signIn(each.past().person(), each.place(), share(each)));
        return tally.impact(period, smallestGroup);
    }

    private Share share(Tried each) {
        var before = answer(inForce, each);
        var after = answer(proposed, each);
        var at = each.past().at();
        return new Share(
                at,
                at,
                isHindering(after) && !isHindering(before),
                List.of(
                        figure(ASKED_MORE, ImpactSide.CONTINUITY, before == Answer.ASK_MORE, after == Answer.ASK_MORE),
                        figure(KEPT_OUT, ImpactSide.CONTINUITY, before == Answer.KEEP_OUT, after == Answer.KEEP_OUT),
                        figure(
                                UNHEARD,
                                ImpactSide.SECURITY,
                                before == Answer.NOTHING && counts(each),
                                after == Answer.NOTHING && counts(each))));
    }

    /** What it would come to for them: nobody is asked for what they show already, or do not have. */
    private Answer answer(RiskThresholds thresholds, Tried each) {
        var answer = thresholds.answerTo(each.recently(), each.past().setting());
        var canGiveMore = !each.keyIsMore() && holdMore.contains(each.past().person());
        return answer == Answer.ASK_MORE && !canGiveMore ? Answer.TELL : answer;
    }

    private static boolean isHindering(Answer answer) {
        return answer == Answer.ASK_MORE || answer == Answer.KEEP_OUT;
    }

    /** Whether something went before that counts under either of the two. */
    private boolean counts(Tried each) {
        return inForce.points(each.recently()) > 0 || proposed.points(each.recently()) > 0;
    }

    private static ImpactFigure figure(String name, ImpactSide side, boolean before, boolean after) {
        return new ImpactFigure(name, side, before ? 1 : 0, after ? 1 : 0);
    }
}
