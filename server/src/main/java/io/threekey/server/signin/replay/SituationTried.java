package io.threekey.server.signin.replay;

import io.threekey.evidence.KeyTraits;
import io.threekey.server.governance.WorkPlace;
import io.threekey.server.signin.RulingFunction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One situation of a replay. It is ruled on once for each set of keys that somebody used who was in it. */
final class SituationTried {

    final int number;
    final Situation situation;
    final RuledAgain.AsRecorded again;

    /** Whether enough is recorded to try it. */
    final boolean described;

    private final Map<WorkPlace, First> firstOnWard = new HashMap<>();
    private @Nullable Verdict[] verdicts = {};

    SituationTried(int number, Situation situation, RuledAgain.AsRecorded again, boolean described) {
        this.number = number;
        this.situation = situation;
        this.again = again;
        this.described = described;
    }

    /** The first sign-in of a ward that stands in the ledger. */
    record First(Somebody who, long entry) {}

    void note(Somebody somebody, long entry) {
        somebody.situations.set(number);
        if (entry >= 0) {
            firstOnWard.putIfAbsent(somebody.work.place(), new First(somebody, entry));
        }
    }

    boolean isOfSomebodyWhoCameIn() {
        return situation.became() instanceof Situation.Became.LetIn;
    }

    /** Negative where somebody else was the first, or none of them stands in the ledger yet. */
    long firstEntryOf(Somebody somebody) {
        var first = firstOnWard.get(somebody.work.place());
        return first != null && first.who() == somebody ? first.entry() : -1;
    }

    /** @param drawers all sets of keys that anybody used, with everybody's own among them by its number */
    Verdict verdict(int drawer, PoliciesTried tried, List<Set<KeyTraits>> drawers) {
        if (verdicts.length == 0) {
            verdicts = new Verdict[drawers.size()];
        }
        var known = verdicts[drawer];
        if (known == null) {
            known = verdict(drawers.get(drawer), tried);
            verdicts[drawer] = known;
        }
        return known;
    }

    private Verdict verdict(Set<KeyTraits> used, PoliciesTried tried) {
        var others = new HashSet<>(used);
        situation.key().ifPresent(others::remove);
        var facts = situation.uncounted().facts(others).orElseThrow();
        var work = facts.workplace().orElseThrow();
        var now = RulingFunction.rule(tried.now().apply(work), facts);
        var then = RulingFunction.rule(tried.then().apply(work), facts);
        return new Verdict(now, then, tried.counting().figures(facts, now, then));
    }
}
