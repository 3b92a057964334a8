package io.threekey.server.signin.replay;

import static java.util.Objects.requireNonNull;

import io.threekey.charter.PersonId;
import io.threekey.server.governance.GroupName;
import io.threekey.server.governance.ImpactCut;
import io.threekey.server.governance.ImpactFigure;
import io.threekey.server.governance.ImpactTally;
import io.threekey.server.governance.ImpactTally.Counted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One person of a replay: which situations they were in, and the sums of what came of them. */
final class Somebody {

    final int number;
    final AtWork work;

    final SituationsOfSomebody situations = new SituationsOfSomebody();

    /** The number of the set of keys that they used. */
    int drawer;

    private final PersonId person;
    private @Nullable Counted counted;
    private long signIns;
    private long asksNow;
    private long asksThen;
    private List<ImpactFigure> figures = List.of();
    private long[] before = {};
    private long[] after = {};

    Somebody(int number, PersonId person, AtWork work) {
        this.number = number;
        this.person = person;
        this.work = work;
    }

    void take(Verdict verdict, Instant at, ImpactTally tally) {
        if (counted == null) {
            counted = tally.counted(person, work.place());
            figures = verdict.figures();
            before = new long[figures.size()];
            after = new long[figures.size()];
        }
        signIns++;
        counted.wasThere(at, at, verdict.isHindered());
        asksNow += verdict.asksNow() ? 1 : 0;
        asksThen += verdict.asksThen() ? 1 : 0;
        for (var each = 0; each < before.length; each++) {
            before[each] += verdict.figures().get(each).before();
            after[each] += verdict.figures().get(each).after();
        }
    }

    boolean cameIn() {
        return signIns > 0;
    }

    boolean isEverAsked() {
        return asksNow + asksThen > 0;
    }

    /**
     * Of somebody who came in.
     *
     * @param again what coming in once more costs them
     * @param among whom they are counted besides
     */
    void sumUp(ComingInAgain again, Map<ImpactCut.By, GroupName> among) {
        var sums = new ArrayList<ImpactFigure>();
        for (var each = 0; each < before.length; each++) {
            var figure = figures.get(each);
            sums.add(new ImpactFigure(figure.name(), figure.side(), before[each], after[each]));
        }
        sums.addAll(again.figures(work.ward(), asksNow, asksThen));
        var known = requireNonNull(counted);
        known.isAmong(among);
        known.signIns(signIns, sums);
    }
}
