package io.threekey.server.governance.template;

import io.threekey.charter.Direction;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyKindRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads which decision each kind of policy needs, and which way each of its numbers gets stricter. */
final class KindsReading {

    private static final int LONGEST_DELAY_MINUTES = 366 * 24 * 60;

    private KindsReading() {}

    static Map<PolicyKindName, PolicyKindRule> of(Entries file, Lines lines) {
        var kinds = new LinkedHashMap<PolicyKindName, PolicyKindRule>();
        file.entries("policyKinds").ifPresent(all -> {
            for (var name : all.names()) {
                lines.put(name, all.line(name));
                var rule = all.entries(name).flatMap(KindsReading::rule);
                nameOf(name, all).ifPresent(kind -> rule.ifPresent(known -> kinds.put(kind, known)));
            }
            all.nothingElse();
        });
        return kinds;
    }

    private static Optional<PolicyKindRule> rule(Entries entries) {
        var decision = entries.form("decision", KnownDecisions::of);
        var stricter = entries.entries("stricter").map(KindsReading::directions).orElse(Map.of());
        var floor = entries.flag("assuranceFloor").orElse(false);
        var delay =
                entries.count("looseningDelayMinutes", 0, LONGEST_DELAY_MINUTES).orElse(0);
        entries.nothingElse();
        return decision.map(needed -> new PolicyKindRule(needed, stricter, floor, delay));
    }

    private static Map<String, Direction> directions(Entries entries) {
        var stricter = new LinkedHashMap<String, Direction>();
        for (var field : entries.names()) {
            entries.form(field, KnownWords.of(Direction.class)).ifPresent(way -> stricter.put(field, way));
        }
        return stricter;
    }

    private static Optional<PolicyKindName> nameOf(String written, Entries all) {
        try {
            return Optional.of(new PolicyKindName(written));
        } catch (IllegalArgumentException noName) {
            all.findings().add(all.line(written), all.where(), Entries.sentence(String.valueOf(noName.getMessage())));
            return Optional.empty();
        }
    }
}
