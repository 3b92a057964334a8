package io.threekey.server.signin.replay;

import io.threekey.evidence.KeyTraits;
import io.threekey.server.signin.RulingFunction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One situation of a replay. It is ruled on once for each set of keys that somebody used who was in it. */
final class SituationTried {

    final int number;
    final Situation situation;
    final RuledAgain.AsRecorded again;

    /** Whether enough is recorded to try it. */
    final boolean described;

    private final Map<Integer, Verdict> verdicts = new HashMap<>();

    SituationTried(int number, Situation situation, RuledAgain.AsRecorded again, boolean described) {
        this.number = number;
        this.situation = situation;
        this.again = again;
        this.described = described;
    }

    boolean isOfSomebodyWhoCameIn() {
        return situation.became() instanceof Situation.Became.LetIn;
    }

    /** @param drawers all sets of keys that anybody used, with everybody's own among them by its number */
    Verdict verdict(int drawer, PoliciesTried tried, List<Set<KeyTraits>> drawers) {
        return verdicts.computeIfAbsent(drawer, number -> verdict(drawers.get(number), tried));
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
