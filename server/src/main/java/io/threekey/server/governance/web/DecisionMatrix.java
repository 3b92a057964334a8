package io.threekey.server.governance.web;

import io.threekey.charter.Charter;
import io.threekey.charter.CharterGaps;
import io.threekey.charter.DecisionKind;
import io.threekey.charter.DecisionRight;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The charter's rights in the order in which people look for them, and which of them answers a question. */
final class DecisionMatrix {

    private final Charter charter;

    DecisionMatrix(Charter charter) {
        this.charter = charter;
    }

    /**
     * A right and what it was found for.
     *
     * @param useCases for which it says the same; empty for all that have no right of their own
     * @param differs whether some use cases have one
     */
    record Found(DecisionRight right, List<UseCase> useCases, Scope asked, boolean differs) {

        boolean saysUseCase() {
            return differs || !useCases.isEmpty();
        }

        /** What to ask to be answered with it alone; for those without a right of their own, with the others beside it. */
        MatrixQuestion question() {
            return new MatrixQuestion(
                    Optional.of(right.decision()), useCases.stream().findFirst(), asked, Optional.empty());
        }

        boolean isOfTheSite() {
            return !right.scope().isGroup();
        }
    }

    /** What every hospital decides first, in its order; what only this one decides after it. */
    List<DecisionKind> decisions() {
        var own = charter.rights().stream()
                .map(DecisionRight::decision)
                .distinct()
                .toList();
        return Stream.concat(
                        CharterGaps.toBeDecided().stream().filter(own::contains),
                        own.stream().filter(kind -> !CharterGaps.toBeDecided().contains(kind)))
                .toList();
    }

    List<Found> answers(MatrixQuestion question) {
        return decisions().stream()
                .filter(kind -> question.decision().isEmpty()
                        || question.decision().get().equals(kind))
                .flatMap(kind -> answers(kind, question).stream())
                .filter(found -> question.function().isEmpty()
                        || CharterView.Part.of(
                                        found.right(), question.function().get())
                                != CharterView.Part.NONE)
                .toList();
    }

    /** For which use cases a decision has a right of its own in a scope. */
    List<UseCase> ownUseCases(DecisionKind kind, Scope scope) {
        return Arrays.stream(UseCase.values())
                .filter(useCase -> charter.rights().stream()
                        .filter(right -> right.decision().equals(kind))
                        .filter(right ->
                                right.scope().isGroup() || right.scope().equals(scope))
                        .anyMatch(right -> right.useCase().equals(Optional.of(useCase))))
                .toList();
    }

    private List<Found> answers(DecisionKind kind, MatrixQuestion question) {
        if (question.useCase().isPresent()) {
            return charter.rightFor(kind, question.useCase(), question.scope()).stream()
                    .map(right -> new Found(right, List.of(question.useCase().get()), question.scope(), true))
                    .toList();
        }
        var found = new ArrayList<>(together(kind, question.scope()));
        charter.rightFor(kind, Optional.empty(), question.scope())
                .ifPresent(right -> found.addFirst(new Found(right, List.of(), question.scope(), !found.isEmpty())));
        return found;
    }

    /** Use cases that are decided alike are answered together. */
    private List<Found> together(DecisionKind kind, Scope scope) {
        var alike = new LinkedHashMap<DecisionRight, List<UseCase>>();
        var rights = new LinkedHashMap<DecisionRight, DecisionRight>();
        for (var useCase : ownUseCases(kind, scope)) {
            charter.rightFor(kind, Optional.of(useCase), scope).ifPresent(right -> {
                var anyUseCase = forAnyUseCase(right);
                rights.putIfAbsent(anyUseCase, right);
                alike.computeIfAbsent(anyUseCase, first -> new ArrayList<>()).add(useCase);
            });
        }
        return alike.entrySet().stream()
                .map(one -> new Found(rights.getOrDefault(one.getKey(), one.getKey()), one.getValue(), scope, true))
                .toList();
    }

    private static DecisionRight forAnyUseCase(DecisionRight right) {
        return new DecisionRight(
                right.decision(),
                Optional.empty(),
                right.scope(),
                right.quorum(),
                right.objection(),
                right.consulted(),
                right.clocks(),
                right.reason());
    }
}
