package io.threekey.server.governance.template;

import io.threekey.charter.Containment;
import io.threekey.charter.Continuity;
import io.threekey.charter.Function;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.UseCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what one person may do alone, at night and for hours: tighten inside of bounds, or return to what was before. */
final class ActsReading {

    private static final int MOST_HOURS = 1_000_000;
    private static final long FARTHEST = 1_000_000_000_000L;

    private ActsReading() {}

    static List<Containment> containments(Entries file, Lines lines) {
        var found = new ArrayList<Containment>();
        for (var node : file.list("containments")) {
            var row = Entries.of(node, "containment " + (found.size() + 1), file.findings());
            var kind = row.form("policyKind", PolicyKindName::new);
            var useCases = row.texts("useCases", KnownWords.of(UseCase.class));
            var by = row.texts("by", KnownWords.of(Function.class));
            var hours = row.count("hours", 0, MOST_HOURS);
            var coSign = row.count("coSignOverPercent", 0, MOST_HOURS);
            var bounds = row.entries("bounds").map(ActsReading::bounds).orElse(Map.of());
            row.text("reason");
            row.nothingElse();
            kind.ifPresent(named -> {
                lines.putIfAbsent("containment " + named, Findings.lineOf(node));
                found.add(new Containment(named, useCases, by, hours.orElse(1), coSign.orElse(0), bounds));
            });
        }
        return List.copyOf(found);
    }

    static List<Continuity> continuities(Entries file, Lines lines) {
        var found = new ArrayList<Continuity>();
        for (var node : file.list("continuities")) {
            var row = Entries.of(node, "continuity " + (found.size() + 1), file.findings());
            var kind = row.form("policyKind", PolicyKindName::new);
            var by = row.texts("by", KnownWords.of(Function.class));
            var hours = row.count("hours", 0, MOST_HOURS);
            row.text("reason");
            row.nothingElse();
            kind.ifPresent(named -> {
                lines.putIfAbsent("continuity " + named, Findings.lineOf(node));
                found.add(new Continuity(named, by, hours.orElse(1)));
            });
        }
        return List.copyOf(found);
    }

    private static Map<String, Long> bounds(Entries entries) {
        var bounds = new LinkedHashMap<String, Long>();
        for (var field : entries.names()) {
            entries.number(field, -FARTHEST, FARTHEST).ifPresent(bound -> bounds.put(field, bound));
        }
        return bounds;
    }
}
