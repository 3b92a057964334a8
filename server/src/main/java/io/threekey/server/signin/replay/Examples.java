package io.threekey.server.signin.replay;

import io.threekey.server.governance.GroupName;
import io.threekey.server.governance.ImpactExample;
import io.threekey.server.signin.Ruling;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Chooses sign-ins to walk to: of those that most people of a ward have in common, and never of too few of them. */
final class Examples {

    private static final int MOST = 5;

    private final Map<Alike, Integer> people = new HashMap<>();
    private final Map<Alike, Long> entries = new HashMap<>();

    private record Alike(String name, String ward, GroupName keys) {}

    /** One of the situations that somebody was in. */
    record Met(SituationTried situation, Verdict verdict, GroupName keys) {

        private boolean isOfSomebodyWhoCameIn() {
            return verdict.isHindered() && situation.isOfSomebodyWhoCameIn();
        }
    }

    void take(Somebody somebody, Stream<Met> met) {
        var alike = new HashSet<Alike>();
        met.filter(Met::isOfSomebodyWhoCameIn).forEach(one -> {
            var kind = new Alike(name(one.verdict()), somebody.work.place().ward(), one.keys());
            var entry = somebody.situations.firstEntryIn(one.situation().number);
            alike.add(kind);
            if (entry >= 0) {
                entries.merge(kind, entry, Math::min);
            }
        });
        alike.forEach(kind -> people.merge(kind, 1, Integer::sum));
    }

    private static String name(Verdict verdict) {
        return verdict.then() instanceof Ruling.StepUp ? "signin.another-key" : "signin.kept-out";
    }

    /** The wards of most people first, each ward once for each thing that people would have met. */
    List<ImpactExample> shown(int smallestGroup) {
        var said = new HashSet<Set<String>>();
        return people.entrySet().stream()
                .filter(alike -> alike.getValue() >= smallestGroup && entries.containsKey(alike.getKey()))
                .sorted(Map.Entry.<Alike, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.comparing(Alike::ward)
                                .thenComparing(Alike::name)
                                .thenComparing(alike -> alike.keys().name()))))
                .map(Map.Entry::getKey)
                .filter(alike -> said.add(Set.of(alike.ward(), alike.name())))
                .limit(MOST)
                .map(alike ->
                        new ImpactExample(alike.name(), alike.ward(), alike.keys(), entries.getOrDefault(alike, 0L)))
                .toList();
    }
}
