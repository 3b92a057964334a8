package io.threekey.server.governance.template;

import io.threekey.charter.DecisionRight;
import io.threekey.charter.Function;
import io.threekey.charter.ObjectionEffect;
import io.threekey.charter.Quorum;
import io.threekey.charter.Quorum.AllOf;
import io.threekey.charter.Quorum.From;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the rows that say who decides what. A row that names several decisions or use cases makes one right for each.
 * What cannot be read in a row is replaced, so that the review finds the row's other faults and no faults that follow.
 */
final class RightsReading {

    static final String EVERY_USE_CASE = "all";

    private static final Quorum STAND_IN = new AllOf(List.of(
            new From(Function.IAM, 1), new From(Function.CLINICAL_OPERATIONS, 1), new From(Function.SECURITY, 1)));

    private final ClocksReading clocks;
    private final Lines lines;
    private final List<DecisionRight> rights = new ArrayList<>();

    private RightsReading(ClocksReading clocks, Lines lines) {
        this.clocks = clocks;
        this.lines = lines;
    }

    static List<DecisionRight> of(Entries file, ClocksReading clocks, Lines lines) {
        var reading = new RightsReading(clocks, lines);
        var rows = file.list("rights");
        for (int number = 0; number < rows.size(); number++) {
            reading.row(Entries.of(rows.get(number), "right " + (number + 1), file.findings()));
        }
        return List.copyOf(reading.rights);
    }

    private void row(Entries row) {
        var decisions = row.oneOrMore("decision", KnownDecisions::of);
        var useCases = row.oneOrMore("useCase", RightsReading::useCase);
        var scope = row.form("scope", Scope::new);
        var quorum = row.value("quorum")
                .flatMap(node -> QuorumReading.of(node, row.path("quorum"), row.findings()))
                .orElse(STAND_IN);
        var consulted = row.texts("consulted", KnownWords.of(Function.class));
        var objection =
                row.form("objection", KnownWords.of(ObjectionEffect.class)).orElse(ObjectionEffect.BLOCKS);
        var run = row.value("clocks")
                .map(node -> clocks.at(node, row.path("clocks"), row.findings()))
                .orElseGet(ClocksReading::standIn);
        var reason = row.text("reason").orElse("none");
        row.nothingElse();
        for (var decision : decisions) {
            for (var useCase : useCases) {
                scope.flatMap(where -> made(
                                row,
                                () -> new DecisionRight(
                                        decision, useCase, where, quorum, objection, consulted, run, reason)))
                        .ifPresent(right -> add(right, row));
            }
        }
    }

    private void add(DecisionRight right, Entries row) {
        rights.add(right);
        lines.put(nameOf(right), Findings.lineOf(row.node()));
        row.valueIfPresent("clocks")
                .map(clocks::spotOf)
                .ifPresent(spot -> lines.put(nameOf(right) + " clocks", spot.line(), spot.name()));
    }

    /** As the charter's review names a right. */
    private static String nameOf(DecisionRight right) {
        return right.decision() + " " + right.useCase().map(UseCase::code).orElse(EVERY_USE_CASE) + " " + right.scope();
    }

    private static Optional<DecisionRight> made(Entries row, java.util.function.Supplier<DecisionRight> right) {
        try {
            return Optional.of(right.get());
        } catch (IllegalArgumentException impossible) {
            row.findings().add(row.node(), row.where(), Entries.sentence(String.valueOf(impossible.getMessage())));
            return Optional.empty();
        }
    }

    static Optional<UseCase> useCase(String written) {
        if (written.equals(EVERY_USE_CASE)) {
            return Optional.empty();
        }
        var known = new ArrayList<>(List.of(EVERY_USE_CASE));
        known.addAll(KnownWords.words(UseCase.class));
        if (!known.contains(written)) {
            throw KnownWords.unknown(written, known);
        }
        return Optional.of(UseCase.ofCode(written));
    }
}
