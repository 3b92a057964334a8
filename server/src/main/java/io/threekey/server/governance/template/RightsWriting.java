package io.threekey.server.governance.template;

import io.threekey.charter.Clocks;
import io.threekey.charter.DecisionRight;
import io.threekey.charter.Quorum;
import io.threekey.charter.Quorum.AllOf;
import io.threekey.charter.Quorum.AnyOf;
import io.threekey.charter.Quorum.AtLeast;
import io.threekey.charter.Quorum.From;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** Writes the rows that say who decides what, and the clocks they run on, so that {@link RightsReading} reads the same. */
final class RightsWriting {

    private final List<DecisionRight> rights;
    private final Map<Clocks, String> named = new LinkedHashMap<>();

    RightsWriting(List<DecisionRight> rights) {
        this.rights = rights;
        rights.forEach(right -> named.putIfAbsent(right.clocks(), nameOf(right)));
    }

    /** Clocks are called after the decision that first runs on them: a charter keeps no other name of theirs. */
    private String nameOf(DecisionRight right) {
        var name = right.decision().value();
        for (var number = 2; named.containsValue(name); number++) {
            name = right.decision().value() + "-" + number;
        }
        return name;
    }

    Node clocks() {
        var lines = new LinkedHashMap<String, Node>();
        named.forEach((clocks, name) -> lines.put(name, Pieces.inline(document(clocks))));
        return Pieces.lines(lines);
    }

    private static JsonObject document(Clocks clocks) {
        return Json.object()
                .put("openDays", clocks.openDays())
                .put("signatureFreshHours", clocks.signatureFreshHours())
                .put("delayMinutes", clocks.delayMinutes())
                .put("wayOutWorkingDays", clocks.wayOutWorkingDays())
                .put("lastsDays", clocks.lastsDays())
                .put("reviewDays", clocks.reviewDays())
                .build();
    }

    /** Rights that follow upon each other and differ in their use case alone share a row. */
    Node rows() {
        var rows = new ArrayList<Node>();
        for (var first = 0; first < rights.size(); ) {
            var end = first + 1;
            while (end < rights.size() && differInUseCaseAlone(rights.get(first), rights.get(end))) {
                end++;
            }
            rows.add(row(rights.subList(first, end)));
            first = end;
        }
        return Pieces.rows(rows);
    }

    private static boolean differInUseCaseAlone(DecisionRight one, DecisionRight other) {
        return new DecisionRight(
                        other.decision(),
                        one.useCase(),
                        other.scope(),
                        other.quorum(),
                        other.objection(),
                        other.consulted(),
                        other.clocks(),
                        other.reason())
                .equals(one);
    }

    private Node row(List<DecisionRight> alike) {
        var right = alike.getFirst();
        var useCases =
                alike.stream().map(one -> Pieces.word(useCase(one.useCase()))).toList();
        var lines = new LinkedHashMap<String, Node>();
        lines.put("decision", Pieces.word(right.decision().value()));
        lines.put("useCase", useCases.size() == 1 ? useCases.getFirst() : Pieces.list(useCases));
        lines.put("scope", Pieces.word(right.scope().value()));
        lines.put("quorum", quorum(right.quorum()));
        lines.put(
                "consulted",
                Pieces.list(right.consulted().stream()
                        .map(function -> Pieces.word(function.code()))
                        .toList()));
        lines.put("objection", Pieces.word(right.objection().code()));
        lines.put(
                "clocks",
                Pieces.word(Optional.ofNullable(named.get(right.clocks())).orElseThrow()));
        lines.put("reason", Pieces.text(right.reason()));
        return Pieces.lines(lines);
    }

    private static String useCase(Optional<UseCase> useCase) {
        return useCase.map(UseCase::code).orElse(RightsReading.EVERY_USE_CASE);
    }

    private static Node quorum(Quorum quorum) {
        return switch (quorum) {
            case AllOf(var parts) -> Pieces.list(quorums(parts));
            case AnyOf(var parts) -> Pieces.inline(Map.of("anyOf", Pieces.list(quorums(parts))));
            case AtLeast(var number, var parts) -> {
                var least = new LinkedHashMap<String, Node>();
                least.put("atLeast", Pieces.number(number));
                least.put("of", Pieces.list(quorums(parts)));
                yield Pieces.inline(least);
            }
            case From(var function, var count) when count == 1 -> Pieces.word(function.code());
            case From from -> Pieces.inline(from.document());
        };
    }

    private static List<Node> quorums(List<Quorum> parts) {
        return parts.stream().map(RightsWriting::quorum).toList();
    }
}
