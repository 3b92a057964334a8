package io.threekey.server.governance.web;

import io.threekey.charter.Charter;
import io.threekey.charter.DecisionKind;
import io.threekey.charter.DecisionRight;
import io.threekey.charter.Function;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody wants to know of the charter. Empty stands for everything; a word that nobody could have chosen on the
 * page stands for it too.
 *
 * @param scope where it is asked for: the whole group, or one site
 */
record MatrixQuestion(
        Optional<DecisionKind> decision, Optional<UseCase> useCase, Scope scope, Optional<Function> function) {

    static final MatrixQuestion EVERYTHING =
            new MatrixQuestion(Optional.empty(), Optional.empty(), Scope.GROUP, Optional.empty());

    static MatrixQuestion of(Charter charter, String decision, String useCase, String site, String function) {
        return new MatrixQuestion(
                charter.rights().stream()
                        .map(DecisionRight::decision)
                        .filter(kind -> kind.value().equals(decision))
                        .findFirst(),
                named(Arrays.stream(UseCase.values()), UseCase::code, useCase),
                site.isEmpty() ? Scope.GROUP : scope(site),
                named(Arrays.stream(Function.values()), Function::code, function));
    }

    boolean asksForEverything() {
        return equals(EVERYTHING);
    }

    /** The page that answers it. */
    String path() {
        return UriComponentsBuilder.fromPath("/charter")
                .queryParamIfPresent("decision", decision.map(DecisionKind::value))
                .queryParamIfPresent("useCase", useCase.map(UseCase::code))
                .queryParamIfPresent("site", Optional.of(site()).filter(site -> !site.isEmpty()))
                .queryParamIfPresent("function", function.map(Function::code))
                .fragment("answer")
                .build()
                .encode()
                .toUriString();
    }

    String site() {
        return scope.isGroup() ? "" : scope.value().substring("site:".length());
    }

    private static Scope scope(String site) {
        try {
            return Scope.site(site);
        } catch (IllegalArgumentException noName) {
            return Scope.GROUP;
        }
    }

    private static <T> Optional<T> named(Stream<T> all, java.util.function.Function<T, String> code, String written) {
        return all.filter(one -> code.apply(one).equals(written)).findFirst();
    }
}
