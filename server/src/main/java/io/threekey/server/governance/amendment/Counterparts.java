package io.threekey.server.governance.amendment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** The same row of two charters, found by what it is about; one that only one of them has stands alone. */
record Counterparts<T>(Optional<T> before, Optional<T> after) {

    static <T> List<Counterparts<T>> of(List<T> before, List<T> after, Function<T, ?> about) {
        var gone = new ArrayList<>(before);
        var pairs = new ArrayList<Counterparts<T>>();
        for (var row : after) {
            var counterpart = gone.stream()
                    .filter(other -> about.apply(other).equals(about.apply(row)))
                    .findFirst();
            counterpart.ifPresent(gone::remove);
            pairs.add(new Counterparts<>(counterpart, Optional.of(row)));
        }
        gone.forEach(row -> pairs.add(new Counterparts<>(Optional.of(row), Optional.empty())));
        return pairs;
    }

    Stream<Change> changes(
            Function<T, Stream<Change>> added,
            Function<T, Stream<Change>> removed,
            BiFunction<T, T, Stream<Change>> changed) {
        return before.map(was -> after.map(is -> changed.apply(was, is)).orElseGet(() -> removed.apply(was)))
                .orElseGet(() -> added.apply(after.orElseThrow()));
    }
}
